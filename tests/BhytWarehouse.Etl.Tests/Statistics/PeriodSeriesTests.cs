using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class PeriodSeriesTests
{
    private static readonly PeriodRule Monthly = new(PeriodKind.Month, 1, 0.6);

    [Fact]
    public void Judge_WholeSeries_FindsNothing() => Judge(Monthly, Series([202411, 202412, 202501, 202502], ["A", "B", "C"])).ShouldBeEmpty();

    [Fact]
    public void Judge_AnyMonthLeftOut_IsAGapOfTheSeries()
    {
        int[] months = [202411, 202412, 202501, 202502, 202503, 202504];
        foreach (int missing in months[1..^1])
        {
            PeriodFinding gap = Judge(Monthly, Series([.. months.Except([missing])], ["A", "B"])).ShouldHaveSingleItem();
            (gap.Fault, gap.Member, gap.First, gap.Last).ShouldBe((PeriodFault.Gap, "", missing, missing));
        }
    }

    [Fact]
    public void Judge_QuartersAndYearsLeftOut_AreGaps()
    {
        Judge(new PeriodRule(PeriodKind.Quarter, 0, 0), Series([20233, 20234, 20242, 20243], ["A"])).ShouldHaveSingleItem().First.ShouldBe(20241);
        Judge(new PeriodRule(PeriodKind.Year, 0, 0), Series([2020, 2021, 2023, 2024], ["A"])).ShouldHaveSingleItem().First.ShouldBe(2022);
    }

    [Fact]
    public void Judge_MonthWithoutRareEvents_IsNoGap()
    {
        PeriodEntry[] entries = Series([202411, 202412, 202502, 202503], ["A"]);
        Judge(Monthly with { FewestOfPeriod = 300 }, entries).ShouldBeEmpty();
        Judge(Monthly with { FewestOfPeriod = 50 }, entries).ShouldHaveSingleItem().First.ShouldBe(202501);
    }

    [Fact]
    public void Judge_MonthsOfAYearlyList_HaveNoGaps() => Judge(Monthly, Series([202301, 202401, 202501], ["A"])).ShouldBeEmpty();

    [Fact]
    public void Judge_MemberGone_IsAbsentSinceItsFirstMissingMonth_AndOneBackAgainHasAGap()
    {
        List<PeriodEntry> entries = [.. Series([202501, 202502, 202503, 202504, 202505], ["A", "B", "C"])];
        entries.RemoveAll(entry => entry is { Member: "A", Period: >= 202504 } or { Member: "B", Period: 202503 });

        IReadOnlyList<PeriodFinding> findings = Judge(Monthly, entries);

        findings.Select(finding => (finding.Fault, finding.Member, finding.First, finding.Last)).ShouldBe([(PeriodFault.Absence, "A", 202504, 202505), (PeriodFault.Gap, "B", 202503, 202503)], ignoreOrder: true);
    }

    [Fact]
    public void Judge_MemberThatWasMerged_IsNotExpected()
    {
        List<PeriodEntry> entries = [.. Series([202504, 202505, 202506, 202507], ["A", "B"])];
        entries.RemoveAll(entry => entry is { Member: "A", Period: 202507 });

        PeriodSeries.Judge(Monthly with { LeastShare = 0 }, entries, 202507, (member, period) => member != "A" || period < 202507).ShouldBeEmpty();
        PeriodSeries.Judge(Monthly with { LeastShare = 0 }, entries, 202507, (_, _) => true).ShouldHaveSingleItem().Fault.ShouldBe(PeriodFault.Absence);
    }

    [Fact]
    public void Judge_MonthThatIsNotDueYet_MissesNobody()
    {
        List<PeriodEntry> entries = [.. Series([202504, 202505, 202506, 202507], ["A", "B"])];
        entries.RemoveAll(entry => entry is { Member: "A", Period: 202507 });

        PeriodSeries.Judge(Monthly, entries, 202506, (_, _) => true).ShouldBeEmpty();
    }

    [Fact]
    public void Judge_ManyGoneAtOnce_IsOneFinding()
    {
        string[] members = [.. Enumerable.Range(0, 60).Select(member => $"M{member}")];
        List<PeriodEntry> entries = [.. Series([202504, 202505, 202506, 202507], members)];
        entries.RemoveAll(entry => entry.Period == 202507 && members.Take(25).Contains(entry.Member));

        PeriodFinding finding = Judge(new PeriodRule(PeriodKind.Month, 1, 0), entries).ShouldHaveSingleItem();
        (finding.Fault, finding.Member, finding.Expected, finding.Found).ShouldBe((PeriodFault.Absence, "", 60, 35));
    }

    [Fact]
    public void Judge_HalvedAndDoubledTotals_AreFoundAndDoNotBecomeUsual()
    {
        List<PeriodEntry> entries = [.. Series([202501, 202502, 202503, 202504, 202505, 202506], ["A", "B"])];
        entries[6] = entries[6] with { Quantity = 20 };
        entries[7] = entries[7] with { Quantity = 20 };
        entries[8] = entries[8] with { Quantity = 250 };
        entries[9] = entries[9] with { Quantity = 200 };

        Judge(Monthly, entries).Select(finding => (finding.Fault, finding.First)).ShouldBe([(PeriodFault.Drop, 202504), (PeriodFault.Surge, 202505)]);
    }

    private static IReadOnlyList<PeriodFinding> Judge(PeriodRule rule, IReadOnlyList<PeriodEntry> entries) => PeriodSeries.Judge(rule, entries, int.MaxValue, (_, _) => true);

    private static PeriodEntry[] Series(int[] periods, string[] members) => [.. periods.SelectMany(period => members.Select(member => new PeriodEntry(period, member, 100)))];
}
