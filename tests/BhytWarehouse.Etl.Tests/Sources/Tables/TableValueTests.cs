using static BhytWarehouse.Etl.Tests.Sources.Tables.TableText;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

public sealed class TableValueTests
{
    [Theory]
    [InlineData("SO_TIEN", "1234567", "1234567")]
    [InlineData("SO_TIEN", "1.234.567", "1234567")]
    [InlineData("SO_TIEN", "1,234,567", "1234567")]
    [InlineData("SO_TIEN", "1.234.567,50", "1234567.5")]
    [InlineData("SO_TIEN", "1,234,567.5", "1234567.5")]
    [InlineData("SO_TIEN", "1.234", "1234")]
    [InlineData("SO_TIEN", "-12,34", "-12.34")]
    [InlineData("SO_TIEN", "12.", "12")]
    [InlineData("SO_TIEN", "1234.567", null)]
    [InlineData("SO_TIEN", "0.123", null)]
    [InlineData("SO_TIEN", "1.23.4", null)]
    [InlineData("SO_TIEN", "1,234.567,8", null)]
    [InlineData("SO_TIEN", "12 đồng", null)]
    [InlineData("SO_TIEN", "1E6", null)]
    [InlineData("SO_TIEN", "99999999999999999999", null)]
    public void Read_Amount_IsTakenOrHeldBack(string field, string text, string? staged)
    {
        FeedReading reading = new(Source, Lines("MA_DON_VI;KY;MA_CSKCB;SO_TIEN", $"DV1;202606;00001;{text}"));

        reading.Values(field).ShouldBe(staged is null ? [] : [staged]);
        reading.ShouldBalance();
        reading.Witness.Records.ShouldHaveSingleItem().AmountHundredths.ShouldBe((long)(decimal.Parse(staged ?? "0", System.Globalization.CultureInfo.InvariantCulture) * 100));
    }

    [Theory]
    [InlineData("SO_NGUOI", "1.234", "1234")]
    [InlineData("SO_NGUOI", "12.5", null)]
    [InlineData("SO_NGUOI", "-3", null)]
    [InlineData("SO_NGUOI", "-", "0")]
    [InlineData("HE_SO", "1.5", "1500")]
    [InlineData("HE_SO", "0.125", "125")]
    [InlineData("HE_SO", "1.234", null)]
    [InlineData("HE_SO", "1.2345", null)]
    [InlineData("NGAY_LAP", "20260630", "20260630")]
    [InlineData("NGAY_LAP", "2026-06-30", "20260630")]
    [InlineData("NGAY_LAP", "2026-06-30 00:00:00", "20260630")]
    [InlineData("NGAY_LAP", "30/6/2026", "20260630")]
    [InlineData("NGAY_LAP", "30-06-2026", "20260630")]
    [InlineData("NGAY_LAP", "31/06/2026", null)]
    [InlineData("NGAY_LAP", "30/06/26", null)]
    [InlineData("NGAY_SINH", "19900000", "1990")]
    [InlineData("NGAY_SINH", "1990", "1990")]
    [InlineData("NGAY_SINH", "15/02/1990", "1990")]
    [InlineData("NGAY_SINH", "19900230", null)]
    [InlineData("GIOI_TINH", "Nữ", "2")]
    [InlineData("GIOI_TINH", "1", "1")]
    [InlineData("GIOI_TINH", "F", null)]
    [InlineData("CO_NOP", "X", "1")]
    [InlineData("CO_NOP", "Không", "0")]
    [InlineData("CO_NOP", "2", null)]
    [InlineData("LOAI", "01", "01")]
    [InlineData("LOAI", "99", null)]
    [InlineData("SO_NGUOI", "#REF!", null)]
    public void Read_Value_IsTakenOrHeldBack(string field, string text, string? staged)
    {
        FeedReading reading = Column(field, text);
        string column = field == "NGAY_SINH" ? "NGAY_SINHYear" : field;

        reading.Values(column).ShouldBe(staged is null ? [] : [staged]);
        reading.BrokenRules.ShouldBe(staged is not null ? [] : [field == "LOAI" ? "XX-016" : "XX-013"]);
    }

    [Theory]
    [InlineData("Tháng 6 năm 2026", 202606)]
    [InlineData("T6/2026", 202606)]
    [InlineData("2026-06", 202606)]
    [InlineData("06/2026", 202606)]
    [InlineData("30/06/2026", 202606)]
    [InlineData("13/2026", 0)]
    [InlineData("Quý 2/2026", 0)]
    public void Read_Month_IsTakenOrHeldBack(string text, int month)
    {
        FeedReading reading = Text(Header, $"DV1,{text},00001,5");

        reading.Values("KY").ShouldBe(month == 0 ? [] : [month.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        reading.ShouldBalance();
    }

    [Fact]
    public void Read_WrongNumberOfAPerson_IsDroppedAndNotShown()
    {
        FeedReading reading = Column("SO_BHXH", "012345678", "0099000001");

        reading.Values("SO_BHXHToken").Select(token => token.Length).ShouldBe([0, 32]);
        reading.BrokenRules.ShouldBe(["XX-015"]);
        reading.Messages.ShouldNotContain("012345678");
    }

    [Fact]
    public void Read_TokensOfAPerson_AreEqualForEqualPeople()
    {
        FeedReading reading = new(Source, Lines(Header + ",HO_TEN,NGAY_SINH,MA_THE", "DV1,202606,00001,1,Nguyễn  Văn Á,15/02/1990,GD4000099000001", "DV2,202606,00001,1,NGUYỄN VĂN Á,19900215,GD4000099000001", "DV3,202606,00001,1,Nguyễn Văn B,19900215,"));

        string[] tokens = reading.Values("PersonToken");
        tokens[1].ShouldBe(tokens[0]);
        tokens[2].ShouldNotBe(tokens[0]);
        reading.Values("MA_THEToken").Distinct().Count().ShouldBe(2);
        reading.Values("CardGroupCode").ShouldBe(["GD", "GD", ""]);
    }

    [Fact]
    public void Read_DaysWithTheMonthFirst_AreHeldBackAndRefusedWhenTheyRule()
    {
        Column("NGAY_LAP", "07/25/2026").BrokenRules.ShouldBe(["XX-009"]);
        Column("NGAY_LAP", "07/25/2026", "07/05/2026", "25/07/2026").BrokenRules.ShouldBe(["XX-013", "XX-008"], ignoreOrder: true);
    }

    [Fact]
    public void Read_PersonInAnyField_IsNeverShown()
    {
        string[] canaries = ["Người Tổng Hợp", "000299123456", "GD4000099000001", "0099000001"];
        foreach (string field in Source.Contract.FieldNames.Where(name => name is not "SO_TIEN_BAO_CAO" and not "GHI_CHU"))
        {
            foreach (string canary in canaries)
            {
                Dictionary<string, string> row = new() { ["MA_DON_VI"] = "DV1", ["KY"] = "202606", ["MA_CSKCB"] = "00001", ["SO_TIEN"] = "5" };
                row[field] = canary;
                FeedReading reading = new(Source, Lines(string.Join(',', row.Keys), string.Join(',', row.Values)));

                canaries.ShouldAllBe(secret => !reading.Messages.Contains(secret));
            }
        }
    }

    [Fact]
    public void Rules_OfATable_AreListedOnceInBothLanguages()
    {
        Source.Rules.Select(rule => rule.Code).ShouldBe([.. Enumerable.Range(1, 20).Select(number => $"XX-{number:000}")]);
        Source.Rules.ShouldAllBe(rule => rule.Expectation.Length > 0 && rule.Expectation.Length <= 400 && rule.ExpectationVietnamese.Length > 0);
    }
}
