using System.Collections.Concurrent;
using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Where a person stands: in tables by the tokens of the person's numbers, in landed files by the rows that came from them and by their content.</summary>
/// <remarks>
/// A table is looked up by an index where it has one on the column, else read once: the time grows with the rows of fact.Claim and fact.Resident. Content has no index, on purpose: an index from persons
/// to files would be one more table of persons. Without <c>everything</c> only files that hold something back are read through, which no table can tell of; with it, all of the landing zone is,
/// on as many threads as the machine has.
/// </remarks>
public sealed class PersonSearch(SqliteConnection connection, LandingZone landing, SourceRegister sources, RetentionPeriod retention)
{
    /// <summary>What a file was found by.</summary>
    private const string ByRows = "Rows";
    private const string ByContent = "Content";
    private const string ByBoth = "Rows, content";

    public WhereUsed Find(Pseudonyms pseudonyms, PersonNumber number, bool everything, CancellationToken cancellationToken)
    {
        PersonKeys keys = PersonKeys.Find(connection, pseudonyms, number);
        SortedSet<int> files = [];
        List<TableUse> tables = [.. InTables(files), .. InHistory(files)];
        IReadOnlyList<HeldRecord> held = new QuarantineBook(connection).Held(new QuarantineFilter());
        IReadOnlyList<LandedCopy> copies = Copies();
        HashSet<string> withHeld = [.. held.Select(record => record.FileHash)];
        LandedCopy[] toRead = [.. copies.Where(copy => copy.IsHeld && (everything || withHeld.Contains(copy.Hash)))];
        HashSet<string> withContent = InContent(toRead, number, cancellationToken);
        HashSet<string> withRows = [.. copies.Where(copy => copy.Keys.Any(files.Contains)).Select(copy => copy.Hash)];
        List<FileUse> found = [.. copies.Where(copy => withRows.Contains(copy.Hash) || withContent.Contains(copy.Hash)).Select(copy => new FileUse(
            copy.Feed, copy.Hash, ShownName.Of(copy.Name), copy.ReceivedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            !withContent.Contains(copy.Hash) ? ByRows : withRows.Contains(copy.Hash) ? ByBoth : ByContent, copy.IsHeld, retention.EndOf(copy.ReceivedAt)))];
        TombstoneList tombstones = new(connection);
        return new WhereUsed(
            [.. tables.Where(table => table.RowCount > 0)],
            found,
            [.. held.Where(record => withContent.Contains(record.FileHash) && (record.IsFile || IsIn(record, number, cancellationToken))).Select(record => record.Key)],
            keys.UncertainTokens.Count,
            toRead.Length,
            copies.Count(copy => copy.IsHeld) - toRead.Length,
            tombstones.Find(TombstoneKind.Erased, keys.Tokens, pseudonyms),
            tombstones.Find(TombstoneKind.Restricted, keys.Tokens, pseudonyms));
    }

    private IEnumerable<TableUse> InTables(SortedSet<int> files)
    {
        foreach (PersonTable table in PersonTable.All)
        {
            string date = table.DateColumn is { } column ? $"COALESCE(MIN(CASE WHEN {column} > 0 THEN {column} END), 0), COALESCE(MAX(CASE WHEN {column} > 0 THEN {column} END), 0)" : "0, 0";
            (long count, long from, long to) = connection.Rows($"SELECT COUNT(*), {date} FROM {table.SqliteName} WHERE {table.IsOfThePerson}", reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)))[0];
            yield return new TableUse(table.Name, string.Join(", ", table.MemberColumn is { } member ? [.. table.Tokens, member] : table.Tokens), count, from, to);
            if (count == 0)
            {
                continue;
            }

            foreach (string fileColumn in table.FileColumns)
            {
                files.UnionWith(connection.Rows($"SELECT DISTINCT {fileColumn} FROM {table.SqliteName} WHERE {table.IsOfThePerson}", reader => reader.GetInt32(0)));
            }

            foreach (TableUse through in Through(table))
            {
                yield return through;
            }
        }
    }

    /// <summary>Rows that belong to a row of the person: lines, documents, the settlement of a claim.</summary>
    private IEnumerable<TableUse> Through(PersonTable table)
    {
        if (table.Table.Schema != "fact")
        {
            yield break;
        }

        string key = table.Table.Name + "Key";
        foreach (WarehouseObject other in WarehouseSchema.Objects.Where(item => item is { Schema: "fact", Kind: WarehouseObjectKind.Table } && item.Name != table.Table.Name && item.Columns.Any(column => column.Name == key) && PersonTable.All.All(known => known.Table != item)))
        {
            WarehouseRoleLeader? leader = WarehouseRole.Of(other).Select(role => role.Leader).FirstOrDefault(leads => leads?.Fact == table.Table.Name);
            string match = leader is null ? $"row.{key} = mine.{key}" : $"row.{leader.KeyColumn} BETWEEN mine.{key} * {leader.KeysEach} AND mine.{key} * {leader.KeysEach} + {leader.KeysEach - 1}";
            string join = leader is null ? "INNER" : "CROSS";
            yield return new TableUse($"fact.{other.Name}", table.Name, connection.ScalarLong($"SELECT COUNT(*) FROM (SELECT {key} FROM {table.SqliteName} WHERE {table.IsOfThePerson}) AS mine {join} JOIN {other.SqliteName} AS row ON {match}"), 0, 0);
        }
    }

    /// <summary>What dimensions were told of the person: audit.Observation keeps it by the natural key.</summary>
    private IEnumerable<TableUse> InHistory(SortedSet<int> files)
    {
        foreach (PersonTable table in PersonTable.All.Where(table => table.Table.Schema == "dim" && table.Table.Header.ContainsKey("Key")))
        {
            string condition = History(table);
            long count = connection.ScalarLong($"SELECT COUNT(*) FROM audit_Observation WHERE {condition}");
            if (count > 0)
            {
                files.UnionWith(connection.Rows($"SELECT DISTINCT SourceFileKey FROM audit_Observation WHERE {condition}", reader => reader.GetInt32(0)));
            }

            yield return new TableUse("audit.Observation", table.Name, count, 0, 0);
        }
    }

    /// <summary>Observations of the dimension's members that are the person, as a condition over audit.Observation.</summary>
    internal static string History(PersonTable table)
    {
        string[] key = table.Table.Header["Key"].Split(',', StringSplitOptions.TrimEntries);
        string code = string.Join(" || char(31) || ", key.Select(column => $"CAST({column} AS TEXT)"));
        return $"DimensionName = '{table.Table.Name}' AND MemberCode IN (SELECT {code} FROM {table.SqliteName} WHERE {table.IsOfThePerson}{string.Concat(key.Length == 1 ? " UNION SELECT Token FROM temp.PersonToken" : "")})";
    }

    private HashSet<string> InContent(IReadOnlyList<LandedCopy> copies, PersonNumber number, CancellationToken cancellationToken)
    {
        LandedSearch search = new(number.Searched);
        ConcurrentBag<string> found = [];
        Parallel.ForEach(copies, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, copy =>
        {
            using Stream content = landing.Open(copy.Hash);
            if (search.IsIn(content, cancellationToken))
            {
                found.Add(copy.Hash);
            }
        });
        return [.. found];
    }

    private bool IsIn(HeldRecord record, PersonNumber number, CancellationToken cancellationToken)
    {
        using Stream content = landing.Open(record.FileHash);
        return sources[record.FeedCode].FieldsOf(record.FileName, content, new RecordPlace(record.RecordNumber, record.ByteOffset, record.ByteCount), cancellationToken)
            .Any(field => string.Concat(field.Text.Where(letter => !char.IsWhiteSpace(letter))).Contains(number.Searched, StringComparison.Ordinal));
    }

    /// <summary>Every received file once, by its bytes.</summary>
    private List<LandedCopy> Copies() =>
        [.. connection.Rows(
            "SELECT FileHash, SourceFileKey, FeedCode, FileName, ReceivedAt FROM audit_SourceFile ORDER BY SourceFileKey",
            reader => (Hash: reader.GetString(0), Key: reader.GetInt32(1), Feed: reader.GetString(2), Name: reader.GetString(3), At: DateTime.Parse(reader.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)))
            .GroupBy(file => file.Hash, StringComparer.Ordinal)
            .Select(same => new LandedCopy(same.Key, [.. same.Select(file => file.Key)], same.First().Feed, same.First().Name, same.First().At, landing.Holds(same.Key)))];

    private sealed record LandedCopy(string Hash, int[] Keys, string Feed, string Name, DateTime ReceivedAt, bool IsHeld);
}
