namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>The column by which a row says when, and what it says a month (or a year) later.</summary>
internal static class LossPeriod
{
    /// <summary>The month, else the year, else the day; null where a row knows no time.</summary>
    public static string? Of(IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(column => column.EndsWith("MonthKey", StringComparison.Ordinal))
        ?? columns.FirstOrDefault(column => column is "YearNumber")
        ?? columns.FirstOrDefault(column => column.EndsWith("DateKey", StringComparison.Ordinal));

    public static string IsKnown(string column, string row) => $"{row}.{column} > 0 AND {row}.{column} < 99990000";

    public static string Shifted(string column, string row) =>
        column.EndsWith("MonthKey", StringComparison.Ordinal) ? $"CASE WHEN {row}.{column} % 100 = 12 THEN {row}.{column} + 89 ELSE {row}.{column} + 1 END"
        : column == "YearNumber" ? $"{row}.{column} + 1"
        : $"CASE WHEN ({row}.{column} / 100) % 100 = 12 THEN ({row}.{column} / 100 + 89) * 100 ELSE ({row}.{column} / 100 + 1) * 100 END + MIN({row}.{column} % 100, 28)";

    /// <summary>The same of a staged number, whose size says what it is: a day, a month, a year, or a month of a year that stands beside it.</summary>
    public static long Shifted(long staged) => staged switch
    {
        >= 10_000_000_000 => (Shifted(staged / 10_000) * 10_000) + (staged % 10_000),
        >= 10_000_000 => (Shifted(staged / 100) * 100) + Math.Min(staged % 100, 28),
        >= 100_000 => staged % 100 == 12 ? staged + 89 : staged + 1,
        >= 1_900 => staged + 1,
        _ => (staged % 12) + 1,
    };
}
