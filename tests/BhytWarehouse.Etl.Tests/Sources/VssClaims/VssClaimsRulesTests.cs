using System.Globalization;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed class VssClaimsRulesTests
{
    /// <summary>For every rule a file that breaks it. What passes it is the untouched file of the same dossier.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Breaking = new()
    {
        ["VC-001"] = () => [],
        ["VC-002"] = () => Bytes("<GIAMDINHHS><THONGTINDONVI>"),
        ["VC-003"] = () => new EnvelopeText(new DossierText()) { Declaration = "<?xml version=\"1.0\" encoding=\"windows-1258\"?>" }.ToBytes(),
        ["VC-004"] = () => new EnvelopeText(new DossierText()) { Declaration = "<!DOCTYPE GIAMDINHHS SYSTEM \"http://127.0.0.1/x.dtd\">" }.ToBytes(),
        ["VC-005"] = () => Bytes("<SOMETHING/>"),
        ["VC-006"] = () => One(dossier => dossier.InnerText[1] = "<TONG_HOP><MA_LK>1</MA_LK><MA_LYDO_VVIEN>1</MA_LYDO_VVIEN><T_TONGCHI>5</T_TONGCHI></TONG_HOP>"),
        ["VC-007"] = () => Bytes("<KHAMSUCKHOE><THONGTINDONVI/></KHAMSUCKHOE>"),
        ["VC-008"] = () => new EnvelopeText(new DossierText()) { DeclaredCount = "2" }.ToBytes(),
        ["VC-009"] = () => Bytes("<GIAMDINHHS><THONGTINHOSO><NGAYLAP>20250101</NGAYLAP><SOLUONGHOSO>0</SOLUONGHOSO></THONGTINHOSO></GIAMDINHHS>"),
        ["VC-010"] = () => Bytes("<GIAMDINHHS><THONGTINDONVI><MACSKCB>00101</MACSKCB></THONGTINDONVI><HOSO/></GIAMDINHHS>"),
        ["VC-011"] = () => Bytes(string.Concat(Enumerable.Repeat("<GIAMDINHHS>", 1)) + string.Concat(Enumerable.Repeat("<a>", 70))),
        ["VC-012"] = () => new EnvelopeText(new DossierText()) { DeclaredCount = "" }.ToBytes(),
        ["VC-013"] = () => Summary("TRUONG_LA", "1"),
        ["VC-014"] = () => new EnvelopeText(new DossierText(facility: "00102")) { SenderLast = true }.ToBytes(),
        ["VC-015"] = () => new EnvelopeText(new DossierText()) { PreparedOn = "20250231" }.ToBytes(),
        ["VC-016"] = () => CheckInText.Of([.. Enumerable.Range(0, 200_001).Select(number => (number.ToString(CultureInfo.InvariantCulture), "00101"))]),
        ["VC-020"] = () => One(dossier => dossier.Content[2] = "AAAA=AA"),
        ["VC-021"] = () => One(dossier => dossier.InnerText[2] = "<CHITIEU_CHITIET_THUOC><DSACH></CHITIEU_CHITIET_THUOC>"),
        ["VC-022"] = () => One(dossier => dossier.Content[2] = Convert.ToBase64String([.. "<a>"u8, 0xE1, 0x80, .. "</a>"u8])),
        ["VC-023"] = () => One(dossier => dossier.InnerText[2] = "<!DOCTYPE a [<!ENTITY x \"y\">]><CHITIEU_CHITIET_THUOC>&x;</CHITIEU_CHITIET_THUOC>"),
        ["VC-024"] = () => Bytes(new EnvelopeText(new DossierText()).ToString().Replace("XML4", "XML16", StringComparison.Ordinal)),
        ["VC-025"] = () => One(dossier => dossier.Order = [1, 2, 3, 3]),
        ["VC-026"] = () => One(dossier => dossier.InnerText[2] = dossier.Inner(3)),
        ["VC-027"] = () => One(dossier => dossier.Order = [1, .. Enumerable.Repeat(5, 3)], dossier => dossier.InnerText[5] = "<CHITIEU_CHITIET_DIENBIENLAMSANG>" + new string(' ', 25_000_000) + "</CHITIEU_CHITIET_DIENBIENLAMSANG>"),
        ["VC-028"] = () => One(dossier => dossier.InnerText[2] = "<CHITIEU_CHITIET_THUOC>" + string.Concat(Enumerable.Repeat("<CHI_TIET_THUOC/>", 100_000)) + "</CHITIEU_CHITIET_THUOC>"),
        ["VC-029"] = () => Summary("GHI_CHU", "<X>1</X>"),
        ["VC-030"] = () => One(dossier => dossier.Order = [2, 3]),
        ["VC-031"] = () => One(dossier => dossier.Order = [1, 1, 2, 3]),
        ["VC-032"] = () => Drug("MA_LK", "LK-0002"),
        ["VC-033"] = () => Summary("MA_CSKCB", "00102"),
        ["VC-034"] = () => Summary("MA_THE_BHYT", "GD4000000000001;HN2000000000001"),
        ["VC-035"] = () => One(dossier => dossier.Content[2] = " "),
        ["VC-036"] = () => Summary("MA_DKBD", "001011"),
        ["VC-037"] = () => Summary("MA_THE_BHYT", "GD40000"),
        ["VC-040"] = () => Summary("NGAY_RA", ""),
        ["VC-041"] = () => Summary("MA_HSBA", ""),
        ["VC-042"] = () => Summary("MA_BENH_CHINH", "I10.12345"),
        ["VC-043"] = () => Summary("DIEN_THOAI", "0000000000000000"),
        ["VC-044"] = () => Drug("T_BHTT", "1,000"),
        ["VC-045"] = () => Summary("STT", "one"),
        ["VC-046"] = () => Summary("NGAY_RA", "202500001000"),
        ["VC-050"] = () => Summary("GIOI_TINH", "4"),
        ["VC-051"] = () => Summary("KET_QUA_DTRI", "9"),
        ["VC-052"] = () => Summary("MA_LOAI_RV", "7"),
        ["VC-053"] = () => Summary("MA_LOAI_KCB", "11"),
        ["VC-054"] = () => One(dossier => Later(dossier, "1.99")),
        ["VC-055"] = () => Summary("MA_DOITUONG_KCB", "1.99"),
        ["VC-056"] = () => Summary("MA_KHUVUC", "K4"),
        ["VC-057"] = () => Summary("MA_TAI_NAN", "9"),
        ["VC-058"] = () => Drug("MA_NHOM", "20"),
        ["VC-059"] = () => Drug("MA_NHOM", "13"),
        ["VC-060"] = () => Drug("PHAM_VI", "4"),
        ["VC-061"] = () => Drug("MA_PTTT", "4"),
        ["VC-062"] = () => Drug("NGUON_CTRA", "5"),
        ["VC-063"] = () => Service("PP_VO_CAM", "5"),
        ["VC-064"] = () => Summary("MA_THE_BHYT", "ZZ4000000000001"),
        ["VC-065"] = () => Summary("MA_THE_BHYT", "GD9000000000001"),
        ["VC-066"] = () => Service("MA_DICH_VU", ""),
        ["VC-070"] = () => Drug("THANH_TIEN_BV", "15007"),
        ["VC-071"] = () => Drug("THANH_TIEN_BV", "15005.01"),
        ["VC-072"] = () => Drug("THANH_TIEN_BH", "15007"),
        ["VC-073"] = () => Drug("THANH_TIEN_BH", "15005.01"),
        ["VC-074"] = () => Drug("T_BHTT", "12010"),
        ["VC-075"] = () => Drug("T_BHTT", "12004.01"),
        ["VC-076"] = () => Drug("T_BNTT", "100"),
        ["VC-077"] = () => Drug("T_BNTT", "0.01"),
        ["VC-078"] = () => Drug("T_NGUONKHAC_CL", "100"),
        ["VC-079"] = () => Drug("T_NGUONKHAC_CL", "0.5"),
        ["VC-080"] = () => Summary("T_NGUONKHAC", "-5"),
        ["VC-081"] = () => Drug("SO_LUONG", "-5"),
        ["VC-082"] = () => One(dossier => dossier.AddDrug("40.9", 0m, 100m)),
        ["VC-083"] = () => Drug("MUC_HUONG", "101"),
        ["VC-084"] = () => One(dossier => (dossier.Drugs[0]["T_BNCCT"], dossier.Drugs[0]["T_BNTT"]) = ("0", dossier.Drugs[0]["T_BNCCT"]), dossier => dossier.Total()),
        ["VC-090"] = () => Summary("T_BNTT", "5"),
        ["VC-091"] = () => Summary("T_BNTT", "0.5"),
        ["VC-092"] = () => Total("T_TONGCHI_BV", 1.01m),
        ["VC-093"] = () => Total("T_TONGCHI_BV", 1m),
        ["VC-094"] = () => Total("T_TONGCHI_BH", -1.01m),
        ["VC-095"] = () => Total("T_TONGCHI_BH", -1m),
        ["VC-096"] = () => Total("T_BNTT", 1.01m),
        ["VC-097"] = () => Total("T_BNTT", 0.01m),
        ["VC-098"] = () => Total("T_BNCCT", 2m),
        ["VC-099"] = () => Total("T_BNCCT", 0.99m),
        ["VC-100"] = () => Total("T_BHTT", 2m),
        ["VC-101"] = () => Total("T_BHTT", 1m),
        ["VC-102"] = () => Total("T_NGUONKHAC", 2m),
        ["VC-103"] = () => Total("T_NGUONKHAC", 1m),
        ["VC-104"] = () => Total("T_THUOC", 2m),
        ["VC-105"] = () => Total("T_THUOC", 1m),
        ["VC-106"] = () => Total("T_VTYT", 2m),
        ["VC-107"] = () => Total("T_VTYT", 1m),
        ["VC-108"] = () => Total("T_BHTT_GDV", 1000m),
        ["VC-110"] = () => Summary("NGAY_RA", "202505091000"),
        ["VC-111"] = () => Summary("NGAY_VAO_NOI_TRU", "202505110000"),
        ["VC-112"] = () => Summary("NAM_QT", "2027"),
        ["VC-113"] = () => Summary("THANG_QT", "13"),
        ["VC-114"] = () => Summary("NGAY_RA", "202609030000"),
        ["VC-115"] = () => Summary("NGAY_SINH", "202506010000"),
    };

    public static TheoryData<string> Codes() => [.. VssClaimsRules.All.Except(VssClaimsRules.Staged).Select(rule => rule.Code)];

    [Fact]
    public void All_Rules_HaveUniqueCodesBothLanguagesAndAnExample()
    {
        VssClaimsRules.All.Select(rule => rule.Code).ShouldBeUnique();
        VssClaimsRules.All.ShouldAllBe(rule => rule.Expectation.Length > 0 && rule.ExpectationVietnamese.Length > 0);
        Breaking.Keys.Order(StringComparer.Ordinal).ShouldBe(VssClaimsRules.All.Except(VssClaimsRules.Staged).Select(rule => rule.Code));
    }

    [Fact]
    public void Read_UntouchedDossier_PassesEveryRule() => Reading.Of(new EnvelopeText(new DossierText())).Findings.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Read_FileThatBreaksARule_FindsItAndActsBySeverity(string code)
    {
        RuleText rule = VssClaimsRules.All.Single(candidate => candidate.Code == code);

        Reading reading = Reading.Of(Breaking[code]());

        switch (rule.Severity)
        {
            case Severity.RejectFile:
                reading.Verdict.RefusalRuleCode.ShouldBe(code, reading.Verdict.Found);
                reading.Verdict.Found.ShouldNotBeNullOrWhiteSpace();
                reading.Verdict.Expected.ShouldBe(rule.Expectation);
                break;
            case Severity.RejectRecord:
                reading.Verdict.IsRefused.ShouldBeFalse(reading.Verdict.Found);
                reading.FoundRules.ShouldContain(code);
                reading.Claims.ShouldBeEmpty();
                reading.Lines.ShouldBeEmpty();
                reading.Documents.ShouldBeEmpty();
                reading.Codes.ShouldBeEmpty();
                reading.Quarantine.ShouldHaveSingleItem();
                break;
            default:
                reading.Verdict.IsRefused.ShouldBeFalse(reading.Verdict.Found);
                reading.FoundRules.ShouldContain(code);
                break;
        }

        foreach (Dictionary<string, object> finding in reading.Findings)
        {
            ((string)finding["Found"]).ShouldNotContain("Mẫu");
            ((string)finding["Found"]).ShouldNotContain("000000000001");
        }
    }

    [Theory]
    [InlineData("VC-071")]
    [InlineData("VC-037")]
    [InlineData("VC-041")]
    [InlineData("VC-055")]
    [InlineData("VC-064")]
    [InlineData("VC-108")]
    [InlineData("VC-013")]
    public void Read_FileThatOnlyWarns_LoadsTheDossier(string code)
    {
        Reading reading = Reading.Of(Breaking[code]());

        reading.Claims.ShouldHaveSingleItem();
        reading.Quarantine.ShouldBeEmpty();
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static byte[] One(params Action<DossierText>[] changes)
    {
        DossierText dossier = new();
        foreach (Action<DossierText> change in changes)
        {
            change(dossier);
        }

        return new EnvelopeText(dossier).ToBytes();
    }

    private static byte[] Summary(string field, string value) => One(dossier => dossier.Summary[field] = value);

    private static byte[] Drug(string field, string value) => One(dossier => dossier.Drugs[0][field] = value);

    private static byte[] Service(string field, string value) => One(dossier => dossier.Services[0][field] = value);

    private static byte[] Total(string field, decimal difference) => One(dossier => dossier.Summary[field] = DossierText.Text(DossierText.Number(dossier.Summary[field]) + difference));

    private static void Later(DossierText dossier, string entitlement)
    {
        dossier.Summary["MA_DOITUONG_KCB"] = entitlement;
        dossier.Summary["NGAY_RA"] = "202507021000";
    }
}
