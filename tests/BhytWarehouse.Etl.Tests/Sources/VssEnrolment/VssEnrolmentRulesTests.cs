using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.VssEnrolment;
using static BhytWarehouse.Etl.Tests.Sources.VssEnrolment.EnrolmentFileText;

namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

public sealed class VssEnrolmentRulesTests
{
    private static readonly VssEnrolmentSource Source = new();

    /// <summary>A file for each rule that breaks it and nothing else.</summary>
    private static readonly Dictionary<string, string> Failing = new(StringComparer.Ordinal)
    {
        ["VE-001"] = "a\0b",
        ["VE-002"] = Lines("SO_BHXH,HO_TEN", "1,2"),
        ["VE-003"] = Lines(string.Join(',', Columns) + ",MA_XA", Line(Row()) + ",99002"),
        ["VE-004"] = Csv(Row().With("MA_HO", new string('9', 5000))),
        ["VE-005"] = Csv(),
        ["VE-006"] = Lines(string.Join(',', Columns), "1,2"),
        ["VE-007"] = Lines(string.Join(',', Columns) + ",GHI_CHU", Line(Row()) + ",x"),
        ["VE-008"] = Csv(Row(1), Row(2).With("NGAY_TRICH", "20260531")),
        ["VE-009"] = Csv(Row().With("NGAY_TRICH", "06/30/2026")),
        ["VE-010"] = Lines(string.Join(',', Columns), Line(Row()), "1,2"),
        ["VE-011"] = Csv(Row().With("HO_TEN", "a\"b")),
        ["VE-013"] = Csv(Row().With("HO_TEN", new string('x', 256))),
        ["VE-019"] = Csv(Row()) + "Tổng cộng,,,,,,,,,,,,,1,1,\r\n",
        ["VE-020"] = Csv(Row().With("SO_BHXH", "009900001")),
        ["VE-021"] = Csv(Row().With("SO_BHXH", "0099000002")),
        ["VE-022"] = Csv(Row().With("MA_THE_BHYT", "GD6000099000001")),
        ["VE-023"] = Csv(Row().With("SO_CCCD", "12345")),
        ["VE-024"] = Csv(Row().With("NGAY_SINH", "19900230")),
        ["VE-025"] = Csv(Row().With("NGAY_SINH", "20260707")),
        ["VE-026"] = Csv(Row().With("GIOI_TINH", "0")),
        ["VE-027"] = Csv(Row().With("MA_TINH", "001")),
        ["VE-028"] = Csv(Row().With("MA_XA", "9900")),
        ["VE-029"] = Csv(Row().With("MA_XA", " ")),
        ["VE-030"] = Csv(Row().With("MA_DKBD", "0001")),
        ["VE-031"] = Csv(Row().With("MA_DKBD", "")),
        ["VE-032"] = Csv(Row().With("GT_THE_TU", "20260231")),
        ["VE-033"] = Csv(Row().With("GT_THE_DEN", "00000000")),
        ["VE-034"] = Csv(Row().With("GT_THE_DEN", "20251231")),
        ["VE-035"] = Csv(Row().With("GT_THE_DEN", "20991231")),
        ["VE-036"] = Csv(Row().With("PHUONG_AN", "TD")),
        ["VE-037"] = Csv(Row().With("NSTW_HO_TRO", "-1")),
        ["VE-038"] = Csv(Row().With("NSDP_HO_TRO", "1.00.000")),
        ["VE-039"] = Csv(Row().With("NGAY_TRICH", "")),
        ["VE-040"] = Csv(Row().With("NGAY_TRICH", "20260707")),
        ["VE-041"] = Csv(Row(), Row().With("MA_XA", "99002")),
        ["VE-042"] = Csv(Row(), Row()),
        ["VE-043"] = Csv(Row().With("MA_HO", new string('9', 51))),
        ["VE-044"] = D03("1,Người Tổng Hợp Thử,0099000001,,1990,Nữ,,00001,5000,07/2026,12"),
        ["VE-045"] = D03("I,Tăng,,,,,,,,,", "1,Người Tổng Hợp Thử,0099000001,,1990,Nữ,,00001,5000,07/2026,61"),
    };

    public static TheoryData<string> Codes => [.. All.Select(rule => rule.Code)];

    /// <summary>The common rules of tables that need a workbook or are drowned by the feed's own words are proven with the tables.</summary>
    private static IReadOnlyList<RuleText> All { get; } = [.. Source.Rules.Where(rule => rule.Code is not ("VE-012" or "VE-014" or "VE-015" or "VE-016" or "VE-017" or "VE-018"))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_FailingExample_BreaksItAloneWithItsSeverity(string code)
    {
        FeedReading reading = new(Source, Encoding.UTF8.GetBytes(Failing[code]));

        reading.BrokenRules.ShouldBe([code]);
        Severity severity = All.Single(rule => rule.Code == code).Severity;
        reading.Verdict.IsRefused.ShouldBe(severity == Severity.RejectFile);
        (reading.Quarantine.Count > 0 && !reading.Verdict.IsRefused).ShouldBe(severity == Severity.RejectRecord);
        VssEnrolmentReaderTests.ShouldShowNobody(reading);
    }

    [Fact]
    public void Rules_PassingExample_BreaksNone() => new FeedReading(Source, Csv(Row(1), Row(2))).BrokenRules.ShouldBeEmpty();

    [Fact]
    public void Rules_Codes_AreUniqueAndEachHasItsExample()
    {
        All.Select(rule => rule.Code).ShouldBeUnique();
        Failing.Keys.ShouldBe(All.Select(rule => rule.Code), ignoreOrder: true);
        All.ShouldAllBe(rule => rule.Expectation.Length > 0 && rule.Expectation.Length <= 400 && rule.ExpectationVietnamese.Length > 0);
    }
}
