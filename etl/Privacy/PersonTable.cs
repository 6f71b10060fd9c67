using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>A table that holds rows of single persons, as its own header and column names say: nothing here is a list to be kept.</summary>
/// <remarks>
/// Person names the columns with keyed tokens of one person's numbers, Persons those of several persons (a link of two); MemberDurableKey, or MemberKey where there is no durable one, leads to dim.Member.
/// Forgets names what tells something of the person besides, or says that the whole row does. A rule of Schema.Tests refuses a table with a token column that its header does not place.
/// </remarks>
/// <param name="Tokens">Columns with keyed tokens of persons.</param>
/// <param name="IsOfOnePerson">Whether all tokens of a row belong to one person.</param>
/// <param name="MemberColumn">Null where no column leads to dim.Member.</param>
/// <param name="Forgets">Columns that become unknown when the person is erased.</param>
public sealed record PersonTable(WarehouseObject Table, IReadOnlyList<string> Tokens, bool IsOfOnePerson, string? MemberColumn, bool ForgetsWholeRow, IReadOnlyList<string> Forgets)
{
    public const string MemberKeyColumn = "MemberKey";
    private const string WholeRow = "whole row";

    /// <summary>Every such table but those of staging, which hold something only while a load is under way.</summary>
    public static IReadOnlyList<PersonTable> All { get; } = [.. Find(schema => schema is "dim" or "fact" or "audit" or "quality")];

    public static IReadOnlyList<PersonTable> OfStaging { get; } = [.. Find(schema => schema == "staging")];

    public string Name => $"{Table.Schema}.{Table.Name}";

    public string SqliteName => Table.SqliteName;

    public bool IsMemberDimension => Table is { Schema: "dim", Name: "Member" };

    /// <summary>The day or month by which its rows are told; null where they have none.</summary>
    public string? DateColumn =>
        (Table.Columns.FirstOrDefault(column => column.Name.EndsWith("DateKey", StringComparison.Ordinal)) ?? Table.Columns.FirstOrDefault(column => column.Name.EndsWith("MonthKey", StringComparison.Ordinal)))?.Name;

    /// <summary>Columns that lead to the files a row came from.</summary>
    public IReadOnlyList<string> FileColumns => [.. Table.Columns.Select(column => column.Name).Where(name => name.EndsWith("SourceFileKey", StringComparison.Ordinal))];

    /// <summary>The row of the persons in temp.PersonToken and temp.PersonMember, as a condition over the table's own columns.</summary>
    public string IsOfThePerson => string.Join(" OR ", (string[])
    [
        .. Tokens.Select(column => $"{column} IN (SELECT Token FROM temp.PersonToken)"),
        .. MemberColumn is { } member ? [$"{member} IN (SELECT {(member == MemberKeyColumn ? MemberKeyColumn : "MemberDurableKey")} FROM temp.PersonMember)"] : (string[])[],
    ]);

    /// <summary>What a column says when nothing is known, as SQL.</summary>
    public string UnknownOf(string column) =>
        Table.Columns.First(own => own.Name == column).SqliteType == "TEXT" ? "''" : column.EndsWith("Key", StringComparison.Ordinal) ? "-1" : "0";

    private static IEnumerable<PersonTable> Find(Func<string, bool> isWanted)
    {
        foreach (WarehouseObject table in WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && isWanted(item.Schema)))
        {
            bool isMembers = table is { Schema: "dim", Name: "Member" };
            string? member = isMembers ? null : table.Columns.Select(column => column.Name).Where(name => name is "MemberDurableKey" or MemberKeyColumn).Order(StringComparer.Ordinal).FirstOrDefault();
            bool isOfOne = table.Header.TryGetValue("Person", out string? tokens);
            if (isOfOne || table.Header.TryGetValue("Persons", out tokens) || member is not null)
            {
                string forgets = table.Header.GetValueOrDefault("Forgets") ?? "";
                yield return new PersonTable(table, Listed(tokens ?? ""), isOfOne || tokens is null, member, forgets == WholeRow, forgets == WholeRow ? [] : Listed(forgets));
            }
        }
    }

    private static string[] Listed(string columns) => columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
