using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.VietNam;

    [Fact]
    public void LunarFeasts_OfEveryYear_AreThoseOfTheAstronomicalRules()
    {
        Calendar.NewYears.Keys.Order().ShouldBe(Enumerable.Range(2015, 26));
        foreach ((int year, DateOnly newYear) in Calendar.NewYears)
        {
            newYear.ShouldBe(Lunar.Day(1, 1, year), $"new year of {year}");
            Calendar.HungKings[year].ShouldBe(Lunar.Day(10, 3, year), $"Hùng Kings of {year}");
        }
    }

    [Theory]
    [InlineData("2025-01-29", DayKind.Tet)]
    [InlineData("2025-01-27", DayKind.Tet)]
    [InlineData("2025-02-03", DayKind.AroundTet)]
    [InlineData("2025-01-20", DayKind.AroundTet)]
    [InlineData("2025-04-07", DayKind.Holiday)]
    [InlineData("2025-04-30", DayKind.Holiday)]
    [InlineData("2025-05-02", DayKind.Holiday)]
    [InlineData("2025-04-26", DayKind.MadeUpWorkday)]
    [InlineData("2025-09-01", DayKind.Holiday)]
    [InlineData("2020-09-03", DayKind.AroundHoliday)]
    [InlineData("2023-01-02", DayKind.Holiday)]
    [InlineData("2025-06-11", DayKind.Ordinary)]
    [InlineData("2025-06-14", DayKind.Ordinary)]
    public void On_KnownDay_IsOfItsKind(string day, DayKind kind) => Calendar.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("2025-06-06", "2025-06-09", 1)]
    [InlineData("2025-04-29", "2025-05-05", 1)]
    [InlineData("2025-04-25", "2025-04-26", 1)]
    [InlineData("2025-06-09", "2025-06-09", 0)]
    public void WorkdaysBetween_WeekendsAndHolidays_CountNothing(string after, string until, int days) =>
        Calendar.WorkdaysBetween(DateOnly.Parse(after, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(days);

    [Fact]
    public void KnownYears_AreThoseWhoseFeastsAreAllAnnounced_EachWithItsFiveDaysOfTetAndElevenInAll()
    {
        Calendar.KnownYears.ShouldBe([2021, 2022, 2023, 2024, 2025, 2026]);
        (Calendar.Knows(2019), Calendar.Knows(2027)).ShouldBe((false, false));
        foreach (int year in Calendar.KnownYears)
        {
            DateOnly first = new(year, 1, 1);
            DateOnly[] days = [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(first.AddDays)];
            int weekdaysOff = days.Count(day => !WorkCalendar.IsWeekend(day) && !Calendar.IsWorkday(day));
            int weekendsWorked = days.Count(day => WorkCalendar.IsWeekend(day) && Calendar.IsWorkday(day));
            // Article 112 gives eleven days; one that falls on a weekend is taken on a working day, and one that is exchanged is worked for.
            (weekdaysOff - weekendsWorked).ShouldBe(11, $"{year}");
            DateOnly newYear = Calendar.NewYears[year];
            Enumerable.Range(-4, 14).Select(newYear.AddDays).Count(day => !WorkCalendar.IsWeekend(day) && !Calendar.IsWorkday(day)).ShouldBe(5, $"Tết {year}");
        }
    }

    [Theory]
    [InlineData("2025-09-03", true)]
    [InlineData("2025-09-01", false)]
    [InlineData("2022-09-01", false)]
    [InlineData("2021-09-03", false)]
    [InlineData("2023-05-03", false)]
    [InlineData("2026-04-27", false)]
    [InlineData("2026-08-22", true)]
    [InlineData("2026-08-31", false)]
    [InlineData("2027-09-03", false)]
    public void IsWorkday_OfAKnownYear_IsAsAnnounced_AndOfAnotherByTheLaw(string day, bool isWorkday) => Calendar.IsWorkday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(isWorkday);

    /// <summary>The lunar calendar computed anew: the month with the winter solstice is the eleventh, new moons and solar terms at UTC+7 (Hồ Ngọc Đức; new moon and solar longitude after Meeus, Astronomical Algorithms).</summary>
    private static class Lunar
    {
        private const double Degree = Math.PI / 180;

        public static DateOnly Day(int day, int month, int year)
        {
            // Feasts of the first months follow the eleventh month of the year before.
            int eleventh = EleventhMonth(year - 1);
            int next = EleventhMonth(year);
            int k = (int)Math.Floor(0.5 + ((eleventh - 2415021.076998695) / 29.530588853));
            int offset = month + 1;
            if (next - eleventh > 365 && offset >= LeapMonth(eleventh))
            {
                offset++;
            }

            return DateOnly.FromDayNumber(NewMoon(k + offset) + day - 1 - 1721426);
        }

        private static int EleventhMonth(int year)
        {
            int offset = new DateOnly(year, 12, 31).DayNumber + 1721426 - 2415021;
            int k = (int)(offset / 29.530588853);
            int moon = NewMoon(k);
            return SunTerm(moon) >= 9 ? NewMoon(k - 1) : moon;
        }

        private static int LeapMonth(int eleventh)
        {
            int k = (int)Math.Floor(0.5 + ((eleventh - 2415021.076998695) / 29.530588853));
            int at = 1;
            int term = SunTerm(NewMoon(k + at));
            int last;
            do
            {
                last = term;
                at++;
                term = SunTerm(NewMoon(k + at));
            }
            while (term != last && at < 14);

            return at - 1;
        }

        private static int NewMoon(int k)
        {
            double t = k / 1236.85;
            double sun = 359.2242 + (29.10535608 * k) - (0.0000333 * t * t) - (0.00000347 * t * t * t);
            double moon = 306.0253 + (385.81691806 * k) + (0.0107306 * t * t) + (0.00001236 * t * t * t);
            double node = 21.2964 + (390.67050646 * k) - (0.0016528 * t * t) - (0.00000239 * t * t * t);
            double day = 2415020.75933 + (29.53058868 * k) + (0.0001178 * t * t) - (0.000000155 * t * t * t) + (0.00033 * Sin(166.56 + (132.87 * t) - (0.009173 * t * t)));
            double correction = ((0.1734 - (0.000393 * t)) * Sin(sun)) + (0.0021 * Sin(2 * sun)) - (0.4068 * Sin(moon)) + (0.0161 * Sin(2 * moon)) - (0.0004 * Sin(3 * moon)) + (0.0104 * Sin(2 * node))
                - (0.0051 * Sin(sun + moon)) - (0.0074 * Sin(sun - moon)) + (0.0004 * Sin((2 * node) + sun)) - (0.0004 * Sin((2 * node) - sun)) - (0.0006 * Sin((2 * node) + moon)) + (0.0010 * Sin((2 * node) - moon))
                + (0.0005 * Sin((2 * moon) + sun));
            double delta = -0.000278 + (0.000265 * t) + (0.000262 * t * t);
            return (int)Math.Floor(day + correction - delta + 0.5 + (7 / 24.0));
        }

        private static int SunTerm(int julianDay)
        {
            double t = (julianDay - 2451545.5 - (7 / 24.0)) / 36525;
            double anomaly = 357.52910 + (35999.05030 * t) - (0.0001559 * t * t) - (0.00000048 * t * t * t);
            double longitude = 280.46645 + (36000.76983 * t) + (0.0003032 * t * t) + ((1.914600 - (0.004817 * t) - (0.000014 * t * t)) * Sin(anomaly)) + ((0.019993 - (0.000101 * t)) * Sin(2 * anomaly)) + (0.000290 * Sin(3 * anomaly));
            return (int)((longitude - (360 * Math.Floor(longitude / 360))) / 30);
        }

        private static double Sin(double degrees) => Math.Sin(degrees * Degree);
    }
}
