using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class RefreshMessagesTests
{
    public static TheoryData<RefreshOutcome> Outcomes => [.. Enum.GetValues<RefreshOutcome>()];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Message_EveryOutcome_IsSaidInBothLanguages(RefreshOutcome outcome)
    {
        DatasetRefreshRequest request = new(Guid.Empty, Guid.Empty, ["FundPayment"], "VssClaims", [7]);
        RefreshResult result = new(outcome, request, "id-1", "the words of the service");

        string english = result.Message("en");
        string vietnamese = result.Message("vi");

        english.ShouldStartWith("Power BI, model 00000000-0000-0000-0000-000000000000, tables FundPayment, request id-1: ");
        vietnamese.ShouldStartWith("Power BI, mô hình 00000000-0000-0000-0000-000000000000, bảng FundPayment, yêu cầu id-1: ");
        english.ShouldNotBe(vietnamese);
        if (outcome is not (RefreshOutcome.Completed or RefreshOutcome.NothingToRefresh or RefreshOutcome.NotConfigured))
        {
            english.ShouldContain("expected");
            english.ShouldEndWith("Power BI says: the words of the service.");
            vietnamese.ShouldContain("Hãy ");
        }
    }

    [Fact]
    public void Message_Completed_NamesSpanAndLoads()
    {
        DatasetRefreshRequest request = new(Guid.Empty, Guid.Empty, ["FundPayment"], "VssClaims", [7, 9]);
        RefreshResult result = new(RefreshOutcome.Completed, request)
        {
            StartTime = new DateTimeOffset(2026, 7, 1, 3, 0, 0, TimeSpan.Zero),
            EndTime = new DateTimeOffset(2026, 7, 1, 3, 5, 0, TimeSpan.Zero),
        };

        result.Message("en").ShouldEndWith("refreshed from 2026-07-01 03:00:00 to 2026-07-01 03:05:00 UTC. Reports show loads 7, 9.");
        result.Message("vi").ShouldEndWith("đã làm mới từ 2026-07-01 03:00:00 đến 2026-07-01 03:05:00 UTC. Báo cáo đã có các lượt nạp 7, 9.");
    }
}
