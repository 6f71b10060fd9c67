using BhytWarehouse.Etl.Sources.PpcTargets;

namespace BhytWarehouse.Etl.Tests.Sources.PpcTargets;

public sealed class PpcTargetsTests
{
    private const string Header = "Năm,Mã tỉnh,Mã xã,Mã nhóm,Cơ sở dân số,Chỉ tiêu (%),Số văn bản,Ngày văn bản,Đơn vị chủ trì,Hạn hoàn thành\n";
    private const string Good = "2026,00,99001,,MPS-RES,\"95,5\",12/KH-UBND,15/01/2026,UBND xã,31/12/2026\n";

    [Theory]
    [InlineData("PT-020", "2026,00,,,,950,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n")]
    [InlineData("PT-020", "2026,00,,,,0,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n")]
    [InlineData("PT-021", "2026,00,,,,\"0,95\",12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n")]
    [InlineData("PT-022", "2027,00,,,,95,12/KH-UBND,15/01/2027,BHXH tỉnh,31/12/2027\n")]
    [InlineData("PT-023", "2026,00,,,,95,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2025\n")]
    [InlineData("PT-024", "2007,00,,,,95,12/KH-UBND,15/01/2007,BHXH tỉnh,31/12/2007\n")]
    [InlineData("PT-016", "2026,00,,,DAN-SO,95,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n")]
    [InlineData("PT-016", "2026,00,,QQ,,95,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n")]
    [InlineData("PT-014", "2026,00,,,,95,12/KH-UBND,15/01/2026,,31/12/2026\n")]
    [InlineData("PT-018", "2026,00,99001,,MPS-RES,96,12/KH-UBND,15/01/2026,UBND xã,31/12/2026\n")]
    public void Row_ThatBreaksOneRule_IsFoundByIt(string rule, string row)
    {
        FeedReading alone = new(new PpcTargetsSource(), Header + Good);
        alone.Findings.ShouldBeEmpty(alone.Messages);
        alone.Staged("PpcTargets").Single()["CHI_TIEU"].Replace(".", "", StringComparison.Ordinal).ShouldStartWith("955");

        new FeedReading(new PpcTargetsSource(), Header + Good + row).BrokenRules.ShouldContain(rule);
    }

    [Fact]
    public void Table_WithoutItsTargets_IsRefused() =>
        new FeedReading(new PpcTargetsSource(), "Năm,Mã tỉnh,Mã xã,Số văn bản,Ngày văn bản,Đơn vị chủ trì,Hạn hoàn thành\n2026,00,99001,12/KH-UBND,15/01/2026,UBND xã,31/12/2026\n")
            .Verdict.RefusalRuleCode.ShouldBe("PT-002");
}
