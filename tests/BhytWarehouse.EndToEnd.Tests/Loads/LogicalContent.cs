using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What a warehouse says, whatever way it was filled: every dim and fact row by natural and durable codes, sorted, without surrogate keys, load runs, file keys and times.</summary>
/// <remarks>Two warehouses compare only when they were made with the same key, since people are pseudonyms.</remarks>
internal sealed class LogicalContent
{
    private static readonly string[] Incidental = ["FigureRunNumber", "PublicationNumber", "SourceFileKey", "VersionSourceFileKey", "RecordNumber", "VersionLoadRunKey", "AsOfLoadRunKey", "PeriodClosingKey", "ClaimKey", "CivilStatusKey", "ContributionKey"];

    private readonly SortedDictionary<string, string[]> _tables = new(StringComparer.Ordinal);

    public int RowCount => _tables.Values.Sum(rows => rows.Length);

    public IReadOnlyDictionary<string, string[]> Tables => _tables;

    public static LogicalContent Of(SqliteWarehouse warehouse)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        Dictionary<string, Dictionary<long, string>> members = [];
        LogicalContent content = new();
        foreach (WarehouseObject table in WarehouseSchema.Objects.Where(table => table.Kind == WarehouseObjectKind.Table && table.Schema is "dim" or "fact" && table.Name != "Date"))
        {
            content._tables.Add($"{table.Schema}.{table.Name}", Dump(connection, table, members));
        }

        return content;
    }

    /// <summary>What stood where in the books: quarantine, findings, and the ledger with its movements, by the hash of the file.</summary>
    public static LogicalContent OfTheBooks(SqliteWarehouse warehouse)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        LogicalContent content = new();
        content.Add(connection, "quality.Quarantine", "SELECT file.FileHash, held.RecordNumber, held.RecordCode, held.ByteOffset, held.ByteCount, held.FacilityCode, held.MonthKey, held.DocumentCount, held.LineCount, held.Amount FROM quality_Quarantine AS held INNER JOIN audit_SourceFile AS file USING (SourceFileKey)");
        // A refused file that is sent again is judged again: its finding is the same once more.
        content.Add(connection, "quality.Finding", "SELECT DISTINCT file.FileHash, found.RecordNumber, found.RecordCode, found.RuleCode, found.SeverityCode, found.DocumentCode, found.RowNumber, found.FieldName, found.Found, found.Expected, found.OccurrenceCount FROM quality_Finding AS found INNER JOIN audit_SourceFile AS file USING (SourceFileKey)");
        content.Add(connection, "audit.Ledger", "SELECT file.FileHash, entry.FacilityCode, entry.MonthKey, entry.LevelCode, entry.StateCode, SUM(entry.Quantity) FROM audit_Ledger AS entry INNER JOIN audit_SourceFile AS file USING (SourceFileKey) GROUP BY 1, 2, 3, 4, 5 HAVING SUM(entry.Quantity) <> 0");
        return content;
    }

    /// <summary>Nothing when they are equal, else the first rows of each table that only one of them has.</summary>
    public string DifferenceFrom(LogicalContent other, params string[] except)
    {
        List<string> differences = [];
        foreach ((string table, string[] rows) in _tables.Where(table => !except.Contains(table.Key)))
        {
            string[] others = other._tables[table];
            List<string> missing = Without(others, rows);
            List<string> surplus = Without(rows, others);
            if (missing.Count + surplus.Count > 0)
            {
                differences.Add($"{table}: {rows.Length} rows instead of {others.Length}");
                differences.AddRange(missing.Take(3).Select(row => "  - " + row));
                differences.AddRange(surplus.Take(3).Select(row => "  + " + row));
            }
        }

        return string.Join('\n', differences);
    }

    /// <summary>The rows that are there more often than in the other, as a multiset.</summary>
    private static List<string> Without(string[] rows, string[] others)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (string row in others)
        {
            counts[row] = counts.GetValueOrDefault(row) + 1;
        }

        List<string> left = [];
        foreach (string row in rows)
        {
            if (counts.GetValueOrDefault(row) is int count and > 0)
            {
                counts[row] = count - 1;
            }
            else
            {
                left.Add(row);
            }
        }

        return left;
    }

    private static string[] Dump(SqliteConnection connection, WarehouseObject table, Dictionary<string, Dictionary<long, string>> members)
    {
        List<(string Name, Dictionary<long, string>? Members)> columns = [];
        foreach (WarehouseColumn column in table.Columns)
        {
            if (!Incidental.Contains(column.Name) && !column.Name.EndsWith("LoadRunKey", StringComparison.Ordinal) && column.Name != table.Name + "Key" && !(table.Schema == "dim" && column.Name == table.Name + "DurableKey"))
            {
                columns.Add((column.Name, DimensionOf(column.Name) is { } dimension ? Members(connection, dimension, column.Name.EndsWith("DurableKey", StringComparison.Ordinal), members) : null));
            }
        }

        List<string> rows = connection.Rows(
            $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table.SqliteName}",
            reader => string.Join('|', columns.Select((column, index) => column.Members is { } known
                ? known.GetValueOrDefault(reader.GetInt64(index), $"a key of nothing in {column.Name}")
                : Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture))));
        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    }

    /// <summary>The dimension that a column points into; null for columns that are no key, and for dates and months, which are their own codes.</summary>
    private static string? DimensionOf(string column)
    {
        if (!column.EndsWith("Key", StringComparison.Ordinal) || column.EndsWith("DateKey", StringComparison.Ordinal) || column.EndsWith("MonthKey", StringComparison.Ordinal))
        {
            return null;
        }

        string role = column[..^3];
        role = role.EndsWith("Durable", StringComparison.Ordinal) ? role[..^7] : role;
        return role.EndsWith("Commune", StringComparison.Ordinal) || role is "OldUnit" or "NewUnit"
            ? "AdministrativeUnit"
            : WarehouseSchema.Objects.Where(item => item.Schema == "dim" && role.EndsWith(item.Name, StringComparison.Ordinal)).Select(item => item.Name).MaxBy(name => name.Length)
                ?? throw new InvalidOperationException($"{column} ends in Key and names no dimension: say here what it is.");
    }

    private static Dictionary<long, string> Members(SqliteConnection connection, string dimension, bool isDurable, Dictionary<string, Dictionary<long, string>> members)
    {
        WarehouseObject table = WarehouseSchema.Find("dim", dimension);
        string key = dimension + (isDurable ? "DurableKey" : "Key");
        if (!members.TryGetValue(key, out Dictionary<long, string>? known))
        {
            string[] natural = [.. table.Header["Key"].Split(',').Select(part => part.Trim())];
            // The key of a version says which one: by the day it begins.
            string version = !isDurable && table.Columns.Any(column => column.Name == dimension + "DurableKey") ? " || ' since ' || ValidFromDateKey" : "";
            members[key] = known = connection.Rows($"SELECT {key}, {string.Join(" || '/' || ", natural)}{version} FROM {table.SqliteName} GROUP BY 1, 2", reader => (reader.GetInt64(0), reader.GetString(1)))
                .ToDictionary(row => row.Item1, row => row.Item2);
        }

        return known;
    }

    private void Add(SqliteConnection connection, string name, string sql)
    {
        List<string> rows = connection.Rows(sql, reader => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture))));
        rows.Sort(StringComparer.Ordinal);
        _tables.Add(name, [.. rows]);
    }
}
