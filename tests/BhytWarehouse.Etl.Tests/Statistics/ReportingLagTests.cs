using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class ReportingLagTests
{
    [Fact]
    public void DaysUntilWhole_FewLateCorrections_DoNotCount() => ReportingLag.DaysUntilWhole([(1, 500), (2, 300), (3, 195), (38, 5)]).ShouldBe(4);

    [Fact]
    public void DaysUntilWhole_NothingKnown_IsTheStatedOne() => ReportingLag.DaysUntilWhole([]).ShouldBe(ReportingLag.Stated);

    [Fact]
    public void DaysUntilWhole_VerySlowSenders_AreDueInTheEnd() => ReportingLag.DaysUntilWhole([(200, 10)]).ShouldBe(ReportingLag.Longest);
}
