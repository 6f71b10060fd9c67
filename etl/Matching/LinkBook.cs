using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Matching;

/// <summary>What reviewers read of the links and write about them.</summary>
public sealed class LinkBook(SqliteConnection connection)
{
    private const int LongestReason = 400;
    private const int DigitsOfAPerson = 8;

    /// <summary>How many links there are of each kind and status; of the withdrawn by their reason.</summary>
    public IReadOnlyList<(string KindCode, string StatusCode, string WithdrawalCode, int Count)> Totals() =>
        connection.Rows("SELECT KindCode, StatusCode, WithdrawalCode, COUNT(*) FROM fact_IdentityLink GROUP BY 1, 2, 3 ORDER BY 3, 1, 2", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));

    /// <summary>The standing links that somebody should look at, the least sure first; of people who were erased nothing is left to look at.</summary>
    public IReadOnlyList<KeptLink> ForReview() => Read("WHERE StatusCode = 'Review' AND WithdrawnLoadRunKey = -1 AND SUBSTR(OneToken, 1, 1) <> 'x' AND SUBSTR(MemberToken, 1, 1) <> 'x' ORDER BY Score, IdentityLinkKey");

    public KeptLink? Find(long key) => Read("WHERE IdentityLinkKey = @key", ("@key", key)).SingleOrDefault();

    /// <summary>All periods in which the pair was linked.</summary>
    public IReadOnlyList<KeptLink> HistoryOf(KeptLink link) =>
        Read("WHERE OneToken = @one AND MemberToken = @member ORDER BY IdentityLinkKey", ("@one", link.OneToken), ("@member", link.MemberToken));

    public IReadOnlyList<(LinkVerdict Verdict, string DecidedAt, string DecidedBy, string Reason)> DecisionsOn(KeptLink link) =>
        connection.Rows(
            "SELECT VerdictCode, DecidedAt, DecidedBy, Reason FROM quality_LinkDecision WHERE OneToken = @one AND MemberToken = @member ORDER BY LinkDecisionKey",
            reader => (Enum.Parse<LinkVerdict>(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3)), ("@one", link.OneToken), ("@member", link.MemberToken));

    /// <summary>Keeps the decision; the next matching follows it.</summary>
    /// <exception cref="ArgumentException">The reason is missing, too long, or holds what looks like a number of a person.</exception>
    public void Decide(KeptLink link, LinkVerdict verdict, string decidedBy, string reason, DateTimeOffset now)
    {
        string told = reason.Trim();
        if (told.Length is 0 or > LongestReason)
        {
            throw new ArgumentException($"A decision about a link needs a reason of 1 to {LongestReason} characters; this one has {told.Length}.", nameof(reason));
        }

        int digits = 0;
        foreach (char letter in told)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : 0;
            if (digits >= DigitsOfAPerson)
            {
                throw new ArgumentException($"The reason holds {DigitsOfAPerson} digits in a row, as the numbers of persons do. It is kept in the warehouse, where such numbers never stand: say it without the number.", nameof(reason));
            }
        }

        connection.Run(
            "INSERT INTO quality_LinkDecision (LinkDecisionKey, OneToken, MemberToken, VerdictCode, DecidedAt, DecidedBy, Reason) SELECT COALESCE(MAX(LinkDecisionKey), 0) + 1, @one, @member, @verdict, @at, @by, @reason FROM quality_LinkDecision",
            ("@one", link.OneToken), ("@member", link.MemberToken), ("@verdict", verdict.ToString()), ("@at", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("@by", decidedBy), ("@reason", told));
    }

    private List<KeptLink> Read(string condition, params ReadOnlySpan<(string Name, object Value)> parameters) =>
        connection.Rows(
            $"SELECT IdentityLinkKey, KindCode, StatusCode, OneToken, MemberToken, Score, EvidenceCodes, EvidenceBits, MethodCode, LoadRunKey, WithdrawnLoadRunKey, WithdrawalCode FROM fact_IdentityLink {condition}",
            reader => new KeptLink(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetDouble(5),
                [.. reader.GetString(6).Split(' ').Zip(reader.GetString(7).Split(' '), (code, bits) => (code, bits)).Select((item, field) => new EvidenceItem((MatchField)field, item.code, double.Parse(item.bits, CultureInfo.InvariantCulture)))],
                reader.GetString(8), reader.GetInt32(9), reader.GetInt32(10), reader.GetString(11)),
            parameters);
}
