using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>The keys under which two entries meet. Every slip in one field leaves at least one key whole.</summary>
internal static class BlockKeys
{
    /// <summary>One function per block; 0 where the entry lacks a part of the key.</summary>
    public static IReadOnlyList<Func<IdentityRecord, long>> All { get; } =
    [
        record => record.Tokens[MatchToken.CitizenId],
        record => record.Tokens[MatchToken.OldId],
        record => record.Tokens[MatchToken.InsuranceNumber],
        record => Mix(record.Tokens[MatchToken.CitizenMiddle], record.Tokens[MatchToken.CitizenEnd]),
        record => record.Tokens[MatchToken.BirthDate],
        record => Mix(record.Tokens[MatchToken.NameSorted], record.BirthYear),
        record => Mix(record.Tokens[MatchToken.NameSorted], record.Tokens[MatchToken.BirthMonthDay]),
        record => Mix(record.Tokens[MatchToken.NameSorted], record.CommuneKey),
        record => Mix(record.Tokens[MatchToken.GivenName], record.Tokens[MatchToken.BirthYearUnordered]),
        record => Mix(Mix(record.Tokens[MatchToken.FamilyName], record.Tokens[MatchToken.GivenName]), Mix(record.BirthYear, record.CommuneKey)),
    ];

    public static long Mix(long one, long other)
    {
        if (one == 0 || other == 0)
        {
            return 0;
        }

        ulong mixed = ((ulong)one * 0x9E3779B97F4A7C15) ^ (((ulong)other * 0xC2B2AE3D27D4EB4F) >> 1);
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9;
        return (long)(mixed ^ (mixed >> 32)) | 1;
    }
}
