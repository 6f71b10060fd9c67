using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.SchemaCompiler.Seed;

/// <summary>The rows of dim.Date: 1990-01-01 to 2040-12-31, the open end 9999-12-31 and the unknown day.</summary>
public static class Calendar
{
    public const string Schema = "dim";
    public const string Table = "Date";

    public static readonly DateOnly First = new(1990, 1, 1);
    public static readonly DateOnly Last = new(2040, 12, 31);
    public static readonly DateOnly OpenEnd = new(9999, 12, 31);

    // 1990-01-01 was a Monday, so the remainder of the day number by seven is the ISO weekday less one.
    public static readonly IReadOnlyList<CalendarColumn> Columns =
    [
        new("DateKey", "YEAR(d) * 10000 + MONTH(d) * 100 + DAY(d)", "CAST(strftime('%Y%m%d', d) AS INTEGER)", "99991231", "-1"),
        new("DayNumber", "n", "n", Invariant($"{OpenEnd.DayNumber - First.DayNumber}"), "-1"),
        new("CalendarDate", "d", "d", "'9999-12-31'", "'0001-01-01'"),
        new("CalendarYear", "YEAR(d)", "CAST(strftime('%Y', d) AS INTEGER)", "9999", "0"),
        new("CalendarQuarter", "(MONTH(d) + 2) / 3", "(CAST(strftime('%m', d) AS INTEGER) + 2) / 3", "4", "0"),
        new("CalendarMonth", "MONTH(d)", "CAST(strftime('%m', d) AS INTEGER)", "12", "0"),
        new("DayOfMonth", "DAY(d)", "CAST(strftime('%d', d) AS INTEGER)", "31", "0"),
        new("IsoWeekday", "n % 7 + 1", "n % 7 + 1", "5", "0"),
        new("MonthKey", "YEAR(d) * 100 + MONTH(d)", "CAST(strftime('%Y%m', d) AS INTEGER)", "999912", "-1"),
        new("QuarterKey", "YEAR(d) * 10 + (MONTH(d) + 2) / 3", "CAST(strftime('%Y', d) AS INTEGER) * 10 + (CAST(strftime('%m', d) AS INTEGER) + 2) / 3", "99994", "-1"),
        new("MonthStartDateKey", "YEAR(d) * 10000 + MONTH(d) * 100 + 1", "CAST(strftime('%Y%m', d) AS INTEGER) * 100 + 1", "99991201", "-1"),
        new("MonthEndDateKey", "YEAR(d) * 10000 + MONTH(d) * 100 + DAY(EOMONTH(d))", "CAST(strftime('%Y%m%d', d, 'start of month', '+1 month', '-1 day') AS INTEGER)", "99991231", "-1"),
        new("IsWeekend", "CASE WHEN n % 7 >= 5 THEN 1 ELSE 0 END", "CASE WHEN n % 7 >= 5 THEN 1 ELSE 0 END", "0", "0"),
        new("IsMonthEnd", "CASE WHEN d = EOMONTH(d) THEN 1 ELSE 0 END", "CASE WHEN strftime('%d', d, '+1 day') = '01' THEN 1 ELSE 0 END", "1", "0"),
    ];

    public static bool IsCalendar(TranslatedTable table) => table.Schema == Schema && table.Name == Table;

    /// <summary>The calendar columns that the table has, in its order; a column the calendar cannot fill is an error.</summary>
    public static IReadOnlyList<CalendarColumn> ColumnsOf(TranslatedTable table, SchemaErrors errors)
    {
        List<CalendarColumn> present = [];
        foreach (OutputColumn column in table.Columns)
        {
            if (Columns.FirstOrDefault(candidate => candidate.Name == column.Name) is { } known)
            {
                // An unknown day has no date, if the table can say so.
                present.Add(column.IsNullable && known.Name is "CalendarDate" or "DayNumber" && column.IsNullable ? known with { Unknown = "NULL" } : known);
            }
            else if (!column.IsNullable && !table.Defaulted.Contains(column.Name))
            {
                errors.Add(table.File.Path, 1, 1, "BW0300", $"dim.Date.{column.Name}: the calendar has no such column. Give it a default, or add it to Seed/Calendar.cs.");
            }
        }

        return present;
    }

    public static string InsertSqlite(TranslatedTable table, IReadOnlyList<CalendarColumn> columns)
    {
        int days = Last.DayNumber - First.DayNumber;
        string name = SqliteName.Of(table.Schema, table.Name);
        string names = string.Join(", ", columns.Select(column => SqliteName.Quoted(column.Name)));
        return Invariant($"""
            WITH RECURSIVE day(n, d) AS (SELECT 0, '{First:yyyy-MM-dd}' UNION ALL SELECT n + 1, date('{First:yyyy-MM-dd}', '+' || (n + 1) || ' day') FROM day WHERE n < {days})
            INSERT INTO {name} ({names})
            SELECT {string.Join(", ", columns.Select(column => column.Sqlite))} FROM day;
            INSERT INTO {name} ({names}) VALUES
            ({string.Join(", ", columns.Select(column => column.OpenEnd))}),
            ({string.Join(", ", columns.Select(column => column.Unknown))});
            """);
    }

    public static string InsertSqlServer(TranslatedTable table, IReadOnlyList<CalendarColumn> columns)
    {
        int days = Last.DayNumber - First.DayNumber + 1;
        string names = string.Join(", ", columns.Select(column => column.Name));
        string digits = "(SELECT v FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS digits (v))";
        return Invariant($"""
            WITH digit AS {digits},
            day AS
            (
                SELECT ones.v + 10 * tens.v + 100 * hundreds.v + 1000 * thousands.v + 10000 * more.v AS n
                FROM digit AS ones CROSS JOIN digit AS tens CROSS JOIN digit AS hundreds CROSS JOIN digit AS thousands CROSS JOIN digit AS more
            ),
            dated AS (SELECT n, DATEADD(DAY, n, CAST('{First:yyyy-MM-dd}' AS date)) AS d FROM day WHERE n < {days}),
            calendar AS
            (
                SELECT {string.Join(", ", columns.Select(column => $"{column.SqlServer} AS {column.Name}"))} FROM dated
                UNION ALL SELECT {string.Join(", ", columns.Select(column => column.OpenEnd))}
                UNION ALL SELECT {string.Join(", ", columns.Select(column => column.Unknown))}
            )
            INSERT INTO {table.Schema}.{table.Name} ({names})
            SELECT {string.Join(", ", columns.Select(column => $"calendar.{column.Name}"))}
            FROM calendar
            WHERE NOT EXISTS (SELECT 1 FROM {table.Schema}.{table.Name} AS present WHERE present.DateKey = calendar.DateKey);
            """);
    }
}
