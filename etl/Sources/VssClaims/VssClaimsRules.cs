using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The gate of the claims feed. Codes are never reused; what could be conduct (a service after discharge, a card that ended) is not refused here but becomes a signal.</summary>
/// <remarks>
/// Legal source: QĐ 4750/QĐ-BYT and QĐ 3176/QĐ-BYT for fields, formulas and sums; code lists by the decisions named in CodeLists. Differences of up
/// to one đồng come from rounding in hospital systems and only warn.
/// </remarks>
public static class VssClaimsRules
{
    private const long OneDong = 100;
    private const long FirstNotShown = 100_000_000L * OneDong;

    // The entitlement codes in force before that day are not all known to the list that ships.
    private const int EntitlementListFrom = 20250701;

    // XML13 to XML15 are exchanged since that day (letter 1245/BHXH-CNTT of 03/05/2024).
    private const int Decree4750From = 20240701;

    private static readonly RuleStanding Formulas = new() { LegalBasis = "QĐ 4750/QĐ-BYT 2023 and QĐ 3176/QĐ-BYT 2024, formulas of tables 2 and 3", MayBeOverridden = true };
    private static readonly RuleStanding Sums1To3 = new() { LegalBasis = "QĐ 4750/QĐ-BYT 2023 and QĐ 3176/QĐ-BYT 2024, sums of table 1" };
    private static readonly RuleStanding Documents = new() { LegalBasis = "QĐ 130/QĐ-BYT 2023; QĐ 4750/QĐ-BYT 2023, when each table is due" };
    private static readonly RuleStanding LaterDocuments = Documents with { LegalBasis = "QĐ 4750/QĐ-BYT 2023, when each table is due; 1245/BHXH-CNTT 2024", ValidFromDateKey = Decree4750From };
    private static readonly RuleStanding Assessment = new() { LegalBasis = "TT 12/2026/TT-BTC, art. 10; Luật BHYT 25/2008/QH12 with its amendments" };
    private static readonly RuleStanding Benefits = Assessment with { LegalBasis = "Luật BHYT 25/2008/QH12 with its amendments, art. 22; QĐ 3276/QĐ-BYT 2025" };
    private static readonly RuleStanding Beds = Assessment with { LegalBasis = "TT 39/2024/TT-BYT; TT 12/2026/TT-BTC, art. 10" };
    private static readonly RuleStanding Diagnoses = new() { LegalBasis = "QĐ 4469/QĐ-BYT 2020 (ICD-10); QĐ 4750/QĐ-BYT 2023, table 1" };
    private static readonly RuleStanding Services = new() { LegalBasis = "QĐ 4750/QĐ-BYT 2023, table 3; TT 12/2026/TT-BTC, art. 10" };

    internal static GateRule<ClaimSummary>[] Summary { get; } =
    [
        Of<ClaimSummary>("VC-034", Severity.RejectRecord, "MA_THE_BHYT", "have as many values as MA_DKBD, GT_THE_TU and GT_THE_DEN", "có số giá trị bằng MA_DKBD, GT_THE_TU và GT_THE_DEN",
            claim => CardListsAreParallel(claim), claim => $"{claim.ListCount(SummaryFields.MA_THE_BHYT)}, {claim.ListCount(SummaryFields.MA_DKBD)}, {claim.ListCount(SummaryFields.GT_THE_TU)} and {claim.ListCount(SummaryFields.GT_THE_DEN)} values"),
        Of<ClaimSummary>("VC-036", Severity.RejectRecord, "MA_DKBD", "be facility codes of at most five characters", "là các mã cơ sở tối đa năm ký tự",
            claim => FieldText.First(claim[SummaryFields.MA_DKBD]).Length <= 5, claim => $"{FieldText.First(claim[SummaryFields.MA_DKBD]).Length} characters"),
        Of<ClaimSummary>("VC-037", Severity.Warn, "MA_THE_BHYT", "be a card of 15 characters or a number of 10 digits", "là thẻ 15 ký tự hoặc mã số 10 chữ số",
            claim => claim.Card.Length is 0 or 15 || (claim.Card.Length == 10 && FieldText.TryInteger(claim.Card, out _)), claim => FieldText.Shape(claim.Card)),

        Of<ClaimSummary>("VC-050", Severity.RejectRecord, "GIOI_TINH", "be a code of sex", "là mã giới tính",
            claim => claim.Lists.Sex.Holds(claim.SexCode, claim.DischargeDateKey), claim => Text(claim.SexCode), Listed("", "Sex")),
        Of<ClaimSummary>("VC-051", Severity.RejectRecord, "KET_QUA_DTRI", "be a treatment result in force at discharge", "là mã kết quả điều trị có hiệu lực lúc ra viện",
            claim => claim.Lists.TreatmentResult.Holds(claim.ResultCode, claim.DischargeDateKey), claim => Text(claim.ResultCode), Listed("", "TreatmentResult", mayBeOverridden: true)),
        Of<ClaimSummary>("VC-052", Severity.RejectRecord, "MA_LOAI_RV", "be a discharge type in force at discharge", "là mã loại ra viện có hiệu lực lúc ra viện",
            claim => claim.Lists.DischargeType.Holds(claim.DischargeTypeCode, claim.DischargeDateKey), claim => Text(claim.DischargeTypeCode), Listed("", "DischargeType", mayBeOverridden: true)),
        Of<ClaimSummary>("VC-053", Severity.RejectRecord, "MA_LOAI_KCB", "be a care type in force at discharge", "là mã loại hình khám chữa bệnh có hiệu lực lúc ra viện",
            claim => claim.Lists.CareType.Holds(claim[SummaryFields.MA_LOAI_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_LOAI_KCB), Listed("QĐ 824/QĐ-BYT 2023; QĐ 1804/QĐ-BYT 2026", "CareType")),
        Of<ClaimSummary>("VC-054", Severity.RejectRecord, "MA_DOITUONG_KCB", "be an entitlement code in force at discharge", "là mã đối tượng khám chữa bệnh có hiệu lực lúc ra viện",
            claim => claim.Lists.Entitlement.Holds(claim[SummaryFields.MA_DOITUONG_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_DOITUONG_KCB), Listed("QĐ 824/QĐ-BYT 2023; QĐ 2010/QĐ-BYT 2025; QĐ 3276/QĐ-BYT 2025", "Entitlement", mayBeOverridden: true) with { ValidFromDateKey = EntitlementListFrom }),
        Of<ClaimSummary>("VC-055", Severity.Warn, "MA_DOITUONG_KCB", "be an entitlement code that is known, also before 2025-07-01", "là mã đối tượng đã biết, kể cả trước 01/07/2025",
            claim => claim.Lists.Entitlement.Holds(claim[SummaryFields.MA_DOITUONG_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_DOITUONG_KCB), Listed("QĐ 824/QĐ-BYT 2023; QĐ 2010/QĐ-BYT 2025; QĐ 3276/QĐ-BYT 2025", "Entitlement") with { ValidToDateKey = 20250630 }),
        Of<ClaimSummary>("VC-056", Severity.RejectRecord, "MA_KHUVUC", "be empty, K1, K2 or K3", "để trống hoặc là K1, K2, K3",
            claim => claim.IsEmptyOr(SummaryFields.MA_KHUVUC, claim.Lists.LivingArea), claim => claim.Show(SummaryFields.MA_KHUVUC), Listed("", "LivingArea", mayBeOverridden: true)),
        Of<ClaimSummary>("VC-057", Severity.RejectRecord, "MA_TAI_NAN", "be empty or a cause of injury", "để trống hoặc là mã tai nạn",
            claim => claim.Lists.InjuryCause.Holds(claim.InjuryCode, claim.DischargeDateKey), claim => Text(claim.InjuryCode), Listed("QĐ 5937/QĐ-BYT 2021, annex 4", "InjuryCause", mayBeOverridden: true)),
        Of<ClaimSummary>("VC-064", Severity.Warn, "MA_THE_BHYT", "begin with a participant group that is known", "bắt đầu bằng mã nhóm đối tượng đã biết",
            claim => !claim.HasFullCard || claim.Lists.ParticipantGroup.Holds(claim.Card[..2], claim.DischargeDateKey), claim => $"group {Letters(claim.Card[..2])}", Listed("QĐ 1351/QĐ-BHXH 2015; QĐ 1697/QĐ-BHXH 2023; QĐ 1018/QĐ-BHXH 2024", "ParticipantGroup")),
        Of<ClaimSummary>("VC-065", Severity.Warn, "MA_THE_BHYT", "have a benefit level from 1 to 5 as third character", "có mức hưởng từ 1 đến 5 ở ký tự thứ ba",
            claim => !claim.HasFullCard || claim.Lists.BenefitLevel.Holds(claim.Card.Slice(2, 1), claim.DischargeDateKey), claim => $"level {Letters(claim.Card.Slice(2, 1))}", Listed("QĐ 1351/QĐ-BHXH 2015; QĐ 1697/QĐ-BHXH 2023; QĐ 1018/QĐ-BHXH 2024", "BenefitLevel")),

        Of<ClaimSummary>("VC-080", Severity.RejectRecord, "T_TONGCHI_BV", "have no negative amount beside it in the summary", "không có số tiền âm trong bảng tổng hợp",
            claim => (claim.DrugAmount | claim.SupplyAmount | claim.FacilityCharge | claim.CoveredCharge | claim.OutOfPocket | claim.Copayment | claim.FundPaid | claim.OtherSource | claim.FeeForServiceFundPaid) >= 0, _ => "a negative amount"),
        .. Within<ClaimSummary>("VC-090", "VC-091", "T_TONGCHI_BV", "T_BHTT + T_BNCCT + T_BNTT + T_NGUONKHAC", claim => claim.FacilityCharge, claim => claim.Payers, Sums1To3),

        Of<ClaimSummary>("VC-110", Severity.RejectRecord, "NGAY_RA", "not be before NGAY_VAO", "không trước NGAY_VAO",
            claim => claim.DischargedAt >= claim.AdmittedAt, claim => $"discharge {claim.DischargedAt}, admission {claim.AdmittedAt}"),
        Of<ClaimSummary>("VC-111", Severity.RejectRecord, "NGAY_VAO_NOI_TRU", "be empty or lie between NGAY_VAO and NGAY_RA", "để trống hoặc nằm giữa NGAY_VAO và NGAY_RA",
            claim => claim.WardAdmittedAt == 0 || (claim.AdmittedAt <= claim.WardAdmittedAt && claim.WardAdmittedAt <= claim.DischargedAt), claim => $"{claim.WardAdmittedAt} in a stay from {claim.AdmittedAt} to {claim.DischargedAt}", new RuleStanding { MayBeOverridden = true }),
        Of<ClaimSummary>("VC-112", Severity.RejectRecord, "NAM_QT", "be a year from 2015 to the present one", "là năm từ 2015 đến năm hiện tại",
            claim => claim.SettlementYear >= 2015 && claim.SettlementYear <= claim.ThisYear, claim => Text(claim.SettlementYear)),
        Of<ClaimSummary>("VC-113", Severity.RejectRecord, "THANG_QT", "be a month from 1 to 12", "là tháng từ 1 đến 12",
            claim => claim.SettlementMonth is >= 1 and <= 12, claim => Text(claim.SettlementMonth)),
        Of<ClaimSummary>("VC-114", Severity.RejectRecord, "NGAY_RA", "not lie in the future", "không ở tương lai",
            claim => claim.DischargeDateKey <= claim.LastDateKey, claim => Text(claim.DischargedAt)),
        Of<ClaimSummary>("VC-115", Severity.Warn, "NGAY_SINH", "not be after the day of discharge", "không sau ngày ra viện",
            claim => claim.BirthTime / 10_000 <= claim.DischargeDateKey, _ => "a birth after discharge"),
    ];

    internal static GateRule<ClaimLine>[] Line { get; } =
    [
        Of<ClaimLine>("VC-058", Severity.RejectRecord, "MA_NHOM", "be a cost group in force at discharge", "là mã nhóm chi phí có hiệu lực lúc ra viện",
            line => line.Summary.Lists.CostGroup.Holds(line.CostGroup, DateKey(line)), line => Text(line.CostGroup), Listed("QĐ 5937/QĐ-BYT 2021, annex 3; QĐ 4750/QĐ-BYT 2023", "CostGroup")),
        Of<ClaimLine>("VC-059", Severity.Warn, "MA_NHOM", "be a cost group of the table it stands in", "là nhóm chi phí của bảng chứa nó",
            line => line.Summary.Lists.CostGroupFits(line.CostGroup, line.Table), line => $"group {line.CostGroup} in XML{line.Table}", Listed("QĐ 5937/QĐ-BYT 2021, annex 3; QĐ 4750/QĐ-BYT 2023", "CostGroup")),
        Of<ClaimLine>("VC-060", Severity.RejectRecord, "PHAM_VI", "be a code of scope", "là mã phạm vi",
            line => line.Summary.Lists.Scope.Holds(line.Scope, DateKey(line)), line => Text(line.Scope), Listed("", "Scope")),
        Of<ClaimLine>("VC-061", Severity.RejectRecord, "MA_PTTT", "be a payment method", "là mã phương thức thanh toán",
            line => line.Summary.Lists.PaymentMethod.Holds(line.PaymentMethod, DateKey(line)), line => Text(line.PaymentMethod), Listed("", "PaymentMethod")),
        Of<ClaimLine>("VC-062", Severity.Warn, "NGUON_CTRA", "be a source of payment of drugs", "là mã nguồn chi trả thuốc",
            line => !line.HasDrugSource || line.Summary.Lists.DrugSource.Holds(line.DrugSource, DateKey(line)), line => Text(line.DrugSource), Listed("", "DrugSource")),
        Of<ClaimLine>("VC-063", Severity.Warn, "PP_VO_CAM", "be a method of anaesthesia", "là mã phương pháp vô cảm",
            line => !line.HasAnaesthesia || line.Summary.Lists.Anaesthesia.Holds(line.Anaesthesia, DateKey(line)), line => Text(line.Anaesthesia), Listed("", "Anaesthesia")),
        Of<ClaimLine>("VC-066", Severity.RejectRecord, "MA_DICH_VU", "be filled where MA_VAT_TU is empty", "phải có khi MA_VAT_TU để trống",
            line => line.Table == 2 || line.ServiceCode.Length > 0 || line.SupplyCode.Length > 0, _ => "neither service nor supply", new RuleStanding { MayBeOverridden = true }),

        .. Within<ClaimLine>("VC-070", "VC-071", "THANH_TIEN_BV", "quantity × price × service rate", line => line.FacilityCharge, line => line.ExpectedFacilityCharge, Formulas),
        .. Within<ClaimLine>("VC-072", "VC-073", "THANH_TIEN_BH", "quantity × insured price × service rate × fund rate, 0 out of scope", line => line.CoveredCharge, line => line.ExpectedCoveredCharge, Formulas),
        .. Within<ClaimLine>("VC-074", "VC-075", "T_BHTT", "THANH_TIEN_BH × MUC_HUONG less what other sources leave to relieve", line => line.FundPaid, line => line.ExpectedFundPaid, Formulas),
        .. Within<ClaimLine>("VC-076", "VC-077", "THANH_TIEN_BV", "T_BHTT + T_BNCCT + T_BNTT + T_NGUONKHAC", line => line.FacilityCharge, line => line.Payers, Formulas with { MayBeOverridden = false }),
        .. Within<ClaimLine>("VC-078", "VC-079", "T_NGUONKHAC", "the sum of its four sources", line => line.OtherSource, line => line.OtherSourceParts, Formulas),
        Of<ClaimLine>("VC-081", Severity.RejectRecord, "THANH_TIEN_BV", "have no negative amount, price or quantity beside it in the line", "không có số âm trong dòng",
            line => (line.Quantity | line.FacilityPrice | line.CoveredPrice | line.FacilityCharge | line.CoveredCharge | line.OtherSource | line.OutOfPocket | line.Copayment | line.FundPaid) >= 0, _ => "a negative number"),
        Of<ClaimLine>("VC-082", Severity.Warn, "SO_LUONG", "be more than 0", "lớn hơn 0",
            line => line.Quantity != 0, _ => "0"),
        Of<ClaimLine>("VC-083", Severity.RejectRecord, "MUC_HUONG", "be a percentage from 0 to 100, as TYLE_TT_BH", "là tỷ lệ từ 0 đến 100, như TYLE_TT_BH",
            line => line.BenefitRate is >= 0 and <= 10_000 && line.FundRate is >= 0 and <= 10_000, line => $"{Dong(line.BenefitRate)} and {Dong(line.FundRate)}"),
        Of<ClaimLine>("VC-084", Severity.Warn, "T_BNCCT", "equal THANH_TIEN_BH less the fund's share and what other sources relieve, within one đồng", "bằng THANH_TIEN_BH trừ phần quỹ và phần nguồn khác đã giảm, lệch không quá một đồng",
            line => Math.Abs(line.Copayment - line.ExpectedCopayment) <= OneDong, line => $"{Dong(line.Copayment)} instead of {Dong(line.ExpectedCopayment)}", Formulas),

        // What follows only warns: it may be conduct. Rules that end with cost groups are asked of services (XML3) of these alone.
        Of<ClaimLine>("VC-120", Severity.Warn, "DON_GIA", "be more than 0 for what insurance pays inside its scope", "lớn hơn 0 đối với khoản quỹ chi trả trong phạm vi hưởng",
            line => line.CoveredPrice != 0 || line.Scope != 1 || (line.HasDrugSource && line.DrugSource != 1), _ => "0", Assessment),
        Of<ClaimLine>("VC-136", Severity.Warn, "MA_MAY", "name the machine of imaging and functional tests", "nêu mã máy đối với chẩn đoán hình ảnh và thăm dò chức năng",
            line => line.HasMachine, _ => "no machine", Services, 2, 3),
        Of<ClaimLine>("VC-137", Severity.Warn, "MA_MAY", "be machine codes XX.n.YYYYY.Z (group, origin, facility, number)", "là mã máy dạng XX.n.YYYYY.Z (nhóm máy, nguồn, mã cơ sở, số máy)",
            line => !line.HasMachine || line.HasMachineForm, _ => "another form", Services, 1, 2, 3),
        Of<ClaimLine>("VC-138", Severity.Warn, "PP_VO_CAM", "be given for a surgery", "phải có đối với phẫu thuật",
            line => line.HasAnaesthesia, _ => "no method", Services, 8),
        Of<ClaimLine>("VC-139", Severity.Warn, "MA_PTTT_QT", "be the ICD-9-CM code of a surgery", "là mã ICD-9-CM của phẫu thuật",
            line => line.HasOperation, _ => "no code", Services, 8),
        Of<ClaimLine>("VC-140", Severity.Warn, "NGUOI_THUC_HIEN", "name who performed a surgery", "nêu người thực hiện phẫu thuật",
            line => line.HasPerformer, _ => "nobody", Services, 8),
        Of<ClaimLine>("VC-145", Severity.Warn, "MA_DICH_VU", "have a result in XML4 when insurance pays for the test, image or functional test", "có kết quả ở XML4 khi quỹ chi trả xét nghiệm, chẩn đoán hình ảnh hoặc thăm dò chức năng",
            line => line.HasResult || line.FundPaid <= 0 || line.ServiceCode.Length == 0, _ => "no result", Services, 1, 2, 3),
    ];

    internal static GateRule<ClaimSums>[] Sums { get; } =
    [
        .. Within<ClaimSums>("VC-092", "VC-093", "T_TONGCHI_BV", "the sum of THANH_TIEN_BV over XML2 and XML3", sums => sums.Summary.FacilityCharge, sums => sums.FacilityCharge, Sums1To3),
        .. Within<ClaimSums>("VC-094", "VC-095", "T_TONGCHI_BH", "the sum of THANH_TIEN_BH over XML2 and XML3", sums => sums.Summary.CoveredCharge, sums => sums.CoveredCharge, Sums1To3),
        .. Within<ClaimSums>("VC-096", "VC-097", "T_BNTT", "the sum of T_BNTT over XML2 and XML3", sums => sums.Summary.OutOfPocket, sums => sums.OutOfPocket, Sums1To3),
        .. Within<ClaimSums>("VC-098", "VC-099", "T_BNCCT", "the sum of T_BNCCT over XML2 and XML3", sums => sums.Summary.Copayment, sums => sums.Copayment, Sums1To3),
        .. Within<ClaimSums>("VC-100", "VC-101", "T_BHTT", "the sum of T_BHTT over XML2 and XML3", sums => sums.Summary.FundPaid, sums => sums.FundPaid, Sums1To3),
        .. Within<ClaimSums>("VC-102", "VC-103", "T_NGUONKHAC", "the sum of T_NGUONKHAC over XML2 and XML3", sums => sums.Summary.OtherSource, sums => sums.OtherSource, Sums1To3),
        .. Within<ClaimSums>("VC-104", "VC-105", "T_THUOC", "the sum of THANH_TIEN_BV over XML2", sums => sums.Summary.DrugAmount, sums => sums.DrugAmount, Sums1To3),
        .. Within<ClaimSums>("VC-106", "VC-107", "T_VTYT", "the sum of THANH_TIEN_BV over XML3 with MA_NHOM 10 or 11", sums => sums.Summary.SupplyAmount, sums => sums.SupplyAmount, Sums1To3),
        Of<ClaimSums>("VC-108", Severity.Warn, "T_BHTT_GDV", "equal the sum of T_BHTT over lines with MA_PTTT 1, army, police and cipher aside", "bằng tổng T_BHTT của các dòng có MA_PTTT bằng 1, trừ quân đội, công an, cơ yếu",
            sums => IsArmed(sums.Summary) || sums.Summary.FeeForServiceFundPaid == sums.FeeForServiceFundPaid, sums => $"{Dong(sums.Summary.FeeForServiceFundPaid)} instead of {Dong(sums.FeeForServiceFundPaid)}"),
    ];

    /// <summary>Asked of a dossier as a whole, once everything in it could be read. They only warn: what they find may be conduct, and reports shall show it.</summary>
    internal static GateRule<Dossier>[] Whole { get; } =
    [
        Of<Dossier>("VC-116", Severity.Warn, "XML7", "be there when an inpatient (03, 04, 09) is discharged, unless absconded", "phải có khi người bệnh nội trú (03, 04, 09) ra viện, trừ trường hợp trốn viện",
            dossier => !dossier.Summary.IsOfCareType("03", "04", "09") || dossier.Summary.DischargeTypeCode == 3 || dossier.Holds(7), _ => "no XML7", Documents),
        Of<Dossier>("VC-117", Severity.Warn, "XML8", "be there for care types 03, 04 and 06", "phải có đối với loại hình 03, 04 và 06",
            dossier => !dossier.Summary.IsOfCareType("03", "04", "06") || dossier.Holds(8), _ => "no XML8", Documents),
        Of<Dossier>("VC-118", Severity.Warn, "XML13", "be there when MA_LOAI_RV is 2 or 5 (referred)", "phải có khi MA_LOAI_RV là 2 hoặc 5 (chuyển cơ sở)",
            dossier => dossier.Summary.DischargeTypeCode is not (2 or 5) || dossier.Holds(13), _ => "no XML13", LaterDocuments),
        Of<Dossier>("VC-119", Severity.Warn, "XML14", "be there when NGAY_TAI_KHAM names a re-visit", "phải có khi NGAY_TAI_KHAM hẹn khám lại",
            dossier => dossier.Summary[SummaryFields.NGAY_TAI_KHAM].IsEmpty || dossier.Holds(14), _ => "no XML14", LaterDocuments),
        Of<Dossier>("VC-121", Severity.Warn, "SO_NGAY_DTRI", "be 0 for care types 01, 07 and 09, and the days from admission to discharge, both counted, for 02, 03, 04 and 06", "bằng 0 với loại hình 01, 07, 09; bằng số ngày từ lúc vào đến lúc ra, tính cả hai ngày, với 02, 03, 04, 06",
            dossier => ExpectedDays(dossier.Summary) is var days && (days < 0 || dossier.Summary.TreatmentDays == days), dossier => $"{dossier.Summary.TreatmentDays} instead of {ExpectedDays(dossier.Summary)}", new RuleStanding { LegalBasis = "QĐ 4750/QĐ-BYT 2023, table 1, SO_NGAY_DTRI" }),
        Of<Dossier>("VC-122", Severity.Warn, "GT_THE_TU", "be days of the calendar, none of them after the GT_THE_DEN beside it", "là các ngày có thật, không ngày nào sau GT_THE_DEN tương ứng",
            dossier => CardDaysAreInOrder(dossier.Summary), _ => "a day that does not exist, or an end before its beginning", new RuleStanding { LegalBasis = "QĐ 4750/QĐ-BYT 2023, table 1, GT_THE_TU" }),
        Of<Dossier>("VC-123", Severity.Warn, "MA_THE_BHYT", "be cards of 15 characters or numbers of 10 digits also after the first", "cũng là thẻ 15 ký tự hoặc mã số 10 chữ số ở các giá trị sau",
            dossier => LaterCardsAreWhole(dossier.Summary), _ => "a later value of another form", Listed("QĐ 1351/QĐ-BHXH 2015; QĐ 1666/QĐ-BHXH 2020")),
        Of<Dossier>("VC-124", Severity.Warn, "MUC_HUONG", "not be above what card, entitlement and exemption allow", "không cao hơn mức mà thẻ, đối tượng đến khám và điều kiện miễn cùng chi trả cho phép",
            dossier => ClaimBenefit.MostRate(dossier) is var most && (most == ClaimBenefit.Unknown || dossier.Conduct.MostBenefitRate <= most || ClaimBenefit.TakesSmallEncounter(dossier)),
            dossier => $"{Dong(dossier.Conduct.MostBenefitRate)} % instead of at most {Dong(ClaimBenefit.MostRate(dossier))} %", Benefits with { Lists = ["BenefitLevel", "Entitlement", "BaseSalary", "CareType"] }),
        Of<Dossier>("VC-125", Severity.Warn, "MUC_HUONG", "be 100 for a card of 80 or 95 % only while the cost inside the scope is below 15 % of the base salary", "chỉ bằng 100 với thẻ mức 80 hoặc 95 % khi chi phí trong phạm vi dưới 15 % mức lương cơ sở",
            dossier => !ClaimBenefit.TakesSmallEncounter(dossier), dossier => $"{Dong(dossier.Sums.CoveredCharge)} with a limit of {Dong(ClaimBenefit.SmallEncounter(dossier.Summary))}", Benefits with { LegalBasis = "Luật BHYT 25/2008/QH12 with its amendments, art. 22; Nghị định 188/2025/NĐ-CP", Lists = ["BenefitLevel", "Entitlement", "BaseSalary"] }),
        Of<Dossier>("VC-126", Severity.Warn, "NGAY_RA", "not be within four hours of NGAY_VAO when bed-days (MA_NHOM 14, 15) are billed", "không trong vòng bốn giờ từ NGAY_VAO khi có ngày giường (MA_NHOM 14, 15)",
            dossier => dossier.Conduct.WardBedDays == 0 || Stay(dossier.Summary) >= 4 * 60, dossier => $"{Stay(dossier.Summary)} minutes with {Thousandths(dossier.Conduct.WardBedDays)} bed-days", Beds),
        Of<Dossier>("VC-127", Severity.Warn, "SO_LUONG", "be at most one bed-day (MA_NHOM 14, 15) in a stay of four to 24 hours", "tối đa một ngày giường (MA_NHOM 14, 15) khi nằm viện từ bốn đến 24 giờ",
            dossier => dossier.Conduct.WardBedDays <= 1_000 || Stay(dossier.Summary) is < 4 * 60 or > 24 * 60, dossier => $"{Thousandths(dossier.Conduct.WardBedDays)} bed-days in {Stay(dossier.Summary)} minutes", Beds),
        Of<Dossier>("VC-128", Severity.Warn, "SO_LUONG", "add up to no more bed-days (MA_NHOM 14 to 16) than SO_NGAY_DTRI in care types 03, 04 and 06", "cộng lại không quá SO_NGAY_DTRI ngày giường (MA_NHOM 14 đến 16) với loại hình 03, 04, 06",
            dossier => !dossier.Summary.IsOfCareType("03", "04", "06") || dossier.Conduct.BedDays <= dossier.Summary.TreatmentDays * 1_000, dossier => $"{Thousandths(dossier.Conduct.BedDays)} bed-days in {dossier.Summary.TreatmentDays} days", Beds),
        Of<Dossier>("VC-129", Severity.Warn, "MA_NHOM", "be 15 (inpatient bed) only in inpatient care", "chỉ bằng 15 (giường nội trú) với điều trị nội trú",
            dossier => dossier.Conduct.InpatientBedDays == 0 || dossier.Summary.IsInpatient, dossier => $"{Thousandths(dossier.Conduct.InpatientBedDays)} inpatient bed-days", Beds with { Lists = ["CareType"] }),
        Of<Dossier>("VC-130", Severity.Warn, "NGAY_RA", "be within 90 days of NGAY_VAO in inpatient care (03)", "trong vòng 90 ngày từ NGAY_VAO với điều trị nội trú (03)",
            dossier => !dossier.Summary.IsOfCareType("03") || Stay(dossier.Summary) <= 90 * 24 * 60, dossier => $"{Stay(dossier.Summary) / (24 * 60)} days", Assessment),
        Of<Dossier>("VC-131", Severity.Warn, "SO_NGAY_DTRI", "be at most 90 days of drugs in care type 05", "tối đa 90 ngày thuốc với loại hình 05",
            dossier => !dossier.Summary.IsOfCareType("05") || dossier.Summary.TreatmentDays <= 90, dossier => $"{dossier.Summary.TreatmentDays} days", new RuleStanding { LegalBasis = "TT 26/2025/TT-BYT", ValidFromDateKey = 20250701 }),
        Of<Dossier>("VC-132", Severity.Warn, "MA_BENH_KT", "name at most twelve other diseases", "nêu tối đa mười hai bệnh kèm theo",
            dossier => dossier.Summary.ListCount(SummaryFields.MA_BENH_KT) <= 12, dossier => $"{dossier.Summary.ListCount(SummaryFields.MA_BENH_KT)} codes", Diagnoses),
        Of<Dossier>("VC-133", Severity.Warn, "MA_BENH_CHINH", "not be an external cause (ICD-10 V, W, X, Y): it stands beside the injury", "không là nguyên nhân bên ngoài (ICD-10 V, W, X, Y): mã này đi kèm mã tổn thương",
            dossier => dossier.Summary[SummaryFields.MA_BENH_CHINH] is not [>= (byte)'V' and <= (byte)'Y', ..], dossier => dossier.Summary.Show(SummaryFields.MA_BENH_CHINH), Diagnoses),
        Of<Dossier>("VC-134", Severity.Warn, "MA_BENH_KT", "not repeat MA_BENH_CHINH", "không lặp lại MA_BENH_CHINH",
            dossier => !RepeatsMainDiagnosis(dossier.Summary), dossier => dossier.Summary.Show(SummaryFields.MA_BENH_CHINH), Diagnoses),
        Of<Dossier>("VC-135", Severity.Warn, "MA_BENH_CHINH", "not be a code that the ICD-10 list excludes as main disease", "không là mã mà danh mục ICD-10 không cho làm bệnh chính",
            dossier => !IsExcludedAsMain(dossier.Summary), dossier => dossier.Summary.Show(SummaryFields.MA_BENH_CHINH), Diagnoses with { Lists = ["Diagnosis"] }),
        Of<Dossier>("VC-141", Severity.Warn, "MA_DICH_VU", "not stand twice with one NGAY_YL (MA_NHOM 1, 2, 3, 8, 13, 18)", "không lặp lại với cùng NGAY_YL (MA_NHOM 1, 2, 3, 8, 13, 18)",
            dossier => dossier.Conduct.RepeatedServices == 0, dossier => $"{dossier.Conduct.RepeatedServices} repetitions", Services),
        Of<Dossier>("VC-142", Severity.Warn, "TYLE_TT_DV", "be 100 for one examination of a day, 30 for the second to fourth, 10 for the fifth and 0 for more", "bằng 100 với một lần khám trong ngày, 30 với lần hai đến bốn, 10 với lần năm và 0 với các lần sau",
            dossier => dossier.Summary.AdmittedAt / 10_000 != dossier.Summary.DischargedAt / 10_000 || ExaminationsAreReduced(dossier.Conduct),
            dossier => $"{Thousandths(dossier.Conduct.FullExaminations)} in full, {Thousandths(dossier.Conduct.PaidExaminations)} in all", Beds with { LegalBasis = "TT 39/2024/TT-BYT" }),
        Of<Dossier>("VC-143", Severity.Warn, "MA_NHOM", "not be 13 (examination) in an order after NGAY_VAO_NOI_TRU", "không bằng 13 (khám bệnh) với y lệnh sau NGAY_VAO_NOI_TRU",
            dossier => dossier.Conduct.ExaminationsInWard == 0 || !dossier.Summary.IsOfCareType("03", "04", "09"), dossier => $"{dossier.Conduct.ExaminationsInWard} examinations", Beds),
        Of<Dossier>("VC-144", Severity.Warn, "T_TRANTT", "be at most 45 times the base salary for one package of supplies", "tối đa 45 lần mức lương cơ sở cho một gói vật tư",
            dossier => dossier.Conduct.MostPackageCeiling <= ClaimBenefit.PackageCeiling(dossier.Summary), dossier => $"{Dong(dossier.Conduct.MostPackageCeiling)} instead of at most {Dong(ClaimBenefit.PackageCeiling(dossier.Summary))}", Benefits with { LegalBasis = "TT 04/2017/TT-BYT; Nghị định 188/2025/NĐ-CP", Lists = ["BaseSalary"] }),
    ];

    /// <summary>What only the staged dossiers together can show, found by views of conform; listed here so that no code gets two meanings.</summary>
    public static IReadOnlyList<RuleText> Staged { get; } =
    [
        new("VC-038", Severity.RejectRecord, "MA_LK", "name one encounter in a file, not two that contradict each other", "chỉ một lượt khám chữa bệnh trong một tệp, không phải hai lượt mâu thuẫn nhau"),
    ];

    /// <summary>Every rule of the feed, by code.</summary>
    public static IReadOnlyList<RuleText> All { get; } =
    [
        .. ReadingRules.All.Concat(Staged).Concat(Summary.Select(rule => rule.Text)).Concat(Line.Select(rule => rule.Text)).Concat(Sums.Select(rule => rule.Text)).Concat(Whole.Select(rule => rule.Text)).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    private static GateRule<TSubject> Of<TSubject>(string code, Severity severity, string field, string expectation, string vietnamese, Func<TSubject, bool> holds, Func<TSubject, string> found, RuleStanding? standing = null, params ReadOnlySpan<int> costGroups) =>
        new(new QualityRule<TSubject>(code, severity, field, expectation, vietnamese, holds) { Standing = standing ?? RuleStanding.OfFeed }, found) { CostGroups = [.. costGroups] };

    /// <summary>The pair that every equality of amounts has: more than one đồng apart rejects, less than that but not equal warns.</summary>
    private static GateRule<TSubject>[] Within<TSubject>(string rejectCode, string warnCode, string field, string formula, Func<TSubject, long> actual, Func<TSubject, long> expected, RuleStanding standing)
    {
        string Found(TSubject subject) => $"{Dong(actual(subject))} instead of {Dong(expected(subject))}";
        return
        [
            Of<TSubject>(rejectCode, Severity.RejectRecord, field, $"equal {formula}, within one đồng", $"bằng {Vietnamese(formula)}, lệch không quá một đồng", subject => Math.Abs(actual(subject) - expected(subject)) <= OneDong, Found, standing),
            Of<TSubject>(warnCode, Severity.Warn, field, $"equal {formula} to the hundredth", $"bằng đúng {Vietnamese(formula)}", subject => Math.Abs(actual(subject) - expected(subject)) is 0 or > OneDong, Found, standing),
        ];
    }

    private static RuleStanding Listed(string legalBasis, string list = "", bool mayBeOverridden = false) =>
        new() { LegalBasis = legalBasis, Lists = list.Length > 0 ? [list] : [], MayBeOverridden = mayBeOverridden };

    private static string Vietnamese(string formula) => formula switch
    {
        "quantity × price × service rate" => "số lượng × đơn giá × tỷ lệ dịch vụ",
        "quantity × insured price × service rate × fund rate, 0 out of scope" => "số lượng × đơn giá BH × tỷ lệ dịch vụ × tỷ lệ thanh toán, ngoài phạm vi là 0",
        "THANH_TIEN_BH × MUC_HUONG less what other sources leave to relieve" => "THANH_TIEN_BH × MUC_HUONG trừ phần nguồn khác còn lại",
        "the sum of its four sources" => "tổng bốn nguồn thành phần",
        "the sum of THANH_TIEN_BV over XML2" => "tổng THANH_TIEN_BV của XML2",
        "the sum of THANH_TIEN_BV over XML3 with MA_NHOM 10 or 11" => "tổng THANH_TIEN_BV của XML3 có MA_NHOM 10 hoặc 11",
        _ => formula.Replace("the sum of ", "tổng ", StringComparison.Ordinal).Replace(" over XML2 and XML3", " của XML2 và XML3", StringComparison.Ordinal),
    };

    private static int DateKey(ClaimLine line) => line.Summary.DischargeDateKey;

    private static bool CardListsAreParallel(ClaimSummary claim)
    {
        int cards = claim.ListCount(SummaryFields.MA_THE_BHYT);
        int facilities = claim.ListCount(SummaryFields.MA_DKBD);

        // Without a card the other three carry a stand-in (province code and 000, the days of the stay).
        return cards == 0
            ? facilities == claim.ListCount(SummaryFields.GT_THE_TU) || facilities <= 1
            : facilities == cards && claim.ListCount(SummaryFields.GT_THE_TU) == cards && claim.ListCount(SummaryFields.GT_THE_DEN) == cards;
    }

    /// <summary>-1 where the format lets it follow from drugs or services.</summary>
    private static int ExpectedDays(ClaimSummary claim) =>
        claim.IsOfCareType("01", "07", "09") ? 0 : claim.IsOfCareType("02", "03", "04", "06") ? ClaimConduct.CalendarDays(claim.AdmittedAt, claim.DischargedAt) : -1;

    private static long Stay(ClaimSummary claim) => ClaimConduct.MinutesBetween(claim.AdmittedAt, claim.DischargedAt);

    private static bool CardDaysAreInOrder(ClaimSummary claim)
    {
        ReadOnlySpan<byte> from = claim[SummaryFields.GT_THE_TU];
        ReadOnlySpan<byte> to = claim[SummaryFields.GT_THE_DEN];
        while (FieldText.TryNext(ref from, out ReadOnlySpan<byte> first))
        {
            int firstDay = Day(first);
            if (firstDay == 0)
            {
                return false;
            }

            // An end that is left out is open; lists of unequal length are another rule's matter.
            if (FieldText.TryNext(ref to, out ReadOnlySpan<byte> last) && last.Length > 0 && Day(last) is var lastDay && lastDay < firstDay)
            {
                return false;
            }
        }

        return true;
    }

    private static int Day(ReadOnlySpan<byte> text) => text.Length == 8 && FieldText.TryInteger(text, out long day) && FieldText.IsDay((int)day) ? (int)day : 0;

    private static bool LaterCardsAreWhole(ClaimSummary claim)
    {
        ReadOnlySpan<byte> cards = claim[SummaryFields.MA_THE_BHYT];
        bool isLater = false;
        while (FieldText.TryNext(ref cards, out ReadOnlySpan<byte> card))
        {
            if (isLater && card.Length != 15 && !(card.Length == 10 && FieldText.TryInteger(card, out _)))
            {
                return false;
            }

            isLater = true;
        }

        return true;
    }

    private static bool RepeatsMainDiagnosis(ClaimSummary claim)
    {
        ReadOnlySpan<byte> main = claim[SummaryFields.MA_BENH_CHINH];
        ReadOnlySpan<byte> others = claim[SummaryFields.MA_BENH_KT];
        while (FieldText.TryNext(ref others, out ReadOnlySpan<byte> other))
        {
            if (other.SequenceEqual(main))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExcludedAsMain(ClaimSummary claim)
    {
        ReadOnlySpan<byte> main = claim[SummaryFields.MA_BENH_CHINH];
        Span<char> code = stackalloc char[8];
        return main.Length <= code.Length && Encoding.UTF8.TryGetChars(main, code, out int length)
            && claim.Lists.Diagnoses.Find(code[..length], claim.DischargeDateKey) is { } listed && listed.Attributes["IsExcludedAsMain"] == "1";
    }

    private static bool ExaminationsAreReduced(ClaimConduct conduct) =>
        conduct.FullExaminations <= 1_000 && conduct.ReducedExaminations <= 4_000 && conduct.PaidExaminations <= 5_000;

    private static string Thousandths(long quantity) => (quantity / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static bool IsArmed(ClaimSummary claim) => claim.HasFullCard && (claim.Card[..2].SequenceEqual("QN"u8) || claim.Card[..2].SequenceEqual("CA"u8) || claim.Card[..2].SequenceEqual("CY"u8));

    private static string Letters(ReadOnlySpan<byte> code) => Xml.XmlNames.Printable(code);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    // A number of a person that slipped into an amount has nine digits or more; what honestly costs so much is told by its field and row.
    private static string Dong(long hundredths) => Math.Abs(hundredths) < FirstNotShown ? (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "an amount of 9 digits or more";
}
