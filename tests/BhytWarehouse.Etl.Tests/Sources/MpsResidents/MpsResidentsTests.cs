using BhytWarehouse.Etl.Sources.MpsResidents;

namespace BhytWarehouse.Etl.Tests.Sources.MpsResidents;

public sealed class MpsResidentsTests
{
    private const string Counts = "Ngày số liệu,Mã tỉnh,Mã xã,Giới tính,Nhóm tuổi,Thường trú,Tạm trú\n";
    private const string Persons = "Ngày số liệu,Số định danh cá nhân,Họ và tên,Ngày sinh,Giới tính,Mã tỉnh,Mã xã,Loại cư trú,Mã hộ\n";
    private const string Events = "Tháng,Mã tỉnh,Mã xã,Loại sự kiện,Số người\n";
    private const string GoodCount = "31/03/2026,00,99001,Nam,00-05,120,4\n";
    private const string GoodPerson = "31/03/2026,000090000001,Mẫu Văn An,02/03/1990,Nam,00,99001,THUONG_TRU,77\n";
    private const string GoodEvent = "03/2026,00,99001,SINH,14\n";

    public static TheoryData<string, string> Broken => new()
    {
        { "MR-020", Counts + GoodCount + "01/04/2027,00,99001,Nữ,00-05,1,0\n" },
        { "MR-016", Counts + GoodCount + "31/03/2026,00,99001,Nữ,05-13,77,0\n" },
        { "MR-013", Counts + GoodCount + "31/03/2026,00,99001,Nữ,00-05,-3,0\n" },
        { "MR-013", Counts + GoodCount + "31/03/2026,00,99001,Nữ,00-05,chín mươi,0\n" },
        { "MR-014", Counts + GoodCount + "31/03/2026,00,,Nữ,00-05,9,0\n" },
        { "MR-017", Counts + GoodCount + GoodCount },
        { "MR-018", Counts + GoodCount + "31/03/2026,00,99001,Nam,00-05,121,4\n" },
        { "MR-019", Counts + GoodCount + "Tổng cộng,,,,,121,4\n" },
        { "MR-002", "Ngày số liệu,Mã tỉnh,Giới tính,Nhóm tuổi,Thường trú,Tạm trú\n31/03/2026,00,Nam,00-05,120,4\n" },
        { "MR-009", Counts + "03/31/2026,00,99001,Nam,00-05,120,4\n03/31/2026,00,99001,Nữ,00-05,1,4\n" },
        { "MR-008", Counts + GoodCount + "28/02/2026,00,99001,Nữ,00-05,1,4\n" },
        { "MR-021", Events + GoodEvent + "01/2027,00,99001,TU,3\n" },
        { "MR-023", Events + GoodEvent + "03/2026,00,99001,KET_HON,3\n" },
        { "MR-022", Persons + GoodPerson + "31/03/2026,000090000002,Mẫu Văn Bình,02/03/1991,Nam,00,99001,VANG_LAI,78\n" },
        { "MR-024", Persons + GoodPerson + "31/03/2026,000026000002,Mẫu Văn Bình,02/04/2026,Nam,00,99001,TAM_TRU,78\n" },
        { "MR-025", Persons + GoodPerson + "31/03/2026,000090000002,Mẫu Văn Bình,02/03/1901,Nam,00,99001,TAM_TRU,78\n" },
        { "MR-013", Persons + GoodPerson + "31/03/2026,12345,Mẫu Văn Bình,02/03/1991,Nam,00,99001,TAM_TRU,78\n" },
    };

    [Theory]
    [InlineData(Counts + GoodCount + "Tổng cộng,,,,,120,4\n", "Counts", 1)]
    [InlineData("BẢNG TỔNG HỢP DÂN CƯ,,,,,,\n,,,,,,\n" + Counts + GoodCount, "Counts", 1)]
    [InlineData(Persons + GoodPerson, "Persons", 1)]
    [InlineData(Events + GoodEvent, "Events", 1)]
    public void Table_AsOfficesSendIt_IsReadInItsLayout(string text, string layout, int rows)
    {
        FeedReading reading = new(new MpsResidentsSource(), text);

        reading.Verdict.RefusalRuleCode.ShouldBeNull(reading.Messages);
        Dictionary<string, string>[] records = [.. reading.Staged("MpsResidents").Where(row => row["Disposition"] == "0")];
        records.Length.ShouldBe(rows);
        records.ShouldAllBe(row => row["LayoutCode"] == layout && row["MA_XA"] == "99001");
        reading.Quarantine.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Row_ThatBreaksOneRule_IsFoundByIt(string rule, string text) =>
        new FeedReading(new MpsResidentsSource(), text).BrokenRules.ShouldContain(rule);

    [Fact]
    public void Persons_AfterTheGate_AreTokensOnly()
    {
        FeedReading reading = new(new MpsResidentsSource(), Persons + GoodPerson + "31/03/2026,000090000077,Mẫu Văn Bình,02/03/1991,Nam,00,99001,VANG_LAI,78\n");

        string kept = reading.Messages + string.Join('\n', reading.Staged("MpsResidents").SelectMany(row => row.Values));
        foreach (string secret in (string[])["000090000001", "000090000077", "Mẫu Văn", "MẪU VĂN", "02/03/1990", "19900302"])
        {
            kept.ShouldNotContain(secret);
        }

        Dictionary<string, string> person = reading.Staged("MpsResidents").First(row => row["Disposition"] == "0");
        person["SO_DDCNToken"].Trim().Length.ShouldBe(32);
        person["HO_TENToken"].Trim().Length.ShouldBe(32);
        person["NGAY_SINHYear"].ShouldBe("1990");
    }
}
