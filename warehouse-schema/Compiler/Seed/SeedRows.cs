using System.Text;
using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.SchemaCompiler.Seed;

/// <summary>The rows that every warehouse starts with, written for each engine: unknown members and the calendar.</summary>
public static class SeedRows
{
    public static (string SqlServer, string Sqlite) Write(IReadOnlyList<TranslatedTable> tables, SchemaErrors errors)
    {
        StringBuilder sqlServer = new();
        StringBuilder sqlite = new();
        foreach (TranslatedTable table in InOrderOfReferences(tables))
        {
            if (Calendar.IsCalendar(table))
            {
                IReadOnlyList<CalendarColumn> columns = Calendar.ColumnsOf(table, errors);
                sqlServer.Append(Calendar.InsertSqlServer(table, columns)).Append("\nGO\n");
                sqlite.Append(Calendar.InsertSqlite(table, columns)).Append('\n');
            }
            else if (UnknownMember.IsWanted(table))
            {
                sqlServer.Append(UnknownSqlServer(table)).Append("\nGO\n");
                sqlite.Append(UnknownSqlite(table)).Append('\n');
            }
        }

        return (sqlServer.ToString(), sqlite.ToString());
    }

    // A dimension that points to another one comes behind it.
    private static List<TranslatedTable> InOrderOfReferences(IReadOnlyList<TranslatedTable> tables)
    {
        List<TranslatedTable> ordered = [];
        HashSet<TranslatedTable> seen = [];
        foreach (TranslatedTable table in tables)
        {
            Visit(table);
        }

        return ordered;

        void Visit(TranslatedTable table)
        {
            if (!seen.Add(table))
            {
                return;
            }

            foreach (ForeignKey reference in table.References)
            {
                if (tables.FirstOrDefault(other => other.Schema == reference.Schema && other.Name == reference.Table) is { } target)
                {
                    Visit(target);
                }
            }

            ordered.Add(table);
        }
    }

    private static string UnknownSqlServer(TranslatedTable table)
    {
        List<(OutputColumn Column, string Value)> row = Row(table);
        string name = $"{table.Schema}.{table.Name}";
        string insert = $"    INSERT INTO {name} ({string.Join(", ", row.Select(cell => cell.Column.Name))})\n    VALUES ({string.Join(", ", row.Select(cell => cell.Value))});";
        bool isIdentity = table.Columns.Any(column => column.IsIdentity);
        string on = isIdentity ? $"    SET IDENTITY_INSERT {name} ON;\n" : "";
        string off = isIdentity ? $"\n    SET IDENTITY_INSERT {name} OFF;" : "";
        return Invariant($"IF NOT EXISTS (SELECT 1 FROM {name} WHERE {table.PrimaryKey[0]} = {UnknownMember.Key})\nBEGIN\n{on}{insert}{off}\nEND;");
    }

    private static string UnknownSqlite(TranslatedTable table)
    {
        List<(OutputColumn Column, string Value)> row = Row(table);
        IEnumerable<string> values = row.Select(cell => cell.Value switch
        {
            ['N', '\'', ..] national => national[1..],
            "0x00" => "X'00'",
            var other => other,
        });
        return $"INSERT INTO {SqliteName.Of(table.Schema, table.Name)} ({string.Join(", ", row.Select(cell => SqliteName.Quoted(cell.Column.Name)))}) VALUES ({string.Join(", ", values)});";
    }

    private static List<(OutputColumn Column, string Value)> Row(TranslatedTable table) =>
        [.. table.Columns.Select(column => (column, Value: UnknownMember.Value(column))).Where(cell => cell.Value is not null).Select(cell => (cell.column, cell.Value!))];
}
