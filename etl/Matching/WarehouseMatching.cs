using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Matching;

/// <summary>Links the participants of the star with the residents of the register and with each other: fact.IdentityLink with its history, dim.MatchedPerson with what stands.</summary>
/// <remarks>
/// All identities are matched anew each time figures are computed: a link depends on its rivals and on weights learnt from both registers, so no part can be matched alone. What comes out is compared
/// with the links that stand. A link that does not come again is closed and stays in the table with the reason; the decisions of reviewers (quality.LinkDecision) go in with the evidence, so they survive
/// every run. Who was erased (a token that begins with <see cref="Pseudonyms.AnonymousMark"/>) cannot be compared any more: the links that stood then stand on, between two nobodies. Identities are taken in the order of their tokens: the order in which feeds came leaves no trace. Part of the caller's transaction.
/// </remarks>
public sealed class WarehouseMatching(SqliteConnection connection)
{
    /// <summary>Changes whenever the matcher would judge the same evidence in another way; links of an earlier version are then closed and made again.</summary>
    public const string Method = "FS1";

    private const string Residents = "MPS";
    private const string Insured = "VSS";
    private const double ReviewerScore = 999.99;

    public WarehouseMatches Run(CancellationToken cancellationToken)
    {
        int newest = LoadRunLog.NewestPublished(connection);
        List<string> tokens = [];
        Dictionary<int, int> presentUnit = ReadPresentUnits();
        List<IdentityRecord> residents = ReadResidents(tokens, presentUnit);
        int residentCount = residents.Count;
        List<IdentityRecord> insured = ReadInsured(tokens, presentUnit);
        Dictionary<(string One, string Member), bool> decisions = ReadDecisions();
        MatchOutcome outcome = new IdentityMatcher(new MatchOptions()).Match(residents, insured, Known(decisions, tokens, residentCount), cancellationToken);

        List<FoundLink> found = [.. outcome.Links.Where(link => link.Status != LinkStatus.Rejected).Select(link => FoundLink.Of(link, tokens, residentCount))];
        (int made, int withdrawn) = Keep(found, decisions, newest);
        WritePeople(outcome.Links, tokens, residentCount);
        return new WarehouseMatches(residentCount, insured.Count, found.Count, found.Count(link => link.Status == nameof(LinkStatus.Review)), made, withdrawn);
    }

    private List<IdentityRecord> ReadResidents(List<string> tokens, Dictionary<int, int> presentUnit)
    {
        Dictionary<string, MatchTokens> written = ReadWritten(Residents);
        List<IdentityRecord> records = [];
        // The newest day of the register that has the person.
        connection.Rows(
            """
            SELECT resident.CitizenToken, resident.BirthYear, COALESCE(sex.SexCode, 0), resident.CommuneDurableKey, resident.HouseholdToken
            FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY CitizenToken ORDER BY AsOfDateKey DESC) AS Recency FROM fact_Resident) AS resident
            LEFT JOIN dim_Sex AS sex ON sex.SexKey = resident.SexKey
            WHERE resident.Recency = 1 AND SUBSTR(resident.CitizenToken, 1, 1) <> 'x'
            ORDER BY resident.CitizenToken
            """,
            reader =>
            {
                string token = reader.GetString(0);
                string household = reader.GetString(4);
                tokens.Add(token);
                records.Add(new IdentityRecord(
                    tokens.Count, written.GetValueOrDefault(token), reader.GetInt32(1), SexOf(reader), presentUnit.GetValueOrDefault(reader.GetInt32(3), reader.GetInt32(3)),
                    household.Length == 0 ? 0 : long.Parse(household.AsSpan(0, 15), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) + 1));
                return true;
            });
        return records;
    }

    private List<IdentityRecord> ReadInsured(List<string> tokens, Dictionary<int, int> presentUnit)
    {
        Dictionary<string, MatchTokens> written = ReadWritten(Insured);
        List<IdentityRecord> records = [];
        connection.Rows(
            """
            SELECT member.MemberToken, member.BirthYear, COALESCE(sex.SexCode, 0), member.CommuneDurableKey, member.HouseholdKey
            FROM dim_Member AS member
            LEFT JOIN dim_Sex AS sex ON sex.SexKey = member.SexKey
            WHERE member.IsCurrent = 1
            ORDER BY member.MemberToken
            """,
            reader =>
            {
                // Who is only mentioned in claims has nothing to be compared by.
                string token = reader.GetString(0);
                if (written.TryGetValue(token, out MatchTokens identity))
                {
                    tokens.Add(token);
                    records.Add(new IdentityRecord(
                        tokens.Count, identity, reader.GetInt32(1), SexOf(reader), presentUnit.GetValueOrDefault(reader.GetInt32(3), reader.GetInt32(3)), Math.Max(0, reader.GetInt64(4))));
                }

                return true;
            });
        return records;
    }

    private static int SexOf(SqliteDataReader reader) => Convert.ToInt32(reader.GetValue(2), CultureInfo.InvariantCulture);

    private Dictionary<string, MatchTokens> ReadWritten(string register)
    {
        Dictionary<string, MatchTokens> written = new(StringComparer.Ordinal);
        connection.Rows(
            "SELECT PersonToken, MatchTokens FROM dim_WrittenIdentity WHERE RegisterCode = @register ORDER BY PersonToken, LastDateKey, WritingToken",
            reader =>
            {
                string token = reader.GetString(0);
                MatchTokens tokens = MatchTokens.Unpack(reader.GetString(1));
                written[token] = written.TryGetValue(token, out MatchTokens earlier) ? earlier.WithLater(tokens) : tokens;
                return true;
            },
            ("@register", register));
        return written;
    }

    /// <summary>Old communes and what became of them; 0 (unknown) where they were divided: both registers have to speak of the same edition of units.</summary>
    private Dictionary<int, int> ReadPresentUnits() =>
        connection.Rows(
            "SELECT OldUnitDurableKey, CASE WHEN COUNT(*) = 1 THEN MIN(NewUnitDurableKey) ELSE 0 END FROM dim_AdministrativeUnitBridge WHERE UnitLevel = 'Commune' AND OldUnitDurableKey > 0 AND NewShare > 0 GROUP BY OldUnitDurableKey",
            reader => (Old: reader.GetInt32(0), New: reader.GetInt32(1))).ToDictionary(unit => unit.Old, unit => unit.New);

    private Dictionary<(string One, string Member), bool> ReadDecisions()
    {
        Dictionary<(string, string), bool> decisions = [];
        foreach ((string one, string member, string verdict) in connection.Rows(
            "SELECT OneToken, MemberToken, VerdictCode FROM quality_LinkDecision ORDER BY LinkDecisionKey", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2))))
        {
            decisions.Remove((one, member));
            if (verdict != "Withdrawn")
            {
                decisions.Add((one, member), verdict == "Confirmed");
            }
        }

        return decisions;
    }

    /// <summary>A decision about somebody whom the star does not know yet waits.</summary>
    private static List<LinkDecision> Known(Dictionary<(string One, string Member), bool> decisions, List<string> tokens, int residentCount)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        HashSet<string> named = [.. decisions.Keys.SelectMany(pair => (string[])[pair.One, pair.Member])];
        Dictionary<string, long> keys = [];
        for (int at = 0; at < tokens.Count; at++)
        {
            if (named.Contains(tokens[at]))
            {
                keys[tokens[at]] = at + 1;
            }
        }

        return [.. decisions.Where(decision => keys.ContainsKey(decision.Key.One) && keys.GetValueOrDefault(decision.Key.Member) > residentCount)
            .Select(decision => new LinkDecision(keys[decision.Key.One], keys[decision.Key.Member], decision.Value))];
    }

    private (int Made, int Withdrawn) Keep(List<FoundLink> found, Dictionary<(string One, string Member), bool> decisions, int newest)
    {
        Dictionary<(string One, string Member), (long Key, FoundLink Link, string Method)> standing = connection.Rows(
            "SELECT IdentityLinkKey, KindCode, StatusCode, RegisterCode, OneToken, MemberToken, Score, EvidenceCodes, EvidenceBits, MethodCode FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1 AND SUBSTR(OneToken, 1, 1) <> 'x' AND SUBSTR(MemberToken, 1, 1) <> 'x'",
            reader => (Key: reader.GetInt64(0), Link: new FoundLink(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetDouble(6), reader.GetString(7), reader.GetString(8)), Method: reader.GetString(9)))
            .ToDictionary(row => (row.Link.OneToken, row.Link.MemberToken));
        long next = connection.ScalarLong("SELECT COALESCE(MAX(IdentityLinkKey), 0) FROM fact_IdentityLink") + 1;
        using LinkWriter writer = new(connection, newest);
        int made = 0;
        int withdrawn = 0;
        HashSet<(string, string)> again = [];
        foreach (FoundLink link in found)
        {
            again.Add((link.OneToken, link.MemberToken));
            if (standing.TryGetValue((link.OneToken, link.MemberToken), out (long Key, FoundLink Link, string Method) row))
            {
                if (row.Method == Method && row.Link.SaysTheSameAs(link))
                {
                    if (row.Link != link)
                    {
                        writer.Weigh(row.Key, link);
                    }

                    continue;
                }

                writer.Withdraw(row.Key, row.Method == Method ? "Restated" : "Method");
                withdrawn++;
            }

            writer.Make(next++, link);
            made++;
        }

        foreach (((string One, string Member) pair, (long key, _, string method)) in standing.Where(link => !again.Contains(link.Key)))
        {
            writer.Withdraw(key, decisions.TryGetValue(pair, out bool isOne) && !isOne ? "Reviewer" : method == Method ? "Evidence" : "Method");
            withdrawn++;
        }

        return (made, withdrawn);
    }

    private void WritePeople(IReadOnlyList<IdentityLink> links, List<string> tokens, int residentCount)
    {
        MatchedPeople people = MatchedPeople.Of(links);
        SortedSet<long> members = [.. links.Where(link => link.Status != LinkStatus.Rejected).SelectMany(link => (long[])[link.OneKey, link.OtherKey]).Where(key => key > residentCount)];
        connection.Run("DELETE FROM dim_MatchedPerson WHERE SUBSTR(MemberToken, 1, 1) <> 'x' AND SUBSTR(PersonToken, 1, 1) <> 'x'");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT OR REPLACE INTO dim_MatchedPerson (MemberToken, PersonToken, RegisterCode) VALUES (@member, @person, @register)";
        SqliteParameter member = insert.Parameters.Add("@member", SqliteType.Text);
        SqliteParameter person = insert.Parameters.Add("@person", SqliteType.Text);
        SqliteParameter register = insert.Parameters.Add("@register", SqliteType.Text);
        foreach (long key in members)
        {
            long leader = people.PersonOf(key);
            (member.Value, person.Value, register.Value) = (tokens[(int)key - 1], tokens[(int)leader - 1], leader <= residentCount ? Residents : Insured);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>A link as the table holds it.</summary>
    private sealed record FoundLink(string Kind, string Status, string Register, string OneToken, string MemberToken, double Score, string Codes, string Bits)
    {
        public static FoundLink Of(IdentityLink link, List<string> tokens, int residentCount) => new(
            link.Kind.ToString(), link.Status.ToString(), link.OneKey <= residentCount ? Residents : Insured, tokens[(int)link.OneKey - 1], tokens[(int)link.OtherKey - 1],
            Math.Min(ReviewerScore, Math.Round(link.Bits, 2)), string.Join(' ', link.Evidence.Select(item => item.Code)),
            string.Join(' ', link.Evidence.Select(item => item.Bits.ToString("0.0", CultureInfo.InvariantCulture))));

        /// <summary>Weights are learnt anew with each load; only what they make of the pair begins a row.</summary>
        public bool SaysTheSameAs(FoundLink other) => (Kind, Status, Codes) == (other.Kind, other.Status, other.Codes);
    }

    private sealed class LinkWriter : IDisposable
    {
        private readonly SqliteCommand _make;
        private readonly SqliteCommand _weigh;
        private readonly SqliteCommand _withdraw;

        public LinkWriter(SqliteConnection connection, int newest)
        {
            _make = Prepared(connection,
                $"INSERT INTO fact_IdentityLink (IdentityLinkKey, KindCode, StatusCode, RegisterCode, OneToken, MemberToken, Score, EvidenceCodes, EvidenceBits, MethodCode, LoadRunKey, WithdrawnLoadRunKey, WithdrawalCode) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, '{Method}', {newest.ToString(CultureInfo.InvariantCulture)}, -1, '')", 9);
            _weigh = Prepared(connection, "UPDATE fact_IdentityLink SET Score = @p1, EvidenceBits = @p2 WHERE IdentityLinkKey = @p0", 3);
            _withdraw = Prepared(connection, $"UPDATE fact_IdentityLink SET WithdrawnLoadRunKey = {newest.ToString(CultureInfo.InvariantCulture)}, WithdrawalCode = @p1 WHERE IdentityLinkKey = @p0", 2);
        }

        public void Make(long key, FoundLink link) => Execute(_make, key, link.Kind, link.Status, link.Register, link.OneToken, link.MemberToken, link.Score, link.Codes, link.Bits);

        public void Weigh(long key, FoundLink link) => Execute(_weigh, key, link.Score, link.Bits);

        public void Withdraw(long key, string reason) => Execute(_withdraw, key, reason);

        public void Dispose()
        {
            _make.Dispose();
            _weigh.Dispose();
            _withdraw.Dispose();
        }

        private static SqliteCommand Prepared(SqliteConnection connection, string sql, int parameters)
        {
            SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            for (int parameter = 0; parameter < parameters; parameter++)
            {
                command.Parameters.Add(new SqliteParameter("@p" + parameter.ToString(CultureInfo.InvariantCulture), null));
            }

            return command;
        }

        private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (int index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index];
            }

            command.ExecuteNonQuery();
        }
    }
}
