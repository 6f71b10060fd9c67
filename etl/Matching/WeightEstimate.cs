using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>Estimates the weights from the two registers themselves.</summary>
/// <remarks>
/// Entries of one person: pairs that agree in the citizen id, each number once in either register, say how often the other fields agree; pairs that agree alone in name, birth date and commune say how often
/// the citizen id does. Entries of two people: pairs taken at random. The stated weights are mixed in as if they had been seen in a few pairs, so a level that a small register never shows keeps a sensible
/// weight. Expectation maximisation over blocked pairs was left aside: in a block of one birth date twins and namesakes look like a second kind of one person.
/// </remarks>
internal static class WeightEstimate
{
    private const int RandomPairs = 2_000_000;
    private const double StatedPairs = 200;
    private const double StatedRandomPairs = 20_000;

    public static EvidenceWeights Of(IdentityRecord[] residents, IdentityRecord[] insured, BlockIndex residentsByCitizen, HouseholdLinks households)
    {
        BlockIndex insuredByCitizen = new([.. insured.Select(record => record.Tokens[MatchToken.CitizenId])]);
        long[][] same = NewCounts();
        foreach (IdentityRecord record in insured)
        {
            ReadOnlySpan<int> candidates = residentsByCitizen[record.Tokens[MatchToken.CitizenId]];
            if (candidates.Length == 1 && insuredByCitizen[record.Tokens[MatchToken.CitizenId]].Length == 1)
            {
                IdentityRecord resident = residents[candidates[0]];
                Agreement agreement = Agreement.Of(resident, record, PlaceLevel.Unknown);
                if (agreement.IsWholeName || agreement.IsBirthEqual)
                {
                    Count(same, agreement with { Place = households.PlaceOf(resident, record, agreement.IsSure ? 1 : 0) });
                }
            }
        }

        same[(int)MatchField.CitizenId] = CitizenCounts(residents, insured);
        long[][] chance = NewCounts();
        ulong state = 0x243F6A8885A308D3;
        if (residents.Length > 0 && insured.Length > 0)
        {
            for (int i = 0; i < RandomPairs; i++)
            {
                IdentityRecord resident = residents[Next(ref state, residents.Length)];
                IdentityRecord record = insured[Next(ref state, insured.Length)];
                if (!MatchTokens.Agree(resident.Tokens, record.Tokens, MatchToken.CitizenId))
                {
                    Count(chance, Agreement.Of(resident, record, households.PlaceOf(resident, record, 0)));
                }
            }
        }

        return new EvidenceWeights(Shares(same, EvidenceWeights.Stated.Same, StatedPairs), Shares(chance, EvidenceWeights.Stated.Chance, StatedRandomPairs));
    }

    private static long[] CitizenCounts(IdentityRecord[] residents, IdentityRecord[] insured)
    {
        static long Key(IdentityRecord record) => BlockKeys.Mix(BlockKeys.Mix(record.Tokens[MatchToken.NameWritten], record.Tokens[MatchToken.BirthDate]), record.CommuneKey);

        BlockIndex byPerson = new([.. residents.Select(Key)]);
        BlockIndex insuredByPerson = new([.. insured.Select(Key)]);
        long[][] counts = NewCounts();
        foreach (IdentityRecord record in insured)
        {
            ReadOnlySpan<int> candidates = byPerson[Key(record)];
            if (candidates.Length == 1 && insuredByPerson[Key(record)].Length == 1)
            {
                Count(counts, Agreement.Of(residents[candidates[0]], record, PlaceLevel.Unknown));
            }
        }

        return counts[(int)MatchField.CitizenId];
    }

    private static long[][] NewCounts() => [.. EvidenceWeights.LevelCounts.Select(levels => new long[levels])];

    private static void Count(long[][] counts, Agreement agreement)
    {
        for (MatchField field = MatchField.Name; field <= MatchField.Place; field++)
        {
            counts[(int)field][agreement.LevelOf(field)]++;
        }
    }

    // Shares among the pairs that know the field; level 0 is "unknown" and weighs nothing.
    private static double[][] Shares(long[][] counts, Func<MatchField, int, double> stated, double statedPairs) =>
        [.. counts.Select((levels, field) =>
        {
            double known = levels.Skip(1).Sum() + statedPairs;
            return levels.Select((count, level) => level == 0 ? 1 : (count + (statedPairs * stated((MatchField)field, level))) / known).ToArray();
        })];

    private static int Next(ref ulong state, int limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(((state >> 32) * (ulong)limit) >> 32);
    }
}
