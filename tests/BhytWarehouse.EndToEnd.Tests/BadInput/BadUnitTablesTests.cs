using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Unit tables as they should not come: a clear finding, nothing wrong in the dimension, good rows beside bad ones loaded.</summary>
public sealed class BadUnitTablesTests : IDisposable
{
    private const string Feed = "NsoAdministrativeUnits";
    private const string Headings = "Tỉnh mới,Tên ĐVHC mới,Mã ĐVHC mới,Tên ĐVHC cũ,Mã ĐVHC cũ,Ghi chú,Mã huyện cũ,Mã tỉnh cũ\n";
    private const string Good = "Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 1,99001,Nhập toàn bộ,991,00\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-badunits-").FullName;
    private readonly ScratchHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("NU-022", "Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Chưa rõ,991,00\n")]
    [InlineData("NU-020", "Tỉnh Mẫu (00),Phường Tân Mẫu,99X02,Phường Mẫu 2,99002,Nhập toàn bộ,991,00\n")]
    [InlineData("NU-021", "Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 2,9900234,Nhập toàn bộ,991,00\n")]
    [InlineData("NU-024", "Tỉnh Nào (10),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Nhập toàn bộ,991,00\n")] // 10 is no province any more
    [InlineData("NU-025", "Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Nhập toàn bộ,991,03\n")]
    public void ConversionRow_ThatCannotBeTrue_IsHeldBackAloneWithItsReason(string rule, string row)
    {
        LoadResult result = LoadText("chuyendoi.csv", Headings + Good + row);

        result.State.ShouldBe(LoadState.Published, result.Message);
        (result.Total(LedgerLevel.Record, LedgerState.Loaded), result.Total(LedgerLevel.Record, LedgerState.Quarantined)).ShouldBe((1L, 1L));
        Findings().ShouldContain(rule);
    }

    [Fact]
    public void ListWithoutADay_IsRefused_SinceItsCodesNameOtherUnitsOnOtherDays()
    {
        LoadText("danhmuc.csv", "Mã tỉnh,Tên tỉnh,Mã xã,Tên xã\n00,Tỉnh Mẫu,99002,Phường Tân Mẫu\n").Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
        _home.Count("SELECT COUNT(*) FROM fact_AdministrativeUnitListing").ShouldBe(0);
    }

    [Theory]
    [InlineData("Danh mục đến ngày: 30/06/2025\nMã tỉnh,Tên tỉnh,Mã xã,Tên xã\n00,Tỉnh Mẫu,99002,Phường Tân Mẫu\n")]
    [InlineData("Danh mục đến ngày: 01/07/2025\nMã tỉnh,Tên tỉnh,Mã huyện,Tên huyện,Mã xã,Tên xã\n00,Tỉnh Mẫu,991,Huyện Mẫu,99002,Phường Mẫu 2\n")]
    public void ListOfOneSystemDatedInTheOther_IsHeldBack(string text)
    {
        LoadText("danhmuc.csv", text).Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);
        Findings().ShouldContain("NU-027");
    }

    [Theory]
    [InlineData("DanhMucPhuongXa_20250701.xml", "<html><body>404</body></html>", "NU-030")]
    [InlineData("DanhMucPhuongXa_20250701.xml", "<a><TABLE><MaTinh>00</MaTinh>", "NU-030")]
    [InlineData("DanhMucPhuongXa_20250701.xml", "<a></a>", "NU-030")]
    [InlineData("DanhMucPhuongXa_20250701.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a><TABLE><MaTinh>&b;</MaTinh></TABLE></a>", "NU-030")]
    [InlineData("DanhMucPhuongXa_20250701.xml", "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>", "NU-030")]
    [InlineData("DanhMucPhuongXa.xml", "<a><TABLE><MaTinh>00</MaTinh><TenTinh>Tỉnh Mẫu</TenTinh><MaPhuongXa>99002</MaPhuongXa><TenPhuongXa>Phường Tân Mẫu</TenPhuongXa></TABLE></a>", "NU-031")]
    [InlineData("DanhMucPhuongXa_20251350.xml", "<a><TABLE><MaTinh>00</MaTinh><TenTinh>Tỉnh Mẫu</TenTinh><MaPhuongXa>99002</MaPhuongXa><TenPhuongXa>Phường Tân Mẫu</TenPhuongXa></TABLE></a>", "NU-031")]
    public void AnswerOfTheService_ThatIsNone_IsRefusedWithItsReason(string name, string text, string rule)
    {
        LoadResult result = LoadText(name, text);

        result.State.ShouldBe(LoadState.Published, result.Message);
        result.Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
        _home.Rows("SELECT RefusalRuleCode FROM audit_SourceFile", reader => reader.GetString(0)).ShouldBe([rule]);
    }

    [Fact]
    public void MissingColumnAndUtf16AndPaddedCodes_EachEndAsTheyShould()
    {
        LoadText("thieu.csv", "Tỉnh mới,Tên ĐVHC mới,Mã ĐVHC mới,Tên ĐVHC cũ,Ghi chú,Mã huyện cũ,Mã tỉnh cũ\nTỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 1,Nhập toàn bộ,991,00\n").Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
        File.Delete(Path.Combine(_folder, "thieu.csv"));
        File.WriteAllText(Path.Combine(_folder, "utf16.csv"), Headings + "1,Phường Ba Đình,4.0,Phường Trúc Bạch,4,Nhập toàn bộ,1,1\n", Encoding.Unicode);

        _home.Load(Feed, _folder).Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(1);

        _home.Rows("SELECT UnitSystemCode, UnitCode, UnitName, ProvinceCode FROM dim_AdministrativeUnit WHERE UnitLevel = 'Commune' ORDER BY 1", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)))
            .ShouldBe([("New", "00004", "Phường Ba Đình", "01"), ("Old", "00004", "Phường Trúc Bạch", "01")]);
    }

    [Fact]
    public void SameRowsInAnotherFile_AreDuplicates()
    {
        LoadText("a.csv", Headings + Good);
        File.Delete(Path.Combine(_folder, "a.csv"));

        LoadText("b.csv", Headings + Good + "\n").Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);

        _home.Count("SELECT COUNT(*) FROM fact_AdministrativeUnitChange").ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LaterTable_WithAnotherWord_ReplacesTheRowWhicheverCameFirst(bool isTurned)
    {
        // The relation decides whether people are divided, so the table that was received last must hold, also when its content was loaded first.
        (string Text, int Day)[] tables = [(Headings + Good, 1), (Headings + Good.Replace("toàn bộ", "một phần", StringComparison.Ordinal), 2)];
        foreach ((string text, int day) in isTurned ? tables.Reverse().Select((table, place) => (table.Text, place + 1)) : tables)
        {
            LoadText($"{day}.csv", text, new StandingClock(ScratchHome.Clock.GetUtcNow().AddDays(day))).State.ShouldBe(LoadState.Published);
            File.Delete(Path.Combine(_folder, $"{day}.csv"));
        }

        _home.Rows("SELECT RelationCode FROM fact_AdministrativeUnitChange", reader => reader.GetString(0)).ShouldBe([isTurned ? "Whole" : "Part"]);
        _home.Count($"SELECT COALESCE(SUM(Quantity), 0) FROM audit_Ledger WHERE LevelCode = {(int)LedgerLevel.Record} AND StateCode = {(int)LedgerState.Superseded}").ShouldBe(1);
    }

    private LoadResult LoadText(string name, string text, TimeProvider? clock = null)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return _home.Load(Feed, _folder, clock);
    }

    private List<string> Findings() => _home.Rows("SELECT RuleCode FROM quality_Finding", reader => reader.GetString(0));
}
