using System.Globalization;

namespace BhytWarehouse.Etl.Statistics;

/// <summary>The working days, public holidays and days around them of Viet Nam, 2015 to 2040.</summary>
/// <remarks>
/// Holidays by the Labour Code (10/2012/QH13 art. 115; 45/2019/QH14 art. 112, which from 2021 on gives 2 September a second day): 1 January, Tết, 10/3 lunar (Hùng Kings), 30 April, 1 May, 2 September; a day that falls on
/// a weekend is taken on the next working day. LunarFeasts.csv was computed for UTC+7 by the rules of Hồ Ngọc Đức ("Thuật toán tính âm lịch", after Meeus), which differ from the Chinese calendar in 2030; a test computes
/// it again. PublicDays.csv holds the days off as announced, with their source: of a year that it knows whole, working days are those of the announcements; of any other they follow from the law, where the days around
/// Tết and 2 September are only bounds (<see cref="Knows"/>). 24 November, which Nghị quyết 80-NQ/TW of 2026 asks for, is in no announcement that is known here.
/// </remarks>
public sealed class WorkCalendar
{
    private const int DaysBeforeTet = 2;
    private const int DaysAfterTet = 4;
    private const int DaysAroundTet = 10;
    private const int DaysAroundHoliday = 2;

    /// <summary>What article 112 gives: a year of which one is not announced is not known.</summary>
    private static readonly string[] Feasts = ["0101", "Tet", "Hung", "0430", "0501", "0902"];

    private readonly Dictionary<DateOnly, SpecialDay> _special = [];
    private readonly Dictionary<DateOnly, PublicDayKind> _announced = [];

    private WorkCalendar()
    {
        Dictionary<DateOnly, string> holidays = [];
        foreach (string[] line in Lines("LunarFeasts.csv"))
        {
            int year = int.Parse(line[0], NumberStyles.None, CultureInfo.InvariantCulture);
            DateOnly newYear = Day(line[1]);
            NewYears.Add(year, newYear);
            HungKings.Add(year, Day(line[2]));
            for (int offset = -DaysBeforeTet - DaysAroundTet; offset <= DaysAfterTet + DaysAroundTet; offset++)
            {
                _special[newYear.AddDays(offset)] = new SpecialDay(offset is >= -DaysBeforeTet and <= DaysAfterTet ? DayKind.Tet : DayKind.AroundTet, "Tet", offset);
            }

            foreach ((DateOnly day, string feast) in Holidays(year, Day(line[2])))
            {
                holidays.TryAdd(day, feast);
            }
        }

        foreach ((DateOnly day, string feast) in holidays.OrderBy(holiday => holiday.Key).ToArray())
        {
            DateOnly off = day;
            while (IsWeekend(off) || (off != day && holidays.ContainsKey(off)))
            {
                off = off.AddDays(1);
            }

            holidays.TryAdd(off, feast);
        }

        HashSet<(int Year, string Feast)> told = [];
        foreach (string[] line in Lines("PublicDays.csv"))
        {
            PublicDayKind kind = Enum.Parse<PublicDayKind>(line[2]);
            for (DateOnly day = Day(line[0]); day <= Day(line[1]); day = day.AddDays(1))
            {
                _announced.Add(day, kind);
                if (kind == PublicDayKind.Exchanged)
                {
                    holidays.TryAdd(day, "day off made up for");
                }
                else if (kind == PublicDayKind.MadeUp)
                {
                    _special[day] = new SpecialDay(DayKind.MadeUpWorkday, "made up", 0);
                }
            }

            if (kind == PublicDayKind.Holiday)
            {
                told.Add((Day(line[0]).Year, line[3]));
            }
        }

        KnownYears = [.. told.GroupBy(item => item.Year).Where(year => year.Count() == Feasts.Length).Select(year => year.Key).Order()];

        foreach ((DateOnly day, string feast) in holidays)
        {
            // Tết is the stronger of two that meet.
            if (_special.GetValueOrDefault(day).Kind != DayKind.Tet)
            {
                _special[day] = new SpecialDay(DayKind.Holiday, feast, 0);
            }
        }

        for (int distance = 1; distance <= DaysAroundHoliday; distance++)
        {
            foreach ((DateOnly day, string feast) in holidays)
            {
                _special.TryAdd(day.AddDays(distance), new SpecialDay(DayKind.AroundHoliday, feast, distance));
                _special.TryAdd(day.AddDays(-distance), new SpecialDay(DayKind.AroundHoliday, feast, -distance));
            }
        }
    }

    public static WorkCalendar VietNam { get; } = new();

    /// <summary>The first day of the lunar year, by year.</summary>
    internal Dictionary<int, DateOnly> NewYears { get; } = [];

    /// <summary>The tenth day of the third lunar month, by year.</summary>
    internal Dictionary<int, DateOnly> HungKings { get; } = [];

    /// <summary>Days outside the years known are ordinary.</summary>
    public SpecialDay On(DateOnly day) => _special.GetValueOrDefault(day);

    /// <summary>The years whose days off are announced and known here, every feast of them.</summary>
    public IReadOnlyList<int> KnownYears { get; }

    /// <summary>Whether the working days of the year are those announced; else they are only what follows from the law.</summary>
    public bool Knows(int year) => KnownYears.Contains(year);

    /// <summary>Whether offices and outpatient clinics work: Monday to Friday but for days off, and days that make up for one.</summary>
    public bool IsWorkday(DateOnly day) => Knows(day.Year)
        ? _announced.TryGetValue(day, out PublicDayKind kind) ? kind == PublicDayKind.MadeUp : !IsWeekend(day)
        : On(day).Kind switch
        {
            DayKind.Holiday or DayKind.Tet => false,
            DayKind.MadeUpWorkday => true,
            _ => !IsWeekend(day),
        };

    /// <summary>Working days after the first day up to the second, which is included.</summary>
    public int WorkdaysBetween(DateOnly after, DateOnly until)
    {
        int count = 0;
        for (DateOnly day = after.AddDays(1); day <= until; day = day.AddDays(1))
        {
            count += IsWorkday(day) ? 1 : 0;
        }

        return count;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<(DateOnly Day, string Feast)> Holidays(int year, DateOnly hungKings)
    {
        yield return (new DateOnly(year, 1, 1), "0101");
        yield return (hungKings, "Hung");
        yield return (new DateOnly(year, 4, 30), "0430");
        yield return (new DateOnly(year, 5, 1), "0501");
        yield return (new DateOnly(year, 9, 2), "0902");
        if (year >= 2021)
        {
            // The second day lies before or after, as the government decides each year: both are days on which nothing need come.
            yield return (new DateOnly(year, 9, 1), "0901");
            yield return (new DateOnly(year, 9, 3), "0903");
        }
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using Stream stream = typeof(WorkCalendar).Assembly.GetManifestResourceStream($"BhytWarehouse.Etl.Statistics.{name}")!;
        using StreamReader reader = new(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',', 5);
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
