using BhytWarehouse.Etl.Sources.VssEnrolment;
using BhytWarehouse.Etl.Tests.Sources.Tables;
using static BhytWarehouse.Etl.Tests.Sources.VssEnrolment.EnrolmentFileText;

namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

public sealed class EnrolmentListTests
{
    private static readonly VssEnrolmentSource Source = new();

    [Fact]
    public void Read_D03List_TakesPlanFromItsBlockAndSpanFromItsMonths()
    {
        FeedReading reading = new(Source, D03(
            "A,B,1,2,3,4,5,6,7,8,9",
            "I,Tăng,,,,,,,,,",
            "1,Người Tổng Hợp Thử,0099000001,000299123456,15/02/1990,Nữ,Xã Thử,00001,\"126.360,5\",07/2026,6",
            "II,Giảm,,,,,,,,,",
            "1,Người Tổng Hợp Hai,0099000002,,1985,Nam,,00001,,08/2026,",
            ",Tổng cộng,,,,,,,\"126.360,5\",,"));

        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode} {reading.Verdict.Found}");
        reading.Findings.ShouldBeEmpty();
        Dictionary<string, string>[] rows = [.. reading.Staged("VssEnrolment").Where(row => row["Disposition"] == "0")];
        rows.Select(row => string.Join(' ', row["LayoutCode"], row["PHUONG_AN"], row["GT_THE_TU"], row["GT_THE_DEN"], row["CardGroupCode"], row["CardBenefitCode"], row["GIOI_TINH"], row["BirthYear"], row["NSDP_HO_TRO"], row["NGAY_TRICH"], row["MA_DKBD"]))
            .ShouldBe(["D03 TM 20260701 20261231 GD  2 1990 126360.5 20260701 00001", "D03 GH 20260801 20260801 GD  1 1985 0 20260701 00001"]);
        rows[0]["MemberToken"].ShouldBe(new FeedReading(Source, Csv(Row())).Staged("VssEnrolment")[0]["MemberToken"]);
        rows[0]["CardToken"].Length.ShouldBe(32);
        rows[0]["CardToken"].ShouldNotBe(rows[0]["MemberToken"]);
        reading.Staged("VssEnrolment").Where(row => row["Disposition"] == "6").Select(row => row["NGAY_TRICH"]).Distinct().ShouldBe(["20260701"]);
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
        reading.Witness.Records.ShouldAllBe(record => record.MonthKey == 202607);
        reading.Witness.Records.Sum(record => record.AmountHundredths).ShouldBe(12636050);
        VssEnrolmentReaderTests.ShouldShowNobody(reading);
    }

    [Fact]
    public void Read_ImportSheet_TakesItsPlanCodes()
    {
        FeedReading reading = new(Source, new WorkbookText().Sheet(
            ["SOBHXH", "SOKCB", "HOTEN", "NGAYSINH", "NAMSINH", "GIOITINH", "SOCMND", "MADT", "TUTHANG", "SOTHANG", "PA", "MA_TINH", "MA_BV"],
            ["0099000001", null, "Người Tổng Hợp Thử", new DateOnly(1990, 2, 15), null, "X", null, "GD", "07/2026", 3, "ON", "00", "00001"],
            ["0099000002", null, "Người Tổng Hợp Hai", "1985", "X", null, null, "GD", "07/2026", null, "GH", "00", "00001"]).Bytes());

        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode} {reading.Verdict.Found}");
        reading.BrokenRules.ShouldBe(["VE-007"]);
        reading.Staged("VssEnrolment").Select(row => string.Join(' ', row["LayoutCode"], row["PHUONG_AN"], row["GT_THE_TU"], row["GT_THE_DEN"], row["GIOI_TINH"], row["BirthYear"], row["MA_TINH"]))
            .ShouldBe(["D03Import ON 20260701 20260930 2 1990 00", "D03Import GH 20260701 20260701 1 1985 00"]);
        reading.Witness.Records.ShouldAllBe(record => record.MonthKey == 202607);
    }

    [Fact]
    public void Read_ExtractAsWorkbook_GivesTheRowsOfTheText()
    {
        Dictionary<string, string> row = Row();
        FeedReading reading = new(Source, new WorkbookText { SharesTexts = true }.Sheet([.. Columns], [.. Columns.Select(column => (object?)row[column])]).Bytes());

        reading.Findings.ShouldBeEmpty();
        reading.Staged("VssEnrolment").ShouldHaveSingleItem().ShouldBe(new FeedReading(Source, Csv(Row())).Staged("VssEnrolment")[0]);
    }
}
