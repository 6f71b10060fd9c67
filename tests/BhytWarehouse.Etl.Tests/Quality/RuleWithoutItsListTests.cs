using System.Text;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources;
using BhytWarehouse.Etl.Tests.Sources.MohCheckups;
using static BhytWarehouse.Etl.Tests.Sources.NsoPopulation.PopulationTableText;

namespace BhytWarehouse.Etl.Tests.Quality;

/// <summary>A rule whose reference list is missing or out of date neither alarms nor stays silent. The claims feed has tests of its own.</summary>
public sealed class RuleWithoutItsListTests
{
    private const string Units = "Tỉnh mới,Tên ĐVHC mới,Mã ĐVHC mới,Tên ĐVHC cũ,Mã ĐVHC cũ,Ghi chú,Mã huyện cũ,Mã tỉnh cũ\n";

    /// <summary>For every such rule a file that breaks it while the list is there.</summary>
    private static readonly Dictionary<string, (string Feed, Func<string> Content)> Breaking = new(StringComparer.Ordinal)
    {
        ["MR-016"] = ("MpsResidents", () => "Ngày số liệu,Mã tỉnh,Mã xã,Giới tính,Nhóm tuổi,Thường trú,Tạm trú\n31/03/2026,00,99001,Nữ,05-13,77,0\n"),
        ["PT-016"] = ("PpcTargets", () => "Năm,Mã tỉnh,Mã xã,Mã nhóm,Cơ sở dân số,Chỉ tiêu (%),Số văn bản,Ngày văn bản,Đơn vị chủ trì,Hạn hoàn thành\n2026,00,,QQ,DAN-SO,95,12/KH-UBND,15/01/2026,BHXH tỉnh,31/12/2026\n"),
        ["PE-016"] = ("PpcEntitledGroups", () => "Thời điểm,Mã tỉnh,Mã xã,Mã nhóm,Mã trường,Tên trường,Số người\n31/12/2025,00,99001,ZZ,,,41\n"),
        ["NU-024"] = ("NsoAdministrativeUnits", () => Units + "Tỉnh Nào (10),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Nhập toàn bộ,991,00\n"),
        ["NU-025"] = ("NsoAdministrativeUnits", () => Units + "Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Nhập toàn bộ,991,03\n"),
        ["NP-025"] = ("NsoPopulation", () => Titled().With(table =>
        {
            table["dimension"]![Area]!["category"] = Category(("58", "Tỉnh Mẫu"));
            table["dimension"]![Year]!["category"] = Category(("0", "2024"), ("1", "2025"));
        }).ToJsonString()),
        ["NP-026"] = ("NsoPopulation", () => Titled().With(table => table["dimension"]![Area]!["category"] = Category(("56", "Tỉnh Mẫu"))).ToJsonString()),
        ["MK-055"] = ("MohCheckups", () => CheckupText.Envelope(CheckupText.With("<MA_LOAI_KCB>10", "<MA_LOAI_KCB>99"))),
    };

    public static TheoryData<string, string, ListState> Rules()
    {
        TheoryData<string, string, ListState> data = [];
        foreach (CatalogueRule rule in Listed)
        {
            foreach (string list in rule.Standing.Lists)
            {
                data.Add(rule.Code, list, ListState.Empty);
                data.Add(rule.Code, list, ListState.Stale);
            }
        }

        return data;
    }

    private static IEnumerable<CatalogueRule> Listed => RuleCatalogue.All.Where(rule => rule.Standing.Lists.Count > 0 && rule.FeedCode != "VssClaims");

    [Fact]
    public void Rules_ThatReadAList_AllHaveAnExample() => Breaking.Keys.ShouldBe(Listed.Select(rule => rule.Code), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Read_RuleWithoutItsList_DoesNotFireAndIsRemembered(string code, string list, ListState state)
    {
        (string feed, Func<string> content) = Breaking[code];
        byte[] bytes = Encoding.UTF8.GetBytes(content());
        CodeList embedded = CodeListRegister.Embedded[list];
        CodeList lacking = new(list, state == ListState.Empty ? [] : embedded.Entries.Select(entry => entry with { ValidFromDateKey = 19900101, ValidToDateKey = 19991231 }));

        FeedReading whole = new(SourceRegister.All[feed], bytes);
        FeedReading without = new(SourceRegister.All[feed], bytes, lists: CodeListRegister.Embedded.With(lacking));

        whole.BrokenRules.ShouldContain(code);
        whole.Unjudged.Count((_, _) => true).ShouldBeEmpty();
        // A rule that looks up several lists still judges by the others.
        if (CodeListRegister.Embedded.All.Count(other => SourceRegister.All[feed].Rules.Single(rule => rule.Code == code).Standing.Lists.Contains(other.Name)) == 1)
        {
            without.BrokenRules.ShouldNotContain(code);
        }

        without.Unjudged.Count((_, _) => true).ShouldContain(item => item.RuleCode == code && item.ListName == list && item.State == state && item.RecordCount > 0);
    }

    [Fact]
    public void StateOn_ADay_TellsAnEmptyListFromOneOfAnotherTime()
    {
        CodeListEntry entry = new("A", "", "", 20240101, 20241231, new Dictionary<string, string>());
        CodeList list = new("Some", [entry]);

        new CodeList("Some", []).StateOn(20240601).ShouldBe(ListState.Empty);
        list.StateOn(20231231).ShouldBe(ListState.Stale);
        list.StateOn(20240101).ShouldBe(ListState.Usable);
        list.StateOn(20241231).ShouldBe(ListState.Usable);
        list.StateOn(20250101).ShouldBe(ListState.Stale);
        CodeListRegister.Embedded["Sex"].StateOn(19850101).ShouldBe(ListState.Usable);
        CodeListRegister.Embedded["Sex"].Holds("1", 19850101).ShouldBeFalse();
        list.Find("A", 20240601).ShouldBe(entry);
        list.Find("A", 20250101).ShouldBeNull();
    }

    [Fact]
    public void Count_OfUnjudgedRecords_LeavesOutWhatTheLoadDoesNotKeep()
    {
        UnjudgedRecords unjudged = new();
        foreach (int record in (int[])[1, 2, 2, 3, 7])
        {
            unjudged.Add("VC-050", "Sex", ListState.Empty, 4, record);
        }

        unjudged.Add("VC-050", "Sex", ListState.Empty, 5, 1);
        unjudged.Add("VC-050", "Sex", ListState.Stale, 4, 9);

        unjudged.Count((_, _) => true).ShouldBe([("VC-050", "Sex", ListState.Empty, 5L), ("VC-050", "Sex", ListState.Stale, 1L)]);
        unjudged.Count((file, record) => file == 4 && record < 8).ShouldBe([("VC-050", "Sex", ListState.Empty, 4L)]);
    }
}
