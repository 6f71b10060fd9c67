using System.Globalization;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
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
        ["VC-116"] = () => One(dossier => Admit(dossier).Tables[7].Clear()),
        ["VC-117"] = () => One(dossier => Admit(dossier).Tables[8].Clear()),
        ["VC-118"] = () => Summary("MA_LOAI_RV", "2"),
        ["VC-119"] = () => Summary("NGAY_TAI_KHAM", "20250601"),
        ["VC-120"] = () => One(dossier => dossier.AddService("22.1", 18, 1m, 0m)),
        ["VC-121"] = () => Summary("SO_NGAY_DTRI", "1"),
        ["VC-122"] = () => Summary("GT_THE_TU", "20260101"),
        ["VC-123"] = () => One(dossier => Cards(dossier, "GD4000000000001;HN2")),
        ["VC-124"] = () => One(dossier => dossier.AddDrug("40.9", 1000m, 1000m, benefit: 95m), dossier => dossier.Total()),
        ["VC-125"] = () => One(dossier => dossier.AddDrug("40.9", 1000m, 1000m, benefit: 100m), dossier => dossier.Total()),
        ["VC-126"] = () => One(dossier => dossier.AddService("K03.1933", 14, 1m, 70_000m), dossier => dossier.Total()),
        ["VC-127"] = () => One(dossier => dossier.AddService("K03.1933", 14, 2m, 70_000m), dossier => dossier.Total(), dossier => dossier.Summary["NGAY_RA"] = "202505102000"),
        ["VC-128"] = () => One(dossier => Admit(dossier).AddService("K03.1932", 15, 4m, 240_000m), dossier => dossier.Total()),
        ["VC-129"] = () => One(dossier => dossier.AddService("K03.1932", 15, 1m, 240_000m), dossier => dossier.Total()),
        ["VC-130"] = () => One(dossier => Admit(dossier).Summary["NGAY_VAO"] = "202501100800"),
        ["VC-131"] = () => One(dossier => Chronic(dossier, "202507022359", days: 91)),
        ["VC-132"] = () => Summary("MA_BENH_KT", "A00;A01;A02;A03;A04;A05;A06;A07;A08;A09;A15;A16;A17"),
        ["VC-133"] = () => Summary("MA_BENH_CHINH", "W01"),
        ["VC-134"] = () => Summary("MA_BENH_KT", "E11;I10"),
        ["VC-135"] = () => Summary("MA_BENH_CHINH", "R99"),
        ["VC-136"] = () => One(dossier => dossier.AddService("18.0119", 2, 1m, 73_300m), dossier => dossier.Total()),
        ["VC-137"] = () => Service("MA_MAY", "XN01", row: 1),
        ["VC-138"] = () => One(dossier => dossier.AddService("10.0506", 8, 1m, 100m), dossier => dossier.Total()),
        ["VC-139"] = () => One(dossier => dossier.AddService("10.0506", 8, 1m, 100m)["PP_VO_CAM"] = "1", dossier => dossier.Total()),
        ["VC-140"] = () => One(dossier => dossier.AddService("10.0506", 8, 1m, 100m)["MA_PTTT_QT"] = "47.01", dossier => dossier.Total()),
        ["VC-141"] = () => One(dossier => dossier.AddService("23.0075", 1, 1m, 21_800m), dossier => dossier.Total()),
        ["VC-142"] = () => One(dossier => dossier.AddService("13.1897", 13, 1m, 45_000m), dossier => dossier.Total()),
        ["VC-143"] = () => One(dossier => Admit(dossier).Summary["NGAY_VAO_NOI_TRU"] = "202505080830"),
        ["VC-144"] = () => One(dossier => dossier.AddService("N07.06", 10, 1m, 273_000m)["T_TRANTT"] = "105300001", dossier => dossier.Total()),
        ["VC-145"] = () => One(dossier => dossier.Tables[4].Clear()),
    };

    public static TheoryData<string> Codes() => [.. VssClaimsRules.All.Except(VssClaimsRules.Staged).Select(rule => rule.Code)];

    [Fact]
    public void All_Rules_HaveUniqueCodesBothLanguagesAndAnExample()
    {
        VssClaimsRules.All.Select(rule => rule.Code).ShouldBeUnique();
        VssClaimsRules.All.ShouldAllBe(rule => rule.Expectation.Length > 0 && rule.ExpectationVietnamese.Length > 0);
        Breaking.Keys.Order(StringComparer.Ordinal).ShouldBe(VssClaimsRules.All.Except(VssClaimsRules.Staged).Select(rule => rule.Code));
    }

    /// <summary>What the rules about beds, operations, papers and machines ask for, done rightly.</summary>
    [Fact]
    public void Read_StayWithEverythingDue_PassesEveryRule()
    {
        DossierText dossier = Admit(new DossierText());
        dossier.Services[0]["NGAY_YL"] = "202505080815";
        dossier.Summary["NGAY_VAO_NOI_TRU"] = "202505080830";
        (dossier.Summary["MA_LOAI_RV"], dossier.Summary["NGAY_TAI_KHAM"], dossier.Summary["MA_BENH_KT"]) = ("2", "20250601", "E11;A00;A01;A02;A03;A04;A05;A06;A07;A08;A09;A15");
        dossier.AddPaper(13).AddPaper(14);
        Cards(dossier, "GD4000000000001;HN2000000000001");
        dossier.AddService("K03.1932", 15, 3m, 240_000m, benefit: 100m);
        Dictionary<string, string> operation = dossier.AddService("10.0506", 8, 1m, 2_000_000m);
        (operation["PP_VO_CAM"], operation["MA_PTTT_QT"], operation["NGUOI_THUC_HIEN"]) = ("1", "47.01", "000002/CCHN");
        dossier.AddService("18.0119", 2, 1m, 73_300m, benefit: 0m)["MA_MAY"] = "DA.1.00101.01;XN.2.79001.Z9";
        dossier.AddService("N07.06", 10, 1m, 273_000m)["T_TRANTT"] = "105300000";
        dossier.Total();

        Reading.Of(new EnvelopeText(dossier)).Findings.ShouldBeEmpty();
    }

    /// <summary>A rule judges the records of its own time, whatever the day of the load.</summary>
    [Theory]
    [InlineData("VC-131", "202506302359", false)]
    [InlineData("VC-131", "202507012359", true)]
    [InlineData("VC-118", "202406302359", false)]
    [InlineData("VC-118", "202407012359", true)]
    [InlineData("VC-055", "202506302359", true)]
    [InlineData("VC-055", "202507012359", false)]
    [InlineData("VC-054", "202506302359", false)]
    [InlineData("VC-054", "202507012359", true)]
    public void Read_DossierOfADay_IsJudgedByTheRulesInForceOnIt(string code, string discharged, bool isJudged)
    {
        DossierText dossier = Chronic(new DossierText(), discharged, days: 91);
        (dossier.Summary["MA_LOAI_RV"], dossier.Summary["MA_DOITUONG_KCB"]) = ("2", "1.99");

        Reading.Of(new EnvelopeText(dossier)).FoundRules.Contains(code).ShouldBe(isJudged);
    }

    /// <summary>Who is entitled to more than his card says, and who is not.</summary>
    [Theory]
    [InlineData("GD4000000000001", "1.2", "01", 100, false)] // commune station
    [InlineData("GD4000000000001", "1.1", "01", 95, true)]
    [InlineData("HT3000000000001", "1.1", "01", 95, false)]
    [InlineData("GD4000000000001", "3.1", "03", 32, false)]
    [InlineData("GD4000000000001", "3.1", "03", 40, true)]
    [InlineData("HN2000000000001", "3.1", "01", 40, true)] // a specialised facility pays nothing to who refers himself as outpatient
    [InlineData("GD4000000000001", "7", "07", 95, false)] // no share is known for collecting drugs
    [InlineData("4000000001", "1.1", "01", 100, false)] // a number without a level
    public void Read_BenefitRate_IsHeldAgainstCardAndEntitlement(string card, string entitlement, string care, int rate, bool isFound)
    {
        DossierText dossier = new();
        dossier.Drugs.Clear();
        dossier.Services.Clear();
        (dossier.Summary["MA_THE_BHYT"], dossier.Summary["MA_DOITUONG_KCB"], dossier.Summary["MA_LOAI_KCB"]) = (card, entitlement, care);
        dossier.AddDrug("40.9", 1000m, 1000m, benefit: rate);
        dossier.Total();

        Reading.Of(new EnvelopeText(dossier)).FoundRules.Contains("VC-124").ShouldBe(isFound);
    }

    [Fact]
    public void Read_ExemptOrSmallEncounter_MayBePaidInFull()
    {
        DossierText exempt = new();
        exempt.AddDrug("40.9", 1000m, 1000m, benefit: 100m);
        exempt.Total().Summary["NGAY_MIEN_CCT"] = "202505100000";
        DossierText small = new();
        small.AddDrug("40.9", 1m, 1000m, benefit: 100m);
        small.Total();

        Reading.Of(new EnvelopeText(exempt)).Findings.ShouldBeEmpty();
        Reading.Of(new EnvelopeText(small)).Findings.ShouldBeEmpty();
    }

    public static TheoryData<string, string, ListState> NeededLists()
    {
        TheoryData<string, string, ListState> data = [];
        foreach (RuleText rule in VssClaimsRules.All)
        {
            foreach (string list in rule.Standing.Lists)
            {
                data.Add(rule.Code, list, ListState.Empty);
                data.Add(rule.Code, list, ListState.Stale);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NeededLists))]
    public void Read_RuleWithoutItsList_DoesNotFireAndIsRemembered(string code, string list, ListState state)
    {
        SourceReading context = Reading.Context with { CodeLists = Reading.Lists.With(state == ListState.Empty ? new CodeList(list, []) : Ended(Reading.Lists[list])), Unjudged = new UnjudgedRecords() };

        Reading reading = Reading.Of(Breaking[code](), context);

        reading.Verdict.IsRefused.ShouldBeFalse(reading.Verdict.Found);
        reading.FoundRules.ShouldNotContain(code);
        context.Unjudged.Count((_, _) => true).ShouldContain((code, list, state, 1L));
    }

    private static CodeList Ended(CodeList list) => new(list.Name, list.Entries.Select(entry => entry with { ValidFromDateKey = 19900101, ValidToDateKey = 19991231 }));

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

    private static byte[] Service(string field, string value, int row = 0) => One(dossier => dossier.Services[row][field] = value);

    /// <summary>A stay of three days with the papers that are due.</summary>
    private static DossierText Admit(DossierText dossier)
    {
        (dossier.Summary["MA_LOAI_KCB"], dossier.Summary["NGAY_VAO"], dossier.Summary["SO_NGAY_DTRI"]) = ("03", "202505080800", "3");
        return dossier.AddPaper(7).AddPaper(8);
    }

    private static DossierText Chronic(DossierText dossier, string discharged, int days)
    {
        (dossier.Summary["MA_LOAI_KCB"], dossier.Summary["NGAY_VAO"], dossier.Summary["NGAY_RA"], dossier.Summary["SO_NGAY_DTRI"]) = ("05", discharged[..8] + "0800", discharged, DossierText.Text(days));
        return dossier;
    }

    private static void Cards(DossierText dossier, string cards) =>
        (dossier.Summary["MA_THE_BHYT"], dossier.Summary["MA_DKBD"], dossier.Summary["GT_THE_TU"], dossier.Summary["GT_THE_DEN"]) = (cards, "00101;00101", "20250101;20250509", "20250508;20251231");

    private static byte[] Total(string field, decimal difference) => One(dossier => dossier.Summary[field] = DossierText.Text(DossierText.Number(dossier.Summary[field]) + difference));

    private static void Later(DossierText dossier, string entitlement)
    {
        dossier.Summary["MA_DOITUONG_KCB"] = entitlement;
        dossier.Summary["NGAY_RA"] = "202507021000";
    }
}
