using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class ArrivalRhythmTests
{
    private static readonly ArrivalRhythm Rhythm = new(WorkCalendar.VietNam);

    [Fact]
    public void DueAfter_DailySender_IsSilentAfterTwoWorkingDays()
    {
        DateOnly[] days = [.. Days(new DateOnly(2025, 6, 2), 30).Where(WorkCalendar.VietNam.IsWorkday)];
        days[^1].ShouldBe(new DateOnly(2025, 7, 1));
        Rhythm.DueAfter(days).ShouldBe(new DateOnly(2025, 7, 3));
    }

    [Fact]
    public void DueAfter_TheLastDayBeforeTet_WaitsUntilWorkBeginsAgain()
    {
        DateOnly[] days = [.. Days(new DateOnly(2024, 11, 1), 85).Where(WorkCalendar.VietNam.IsWorkday)];
        days[^1].ShouldBe(new DateOnly(2025, 1, 24));
        Rhythm.DueAfter(days)!.Value.ShouldBeGreaterThan(new DateOnly(2025, 2, 3));
    }

    [Fact]
    public void DueAfter_WeeklySender_MayWaitAWeekAndAHalf() =>
        Rhythm.DueAfter([.. Enumerable.Range(0, 12).Select(week => new DateOnly(2025, 6, 2).AddDays(7 * week))])!.Value.ShouldBe(new DateOnly(2025, 8, 18).AddDays(10));

    [Fact]
    public void DueAfter_AHistoryLoadedInOneGo_IsNoRhythm()
    {
        Rhythm.DueAfter([new DateOnly(2025, 6, 2)]).ShouldBeNull();
        Rhythm.DueAfter([.. Days(new DateOnly(2025, 6, 2), 12)]).ShouldBeNull();
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(at => first.AddDays(at));
}
