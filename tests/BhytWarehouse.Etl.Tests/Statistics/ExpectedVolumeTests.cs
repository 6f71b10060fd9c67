using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl.Statistics;
using Xunit.Abstractions;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class ExpectedVolumeTests(ITestOutputHelper output)
{
    private static readonly ExpectedVolume Method = new(WorkCalendar.VietNam);

    /// <summary>A Monday after Tết.</summary>
    private static readonly DateOnly Monday = new(2025, 3, 3);

    [Fact]
    public void Judge_CleanHistories_RaiseNextToNothing_AndPlantedFaultsAreFound()
    {
        int seed = RandomNumberGenerator.GetInt32(1, 1_000_000_000);
        RadarMeasurement measurement = new(seed);
        foreach (double volume in (double[])[2, 8, 20, 50, 150, 500])
        {
            for (int round = 0; round < 25; round++)
            {
                measurement.Clean(volume);
            }
        }

        foreach (double volume in (double[])[20, 50, 150])
        {
            for (int round = 0; round < 60; round++)
            {
                foreach ((string, int, double) fault in RadarMeasurement.Faults)
                {
                    measurement.Plant(fault, volume);
                }
            }
        }

        string told = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {measurement.JudgedDays} clean facility-days, {measurement.FalseSpells} false spells, {measurement.FalseAlarmRate:P4} of days; ")
            + string.Join("; ", measurement.Recall.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key.Fault} at {entry.Key.Volume}: {entry.Value.Found} of {entry.Value.Planted}")));
        output.WriteLine(told);
        measurement.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.001, told);
        foreach (double volume in (double[])[20, 50, 150])
        {
            Share("silent for 3 working days", volume).ShouldBeGreaterThanOrEqualTo(0.95, told);
            Share("a week missing", volume).ShouldBe(1, told);
            Share("a month missing", volume).ShouldBe(1, told);
        }

        Share("a week doubled", 150).ShouldBeGreaterThan(0.75, told);
        Share("a month halved", 150).ShouldBeGreaterThan(0.75, told);

        double Share(string fault, double volume) => (double)measurement.Recall[(fault, volume)].Found / measurement.Recall[(fault, volume)].Planted;
    }

    [Fact]
    public void Judge_WeekdayProfile_IsExpectedOfEachDay()
    {
        VolumeJudgement judgement = Method.Judge(Monday, Weeks(10, [50, 40, 40, 40, 30, 10, 0]), _ => true);

        judgement.Spells.ShouldBeEmpty();
        judgement.Days.Take(21).ShouldAllBe(day => day.State == VolumeState.Starting && day.Expected == 0);
        foreach (VolumeDay day in judgement.Days.Skip(21))
        {
            day.State.ShouldBe(VolumeState.Judged);
            day.Expected.ShouldBe(new[] { 0, 50, 40, 40, 40, 30, 10 }[(int)day.Day.DayOfWeek]);
            day.Found.ShouldBeInRange((int)Math.Min(day.Lower, day.Found), (int)day.Upper);
        }
    }

    [Fact]
    public void Judge_SilenceToTheEnd_IsOngoingFromItsFirstDay_AndThroughWeekends()
    {
        int[] counts = [.. Weeks(8, [50, 40, 40, 40, 30, 10, 0]), .. new int[7]];

        DateOnly first = new(2025, 5, 12);
        VolumeSpell spell = Method.Judge(first, counts, _ => true).Spells.ShouldHaveSingleItem();

        spell.First.ShouldBe(first.AddDays(56));
        spell.IsOngoing.ShouldBeTrue();
        spell.Found.ShouldBe(0);
        spell.Expected.ShouldBe(210, 1);
        spell.Probability.ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Judge_LaterDays_NeverChangeEarlierExpectations()
    {
        GeneratedHistory history = GeneratedHistory.Draw(new Random(11), 40);
        VolumeJudgement whole = Method.Judge(history.First, history.Counts, _ => true);
        VolumeJudgement half = Method.Judge(history.First, history.Counts[..300], _ => true);

        half.Days.Select(day => day.Expected).ShouldBe(whole.Days.Take(300).Select(day => day.Expected));
    }

    [Fact]
    public void Judge_TenTimesAsMany_ExpectsTenTimesAsMany()
    {
        int[] counts = [.. GeneratedHistory.Draw(new Random(12), 60).Counts.Take(200)];
        VolumeJudgement one = Method.Judge(Monday, counts, _ => true);
        VolumeJudgement ten = Method.Judge(Monday, [.. counts.Select(count => count * 10)], _ => true);

        // The floor of the winsorising scale is Poisson's and does not grow with the counts; elsewhere the method is one of ratios.
        foreach ((VolumeDay small, VolumeDay large) in one.Days.Zip(ten.Days).Where(pair => pair.First.Expected >= 5))
        {
            (large.Expected / 10).ShouldBe(small.Expected, 0.15 * small.Expected);
        }
    }

    [Fact]
    public void Judge_EarlierWeeksInAnotherOrder_ExpectsTheSame()
    {
        int[] counts = [.. GeneratedHistory.Draw(new Random(13), 60).Counts.Take(4 * 7)];
        int[] swapped = [.. counts[7..14], .. counts[0..7], .. counts[21..28], .. counts[14..21]];

        Method.Judge(Monday, [.. counts, 60], _ => true).Days[^1].Expected.ShouldBe(Method.Judge(Monday, [.. swapped, 60], _ => true).Days[^1].Expected, 1e-9);
    }

    [Fact]
    public void Judge_TetAndHolidays_WithoutDossiersIsNoAlarm()
    {
        DateOnly first = new(2024, 10, 7);
        int[] counts = Weeks(30, [50, 40, 40, 40, 30, 10, 0]);
        for (int at = 0; at < counts.Length; at++)
        {
            counts[at] = WorkCalendar.VietNam.On(first.AddDays(at)).Kind is DayKind.Tet or DayKind.Holiday ? 0 : counts[at];
        }

        Method.Judge(first, counts, _ => true).Spells.ShouldBeEmpty();
    }

    [Fact]
    public void Judge_SteadyGrowth_IsNoSurge()
    {
        int[] counts = [.. Enumerable.Range(0, 40 * 7).Select(at => at % 7 < 5 ? (int)Math.Round(30 * Math.Exp(0.03 * at / 7)) : 0)];
        Method.Judge(Monday, counts, _ => true).Spells.ShouldBeEmpty();
    }

    [Fact]
    public void Judge_LowerForGood_IsAlarmedThenUsual()
    {
        int[] counts = [.. Weeks(12, [50, 50, 50, 50, 50, 0, 0]), .. Weeks(20, [20, 20, 20, 20, 20, 0, 0])];
        VolumeJudgement judgement = Method.Judge(Monday, counts, _ => true);

        VolumeSpell spell = judgement.Spells.ShouldHaveSingleItem();
        spell.IsNewLevel.ShouldBeTrue();
        spell.IsOngoing.ShouldBeFalse();
        judgement.Days[^3].Expected.ShouldBe(20, 1);
    }

    [Fact]
    public void Judge_ClosedFacility_IsNotMissed()
    {
        int[] counts = [.. Weeks(10, [50, 40, 40, 40, 30, 10, 0]), .. new int[28]];
        VolumeJudgement judgement = Method.Judge(Monday, counts, day => day < Monday.AddDays(70));

        judgement.Spells.ShouldBeEmpty();
        judgement.Days.Skip(70).ShouldAllBe(day => day.State == VolumeState.Closed);
    }

    private static int[] Weeks(int count, int[] week) => [.. Enumerable.Repeat(week, count).SelectMany(days => days)];
}
