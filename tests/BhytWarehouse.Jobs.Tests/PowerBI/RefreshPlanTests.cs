using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class RefreshPlanTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> ReadsFrom = new()
    {
        ["mart.FundPayment"] = ["fact_Claim", "dim.Facility"],
        ["mart.Coverage"] = ["derive.CoveredMembers", "fact.Population"],
        ["derive.CoveredMembers"] = ["fact.EnrolmentMonth"],
    };

    private static readonly PowerBiDataset Dataset = PowerBiDatasets.BhytMonitoring(["mart_FundPayment", "mart.Coverage"]);

    [Fact]
    public void Plan_OneFactChanged_NamesOnlyTheMartsThatReadIt()
    {
        RefreshPlan plan = RefreshPlan.For(Dataset, ReadsFrom, [new LoadDelivery(3, "VssClaims", "fact.Claim", 20000)]);

        plan.Tables.ShouldBe(["FundPayment"]);
        plan.LoadRunKeys.ShouldBe([3]);
        plan.Describe("en").ShouldBe("Model BhytMonitoring: 1 table would be refreshed.\n  FundPayment (mart.FundPayment): load 3 (VssClaims) delivered 20,000 rows of fact.Claim");
        plan.Describe("vi").ShouldBe("Mô hình BhytMonitoring: sẽ làm mới 1 bảng.\n  FundPayment (mart.FundPayment): lượt nạp 3 (VssClaims) đưa vào 20.000 dòng của fact.Claim");
    }

    [Fact]
    public void Plan_FactReadThroughAnotherView_ReachesTheMart()
    {
        RefreshPlan plan = RefreshPlan.For(Dataset, ReadsFrom, [new LoadDelivery(4, "VssEnrolment", "fact_EnrolmentMonth", 12), new LoadDelivery(5, "NsoPopulation", "fact.Population", 1)]);

        plan.Tables.ShouldBe(["Coverage"]);
        plan.LoadRunKeys.ShouldBe([4, 5]);
        plan.ToRequest(Guid.Empty, Guid.Empty).Reason.ShouldBe("NsoPopulation, VssEnrolment");
    }

    [Fact]
    public void Plan_LoadWithoutRows_RefreshesNothing()
    {
        RefreshPlan plan = RefreshPlan.For(Dataset, ReadsFrom, [new LoadDelivery(3, "VssClaims", "fact.Claim", 0)]);

        plan.Entries.ShouldBeEmpty();
        plan.Describe("en").ShouldBe("Model BhytMonitoring: no table reads what was loaded, nothing to refresh.");
    }

    [Fact]
    public void Plan_MartWithoutKnownSources_IsRefused()
    {
        PowerBiDataset dataset = PowerBiDatasets.BhytMonitoring(["mart.Forgotten"]);

        InvalidOperationException exception = Should.Throw<InvalidOperationException>(() => RefreshPlan.For(dataset, ReadsFrom, []));
        exception.Message.ShouldContain("mart.Forgotten");
    }
}
