using System.Globalization;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Schema;

/// <summary>A key column that names the version of a dimension in force at a date of its row, as the Role tag of the table says; what a load follows when intervals change.</summary>
/// <remarks>
/// Written <c>FacilityKey at DischargeDateKey</c>, <c>AreaKey at end of YearNumber</c> (or <c>start of</c>, or a MonthKey, or <c>YearNumber and QuarterNumber</c>), <c>AreaKey at 99991231</c>
/// (as it was last), or, for rows without a date of their own, <c>FacilityKey as Claim of ClaimLineKey / 100000 else at 99991231</c>: as the row of fact.Claim has it whose key is that
/// quotient; at the day given where there is none. A day before or after the life of the member means its first or its last version.
/// </remarks>
/// <param name="KeyColumn">The key of the version.</param>
/// <param name="DurableKeyColumn">The key of the thing beside it; null when the table has none.</param>
/// <param name="Dimension">The dimension it points to, by the foreign key.</param>
/// <param name="DateColumn">The column behind the date; null when the row follows that of another fact or when the day is always the same.</param>
/// <param name="Scale">The date is <paramref name="DateColumn"/> × Scale + <paramref name="QuarterColumn"/> × 300 + Offset.</param>
/// <param name="QuarterColumn">The number of the quarter; null when the date has none.</param>
/// <param name="Leader">The row of another fact that it follows; null when it has a date.</param>
public sealed partial record WarehouseRole(string KeyColumn, string? DurableKeyColumn, string Dimension, string? DateColumn, int Scale, string? QuarterColumn, int Offset, WarehouseRoleLeader? Leader)
{
    /// <summary>The roles of a table; none when its header has no Role.</summary>
    /// <exception cref="FormatException">A role is not written as above, or names a column or fact that is not there.</exception>
    public static IReadOnlyList<WarehouseRole> Of(WarehouseObject table) =>
        table.Header.TryGetValue("Role", out string? roles) ? [.. roles.Split(',').Select(role => Parse(table, role.Trim()))] : [];

    /// <summary>The date as an expression over a row of the given name.</summary>
    public string DateOf(string row) =>
        DateColumn is null ? Offset.ToString(CultureInfo.InvariantCulture)
        : Scale == 1 ? $"{row}.{DateColumn}"
        : string.Create(CultureInfo.InvariantCulture, $"({row}.{DateColumn} * {Scale}{(QuarterColumn is null ? "" : $" + {row}.{QuarterColumn} * 300")} + {Offset})");

    private static WarehouseRole Parse(WarehouseObject table, string text)
    {
        Match role = Grammar().Match(text);
        if (!role.Success)
        {
            throw Wrong(table, text, "expected 'XKey at DateColumn', 'XKey at end of MonthOrYearColumn' or 'XKey as Fact of KeyColumn / number'");
        }

        string key = role.Groups["key"].Value;
        string dimension = table.References.FirstOrDefault(reference => reference.Schema == "dim" && reference.Columns is [var only] && only == key)?.Table
            ?? throw Wrong(table, text, $"{key} has no foreign key to a dimension");
        string durable = key[..^"Key".Length] + "DurableKey";
        string? durableColumn = Has(table, durable) ? durable : null;
        if (role.Groups["fact"].Success)
        {
            WarehouseRoleLeader leader = new(role.Groups["fact"].Value, role.Groups["of"].Value, int.Parse(role.Groups["each"].Value, CultureInfo.InvariantCulture),
                role.Groups["else"].Success ? int.Parse(role.Groups["else"].Value, CultureInfo.InvariantCulture) : null);
            return Has(table, leader.KeyColumn) ? new WarehouseRole(key, durableColumn, dimension, null, 1, null, 0, leader) : throw Wrong(table, text, $"there is no column {leader.KeyColumn}");
        }

        if (role.Groups["day"].Success)
        {
            return new WarehouseRole(key, durableColumn, dimension, null, 1, null, int.Parse(role.Groups["day"].Value, CultureInfo.InvariantCulture), null);
        }

        string date = role.Groups["date"].Value;
        string? quarter = role.Groups["quarter"].Success ? role.Groups["quarter"].Value : null;
        if (new[] { date, quarter }.FirstOrDefault(column => column is not null && !Has(table, column)) is { } absent)
        {
            throw Wrong(table, text, $"there is no column {absent}");
        }

        // A month ends on its 28th here: dates are compared as numbers, and the 31st of a month that has none would fall between two versions.
        (int scale, int first, int last) = date.EndsWith("DateKey", StringComparison.Ordinal) ? (1, 0, 0)
            : date.EndsWith("MonthKey", StringComparison.Ordinal) ? (100, 1, 28)
            : quarter is not null ? (10000, -199, 28)
            : (10000, 101, 1231);
        string edge = role.Groups["edge"].Value;
        return (edge.Length > 0) == (scale > 1) && (quarter is null || scale == 10000)
            ? new WarehouseRole(key, durableColumn, dimension, date, scale, quarter, edge == "start" ? first : last, null)
            : throw Wrong(table, text, "a day stands alone; a month, a quarter or a year needs 'start of' or 'end of'");
    }

    private static bool Has(WarehouseObject table, string column) => table.Columns.Any(own => own.Name == column);

    private static FormatException Wrong(WarehouseObject table, string text, string reason) => new($"{table.Schema}.{table.Name}, Role '{text}': {reason}.");

    [GeneratedRegex(@"^(?<key>\w+Key) (?:at (?<day>\d{8})|at (?:(?<edge>start|end) of )?(?<date>[A-Za-z]+)(?: and (?<quarter>\w+))?|as (?<fact>\w+) of (?<of>\w+) / (?<each>\d+)(?: else at (?<else>\d{8}))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
