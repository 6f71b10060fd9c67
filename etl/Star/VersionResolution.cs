using System.Globalization;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Decides which version of a record counts when it was received more than once, in this load or before.</summary>
/// <remarks>
/// Order: what the feed says (for a claim NGAYLAP, then whether it is paid), then the time of receipt, then the file's hash, so that it does not depend on which load
/// brought it first. The same content again is a duplicate; an older version is superseded on arrival; a newer one replaces the row in the star, and the ledger gets the movement.
/// The newest version of a record that its facility withdrew is kept apart from the fact in the same way (<see cref="WithdrawalRegister"/>).
/// </remarks>
public sealed partial class VersionResolution(SqliteConnection connection, int loadRunKey, FeedDelivery feed, FactDelivery delivery, SnapshotLoader snapshots)
{
    private readonly FactVersions _versions = delivery.Versions!;
    private readonly string _view = SqliteWarehouse.Table("conform", delivery.Fact);
    private readonly string _fact = SqliteWarehouse.Table("fact", delivery.Fact);

    /// <summary>Sets aside staged records that do not count; removes rows of the star that are replaced. Returns the movements for the ledger.</summary>
    public VersionOutcome Resolve(IReadOnlyList<StarMeasure> measures)
    {
        using SqliteCommand setAside = connection.CreateCommand();
        setAside.CommandText = $"UPDATE {SqliteWarehouse.Table("staging", feed.RecordTable)} SET Disposition = @state WHERE SourceFileKey = @file AND RecordNumber = @record AND LoadRunKey = @run";
        setAside.Parameters.AddRange([new SqliteParameter("@state", 0), new SqliteParameter("@file", 0), new SqliteParameter("@record", 0), new SqliteParameter("@run", loadRunKey)]);
        int duplicates = 0;
        int superseded = 0;
        HashSet<(int, int)> setAsideAlready = [];
        Tell();

        void SetAside(Version version, LedgerState state)
        {
            setAside.Parameters[0].Value = (int)state;
            setAside.Parameters[1].Value = version.SourceFileKey;
            setAside.Parameters[2].Value = version.RecordNumber;
            if (setAside.ExecuteNonQuery() != 1)
            {
                throw new InvalidOperationException($"staging.{feed.RecordTable}: file {version.SourceFileKey}, record {version.RecordNumber} is not there exactly once.");
            }

            setAsideAlready.Add((version.SourceFileKey, version.RecordNumber));
            duplicates += state == LedgerState.Duplicate ? 1 : 0;
            superseded += state == LedgerState.Superseded ? 1 : 0;
        }

        foreach (IGrouping<string, Version> thing in StagedMoreThanOnce().GroupBy(version => version.Identity, StringComparer.Ordinal))
        {
            Version[] byOrder = [.. thing.OrderDescending()];
            foreach (Version older in byOrder.Skip(1))
            {
                SetAside(older, older.Content == byOrder[0].Content ? LedgerState.Duplicate : LedgerState.Superseded);
            }
        }

        WithdrawalRegister? register = _versions.Withdrawn is not null && new WithdrawalRegister(connection, feed.FeedCode, delivery) is { IsEmpty: false } told ? told : null;
        HashSet<(int SourceFileKey, int RecordNumber)> reached = register?.ReachedOf("temp.Told") ?? [];
        List<long> replaced = [];
        foreach ((Version staged, Version standing, long standingKey) in Counting(Already(_fact, delivery.KeyColumn)))
        {
            bool isNewer = staged.CompareTo(standing) > 0;
            // What stands without a day of submission may be told one that a withdrawal reaches: then it is no mere repetition.
            if (staged.Content == standing.Content && !(isNewer && IsReached(staged)))
            {
                SetAside(staged, LedgerState.Duplicate);
                if (isNewer)
                {
                    CarryForward(_fact, delivery.KeyColumn, standingKey, staged);
                }
            }
            else if (isNewer)
            {
                replaced.Add(standingKey);
            }
            else
            {
                SetAside(staged, LedgerState.Superseded);
            }
        }

        RecordRemoval removal = new(connection, delivery, snapshots);
        List<LedgerMovement> movements = [.. removal.Remove(replaced, measures, LedgerState.Superseded)];
        if (register is not null)
        {
            movements.AddRange(removal.RemoveWithdrawn(ResolveWithdrawn(_versions.Withdrawn!, register)));
        }

        return new VersionOutcome(duplicates, superseded, movements);

        IEnumerable<(Version Staged, Version Standing, long StandingKey)> Counting(IEnumerable<(Version Staged, Version Standing, long StandingKey)> pairs) =>
            pairs.Where(pair => !setAsideAlready.Contains((pair.Staged.SourceFileKey, pair.Staged.RecordNumber)));

        bool IsReached(Version version) => reached.Contains((version.SourceFileKey, version.RecordNumber));

        // What is withdrawn stays out until a version comes that no withdrawal reaches; the newest version of it is remembered meanwhile.
        IReadOnlyList<long> ResolveWithdrawn(WithdrawnRecords kept, WithdrawalRegister withdrawals)
        {
            List<long> overtaken = [];
            string table = SqliteWarehouse.Table("fact", kept.Fact);
            foreach ((Version staged, Version standing, long standingKey) in Counting(Already(table, kept.KeyColumn)))
            {
                bool isNewer = staged.CompareTo(standing) > 0;
                if (isNewer && (staged.Content != standing.Content || !IsReached(staged)))
                {
                    overtaken.Add(standingKey);
                }
                else if (staged.Content == standing.Content)
                {
                    SetAside(staged, LedgerState.Duplicate);
                    if (isNewer)
                    {
                        CarryForward(table, kept.KeyColumn, standingKey, staged);
                    }
                }
                else
                {
                    SetAside(staged, LedgerState.Superseded);
                }
            }

            reached.ExceptWith(setAsideAlready);
            withdrawals.KeepStaged(reached, loadRunKey);
            foreach ((int file, int record) in reached)
            {
                SetAside(new Version("", "", "", file, record), LedgerState.Withdrawn);
            }

            return overtaken;
        }
    }

    /// <summary>Works the view out once, into a table of this connection: what decides between versions, and nothing else.</summary>
    private void Tell()
    {
        string columns = string.Join(", ", _versions.Identity.Concat(_versions.Content).Concat(_versions.OrderColumns)
            .Concat(_versions.Order.SelectMany(expression => OrderedColumn().Matches(expression).Select(match => match.Groups[1].Value))).Distinct(StringComparer.Ordinal));
        connection.Run($"DROP TABLE IF EXISTS temp.Told; CREATE TEMP TABLE Told AS SELECT {columns}, SourceFileKey, RecordNumber FROM {_view} WHERE LoadRunKey = {loadRunKey.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Versions of one thing within this load.</summary>
    private List<Version> StagedMoreThanOnce()
    {
        string identity = string.Join(", ", _versions.Identity.Select(column => "told." + column));
        string twice = string.Join(", ", _versions.Identity);
        return connection.Rows(
            $"""
            SELECT {Text(_versions.Identity, "told")}, {Text(_versions.Content, "told")}, {OrderList("told")}, file.ReceivedAt, file.FileHash, told.SourceFileKey, told.RecordNumber
            FROM temp.Told AS told INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = told.SourceFileKey
            WHERE ({identity}) IN (SELECT {twice} FROM temp.Told GROUP BY {twice} HAVING COUNT(*) > 1)
            """,
            reader => ReadVersion(reader, 0));
    }

    /// <summary>Staged versions of things that the star holds, each with the version that stands there.</summary>
    /// <param name="fact">The fact of the records, or that of those withdrawn.</param>
    private List<(Version Staged, Version Standing, long StandingKey)> Already(string fact, string keyColumn)
    {
        string match = string.Join(" AND ", _versions.Identity.Select(column => $"standing.{column} = told.{column}"));
        int width = 6 + _versions.Order.Count;
        // CROSS JOIN keeps the order of the tables: each staged record looks into the fact's index, whatever SQLite guesses of their sizes.
        return connection.Rows(
            $"""
            SELECT {Text(_versions.Identity, "told")}, {Text(_versions.Content, "told")}, {OrderList("told")}, newFile.ReceivedAt, newFile.FileHash, told.SourceFileKey, told.RecordNumber,
                {Text(_versions.Identity, "standing")}, {Text(_versions.Content, "standing")}, {OrderList("standing")}, oldFile.ReceivedAt, oldFile.FileHash, standing.VersionSourceFileKey, standing.RecordNumber,
                standing.{keyColumn}
            FROM temp.Told AS told
            CROSS JOIN {fact} AS standing ON {match}
            CROSS JOIN audit_SourceFile AS newFile ON newFile.SourceFileKey = told.SourceFileKey
            CROSS JOIN audit_SourceFile AS oldFile ON oldFile.SourceFileKey = standing.VersionSourceFileKey
            """,
            reader => (ReadVersion(reader, 0), ReadVersion(reader, width), reader.GetInt64(2 * width)));
    }

    /// <summary>The same content came later once more: a version dated in between may not win afterwards.</summary>
    private void CarryForward(string fact, string keyColumn, long standingKey, Version staged)
    {
        string assignments = string.Concat(_versions.OrderColumns.Select(column => $"{column} = (SELECT told.{column} FROM temp.Told AS told WHERE told.SourceFileKey = @file AND told.RecordNumber = @record), "));
        connection.Run($"UPDATE {fact} SET {assignments}VersionSourceFileKey = @file WHERE {keyColumn} = @key", ("@file", staged.SourceFileKey), ("@record", staged.RecordNumber), ("@key", standingKey));
    }

    [GeneratedRegex(@"record\.(\w+)")]
    private static partial Regex OrderedColumn();

    private string OrderList(string alias) => string.Join(", ", _versions.Order.Select(expression => expression.Replace("record.", alias + ".", StringComparison.Ordinal)));

    private static string Text(IReadOnlyList<string> columns, string alias) => string.Join(" || char(31) || ", columns.Select(column => $"{alias}.{column}"));

    private Version ReadVersion(SqliteDataReader reader, int at)
    {
        string[] order = new string[_versions.Order.Count];
        for (int index = 0; index < order.Length; index++)
        {
            object value = reader.GetValue(at + 2 + index);
            // Numbers are padded so that text order is number order; dates and stamps are ISO and sort as they are.
            order[index] = value is long number ? (number + 1_000_000_000L).ToString("D20", CultureInfo.InvariantCulture) : (string)value;
        }

        int rest = at + 2 + order.Length;
        return new Version(reader.GetString(at), reader.GetString(at + 1), string.Join('\u001f', [.. order, reader.GetString(rest), reader.GetString(rest + 1)]), reader.GetInt32(rest + 2), reader.GetInt32(rest + 3));
    }

    private sealed record Version(string Identity, string Content, string Order, int SourceFileKey, int RecordNumber) : IComparable<Version>
    {
        public int CompareTo(Version? other) => other is null ? 1
            : string.CompareOrdinal(Order, other.Order) is int order && order != 0 ? order
            : RecordNumber.CompareTo(other.RecordNumber);
    }
}
