using System.Globalization;
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

    internal static GateRule<ClaimSummary>[] Summary { get; } =
    [
        Of<ClaimSummary>("VC-034", Severity.RejectRecord, "MA_THE_BHYT", "have as many values as MA_DKBD, GT_THE_TU and GT_THE_DEN", "có số giá trị bằng MA_DKBD, GT_THE_TU và GT_THE_DEN",
            claim => CardListsAreParallel(claim), claim => $"{claim.ListCount(SummaryFields.MA_THE_BHYT)}, {claim.ListCount(SummaryFields.MA_DKBD)}, {claim.ListCount(SummaryFields.GT_THE_TU)} and {claim.ListCount(SummaryFields.GT_THE_DEN)} values"),
        Of<ClaimSummary>("VC-036", Severity.RejectRecord, "MA_DKBD", "be facility codes of at most five characters", "là các mã cơ sở tối đa năm ký tự",
            claim => FieldText.First(claim[SummaryFields.MA_DKBD]).Length <= 5, claim => $"{FieldText.First(claim[SummaryFields.MA_DKBD]).Length} characters"),
        Of<ClaimSummary>("VC-037", Severity.Warn, "MA_THE_BHYT", "be a card of 15 characters or a number of 10 digits", "là thẻ 15 ký tự hoặc mã số 10 chữ số",
            claim => claim.Card.Length is 0 or 15 || (claim.Card.Length == 10 && FieldText.TryInteger(claim.Card, out _)), claim => FieldText.Shape(claim.Card)),

        Of<ClaimSummary>("VC-050", Severity.RejectRecord, "GIOI_TINH", "be a code of sex", "là mã giới tính",
            claim => claim.Lists.Sex.Holds(claim.SexCode, claim.DischargeDateKey), claim => Text(claim.SexCode)),
        Of<ClaimSummary>("VC-051", Severity.RejectRecord, "KET_QUA_DTRI", "be a treatment result in force at discharge", "là mã kết quả điều trị có hiệu lực lúc ra viện",
            claim => claim.Lists.TreatmentResult.Holds(claim.ResultCode, claim.DischargeDateKey), claim => Text(claim.ResultCode)),
        Of<ClaimSummary>("VC-052", Severity.RejectRecord, "MA_LOAI_RV", "be a discharge type in force at discharge", "là mã loại ra viện có hiệu lực lúc ra viện",
            claim => claim.Lists.DischargeType.Holds(claim.DischargeTypeCode, claim.DischargeDateKey), claim => Text(claim.DischargeTypeCode)),
        Of<ClaimSummary>("VC-053", Severity.RejectRecord, "MA_LOAI_KCB", "be a care type in force at discharge", "là mã loại hình khám chữa bệnh có hiệu lực lúc ra viện",
            claim => claim.Lists.CareType.Holds(claim[SummaryFields.MA_LOAI_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_LOAI_KCB)),
        Of<ClaimSummary>("VC-054", Severity.RejectRecord, "MA_DOITUONG_KCB", "be an entitlement code in force at discharge", "là mã đối tượng khám chữa bệnh có hiệu lực lúc ra viện",
            claim => claim.DischargeDateKey < EntitlementListFrom || claim.Lists.Entitlement.Holds(claim[SummaryFields.MA_DOITUONG_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_DOITUONG_KCB)),
        Of<ClaimSummary>("VC-055", Severity.Warn, "MA_DOITUONG_KCB", "be an entitlement code that is known, also before 2025-07-01", "là mã đối tượng đã biết, kể cả trước 01/07/2025",
            claim => claim.DischargeDateKey >= EntitlementListFrom || claim.Lists.Entitlement.Holds(claim[SummaryFields.MA_DOITUONG_KCB], claim.DischargeDateKey), claim => claim.Show(SummaryFields.MA_DOITUONG_KCB)),
        Of<ClaimSummary>("VC-056", Severity.RejectRecord, "MA_KHUVUC", "be empty, K1, K2 or K3", "để trống hoặc là K1, K2, K3",
            claim => claim.IsEmptyOr(SummaryFields.MA_KHUVUC, claim.Lists.LivingArea), claim => claim.Show(SummaryFields.MA_KHUVUC)),
        Of<ClaimSummary>("VC-057", Severity.RejectRecord, "MA_TAI_NAN", "be empty or a cause of injury", "để trống hoặc là mã tai nạn",
            claim => claim.Lists.InjuryCause.Holds(claim.InjuryCode, claim.DischargeDateKey), claim => Text(claim.InjuryCode)),
        Of<ClaimSummary>("VC-064", Severity.Warn, "MA_THE_BHYT", "begin with a participant group that is known", "bắt đầu bằng mã nhóm đối tượng đã biết",
            claim => !claim.HasFullCard || claim.Lists.ParticipantGroup.Holds(claim.Card[..2], claim.DischargeDateKey), claim => $"group {Letters(claim.Card[..2])}"),
        Of<ClaimSummary>("VC-065", Severity.Warn, "MA_THE_BHYT", "have a benefit level from 1 to 5 as third character", "có mức hưởng từ 1 đến 5 ở ký tự thứ ba",
            claim => !claim.HasFullCard || claim.Lists.BenefitLevel.Holds(claim.Card.Slice(2, 1), claim.DischargeDateKey), claim => $"level {Letters(claim.Card.Slice(2, 1))}"),

        Of<ClaimSummary>("VC-080", Severity.RejectRecord, "T_TONGCHI_BV", "have no negative amount beside it in the summary", "không có số tiền âm trong bảng tổng hợp",
            claim => (claim.DrugAmount | claim.SupplyAmount | claim.FacilityCharge | claim.CoveredCharge | claim.OutOfPocket | claim.Copayment | claim.FundPaid | claim.OtherSource | claim.FeeForServiceFundPaid) >= 0, _ => "a negative amount"),
        .. Within<ClaimSummary>("VC-090", "VC-091", "T_TONGCHI_BV", "T_BHTT + T_BNCCT + T_BNTT + T_NGUONKHAC", claim => claim.FacilityCharge, claim => claim.Payers),

        Of<ClaimSummary>("VC-110", Severity.RejectRecord, "NGAY_RA", "not be before NGAY_VAO", "không trước NGAY_VAO",
            claim => claim.DischargedAt >= claim.AdmittedAt, claim => $"discharge {claim.DischargedAt}, admission {claim.AdmittedAt}"),
        Of<ClaimSummary>("VC-111", Severity.RejectRecord, "NGAY_VAO_NOI_TRU", "be empty or lie between NGAY_VAO and NGAY_RA", "để trống hoặc nằm giữa NGAY_VAO và NGAY_RA",
            claim => claim.WardAdmittedAt == 0 || (claim.AdmittedAt <= claim.WardAdmittedAt && claim.WardAdmittedAt <= claim.DischargedAt), claim => $"{claim.WardAdmittedAt} in a stay from {claim.AdmittedAt} to {claim.DischargedAt}"),
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
            line => line.Summary.Lists.CostGroup.Holds(line.CostGroup, DateKey(line)), line => Text(line.CostGroup)),
        Of<ClaimLine>("VC-059", Severity.Warn, "MA_NHOM", "be a cost group of the table it stands in", "là nhóm chi phí của bảng chứa nó",
            line => line.Summary.Lists.CostGroupFits(line.CostGroup, line.Table), line => $"group {line.CostGroup} in XML{line.Table}"),
        Of<ClaimLine>("VC-060", Severity.RejectRecord, "PHAM_VI", "be a code of scope", "là mã phạm vi",
            line => line.Summary.Lists.Scope.Holds(line.Scope, DateKey(line)), line => Text(line.Scope)),
        Of<ClaimLine>("VC-061", Severity.RejectRecord, "MA_PTTT", "be a payment method", "là mã phương thức thanh toán",
            line => line.Summary.Lists.PaymentMethod.Holds(line.PaymentMethod, DateKey(line)), line => Text(line.PaymentMethod)),
        Of<ClaimLine>("VC-062", Severity.Warn, "NGUON_CTRA", "be a source of payment of drugs", "là mã nguồn chi trả thuốc",
            line => !line.HasDrugSource || line.Summary.Lists.DrugSource.Holds(line.DrugSource, DateKey(line)), line => Text(line.DrugSource)),
        Of<ClaimLine>("VC-063", Severity.Warn, "PP_VO_CAM", "be a method of anaesthesia", "là mã phương pháp vô cảm",
            line => !line.HasAnaesthesia || line.Summary.Lists.Anaesthesia.Holds(line.Anaesthesia, DateKey(line)), line => Text(line.Anaesthesia)),
        Of<ClaimLine>("VC-066", Severity.RejectRecord, "MA_DICH_VU", "be filled where MA_VAT_TU is empty", "phải có khi MA_VAT_TU để trống",
            line => line.Table == 2 || line.ServiceCode.Length > 0 || line.SupplyCode.Length > 0, _ => "neither service nor supply"),

        .. Within<ClaimLine>("VC-070", "VC-071", "THANH_TIEN_BV", "quantity × price × service rate", line => line.FacilityCharge, line => line.ExpectedFacilityCharge),
        .. Within<ClaimLine>("VC-072", "VC-073", "THANH_TIEN_BH", "quantity × insured price × service rate × fund rate, 0 out of scope", line => line.CoveredCharge, line => line.ExpectedCoveredCharge),
        .. Within<ClaimLine>("VC-074", "VC-075", "T_BHTT", "THANH_TIEN_BH × MUC_HUONG less what other sources leave to relieve", line => line.FundPaid, line => line.ExpectedFundPaid),
        .. Within<ClaimLine>("VC-076", "VC-077", "THANH_TIEN_BV", "T_BHTT + T_BNCCT + T_BNTT + T_NGUONKHAC", line => line.FacilityCharge, line => line.Payers),
        .. Within<ClaimLine>("VC-078", "VC-079", "T_NGUONKHAC", "the sum of its four sources", line => line.OtherSource, line => line.OtherSourceParts),
        Of<ClaimLine>("VC-081", Severity.RejectRecord, "THANH_TIEN_BV", "have no negative amount, price or quantity beside it in the line", "không có số âm trong dòng",
            line => (line.Quantity | line.FacilityPrice | line.CoveredPrice | line.FacilityCharge | line.CoveredCharge | line.OtherSource | line.OutOfPocket | line.Copayment | line.FundPaid) >= 0, _ => "a negative number"),
        Of<ClaimLine>("VC-082", Severity.Warn, "SO_LUONG", "be more than 0", "lớn hơn 0",
            line => line.Quantity != 0, _ => "0"),
        Of<ClaimLine>("VC-083", Severity.RejectRecord, "MUC_HUONG", "be a percentage from 0 to 100, as TYLE_TT_BH", "là tỷ lệ từ 0 đến 100, như TYLE_TT_BH",
            line => line.BenefitRate is >= 0 and <= 10_000 && line.FundRate is >= 0 and <= 10_000, line => $"{Dong(line.BenefitRate)} and {Dong(line.FundRate)}"),
        Of<ClaimLine>("VC-084", Severity.Warn, "T_BNCCT", "equal THANH_TIEN_BH less the fund's share and what other sources relieve, within one đồng", "bằng THANH_TIEN_BH trừ phần quỹ và phần nguồn khác đã giảm, lệch không quá một đồng",
            line => Math.Abs(line.Copayment - line.ExpectedCopayment) <= OneDong, line => $"{Dong(line.Copayment)} instead of {Dong(line.ExpectedCopayment)}"),
    ];

    internal static GateRule<ClaimSums>[] Sums { get; } =
    [
        .. Within<ClaimSums>("VC-092", "VC-093", "T_TONGCHI_BV", "the sum of THANH_TIEN_BV over XML2 and XML3", sums => sums.Summary.FacilityCharge, sums => sums.FacilityCharge),
        .. Within<ClaimSums>("VC-094", "VC-095", "T_TONGCHI_BH", "the sum of THANH_TIEN_BH over XML2 and XML3", sums => sums.Summary.CoveredCharge, sums => sums.CoveredCharge),
        .. Within<ClaimSums>("VC-096", "VC-097", "T_BNTT", "the sum of T_BNTT over XML2 and XML3", sums => sums.Summary.OutOfPocket, sums => sums.OutOfPocket),
        .. Within<ClaimSums>("VC-098", "VC-099", "T_BNCCT", "the sum of T_BNCCT over XML2 and XML3", sums => sums.Summary.Copayment, sums => sums.Copayment),
        .. Within<ClaimSums>("VC-100", "VC-101", "T_BHTT", "the sum of T_BHTT over XML2 and XML3", sums => sums.Summary.FundPaid, sums => sums.FundPaid),
        .. Within<ClaimSums>("VC-102", "VC-103", "T_NGUONKHAC", "the sum of T_NGUONKHAC over XML2 and XML3", sums => sums.Summary.OtherSource, sums => sums.OtherSource),
        .. Within<ClaimSums>("VC-104", "VC-105", "T_THUOC", "the sum of THANH_TIEN_BV over XML2", sums => sums.Summary.DrugAmount, sums => sums.DrugAmount),
        .. Within<ClaimSums>("VC-106", "VC-107", "T_VTYT", "the sum of THANH_TIEN_BV over XML3 with MA_NHOM 10 or 11", sums => sums.Summary.SupplyAmount, sums => sums.SupplyAmount),
        Of<ClaimSums>("VC-108", Severity.Warn, "T_BHTT_GDV", "equal the sum of T_BHTT over lines with MA_PTTT 1, army, police and cipher aside", "bằng tổng T_BHTT của các dòng có MA_PTTT bằng 1, trừ quân đội, công an, cơ yếu",
            sums => IsArmed(sums.Summary) || sums.Summary.FeeForServiceFundPaid == sums.FeeForServiceFundPaid, sums => $"{Dong(sums.Summary.FeeForServiceFundPaid)} instead of {Dong(sums.FeeForServiceFundPaid)}"),
    ];

    /// <summary>What only the staged dossiers together can show, found by views of conform; listed here so that no code gets two meanings.</summary>
    public static IReadOnlyList<RuleText> Staged { get; } =
    [
        new("VC-038", Severity.RejectRecord, "MA_LK", "name one encounter in a file, not two that contradict each other", "chỉ một lượt khám chữa bệnh trong một tệp, không phải hai lượt mâu thuẫn nhau"),
    ];

    /// <summary>Every rule of the feed, by code.</summary>
    public static IReadOnlyList<RuleText> All { get; } =
    [
        .. ReadingRules.All.Concat(Staged).Concat(Summary.Select(rule => rule.Text)).Concat(Line.Select(rule => rule.Text)).Concat(Sums.Select(rule => rule.Text)).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    private static GateRule<TSubject> Of<TSubject>(string code, Severity severity, string field, string expectation, string vietnamese, Func<TSubject, bool> holds, Func<TSubject, string> found) =>
        new(new QualityRule<TSubject>(code, severity, field, expectation, vietnamese, holds), found);

    /// <summary>The pair that every equality of amounts has: more than one đồng apart rejects, less than that but not equal warns.</summary>
    private static GateRule<TSubject>[] Within<TSubject>(string rejectCode, string warnCode, string field, string formula, Func<TSubject, long> actual, Func<TSubject, long> expected)
    {
        string Found(TSubject subject) => $"{Dong(actual(subject))} instead of {Dong(expected(subject))}";
        return
        [
            Of<TSubject>(rejectCode, Severity.RejectRecord, field, $"equal {formula}, within one đồng", $"bằng {Vietnamese(formula)}, lệch không quá một đồng", subject => Math.Abs(actual(subject) - expected(subject)) <= OneDong, Found),
            Of<TSubject>(warnCode, Severity.Warn, field, $"equal {formula} to the hundredth", $"bằng đúng {Vietnamese(formula)}", subject => Math.Abs(actual(subject) - expected(subject)) is 0 or > OneDong, Found),
        ];
    }

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

    private static bool IsArmed(ClaimSummary claim) => claim.HasFullCard && (claim.Card[..2].SequenceEqual("QN"u8) || claim.Card[..2].SequenceEqual("CA"u8) || claim.Card[..2].SequenceEqual("CY"u8));

    private static string Letters(ReadOnlySpan<byte> code) => Xml.XmlNames.Printable(code);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    // A number of a person that slipped into an amount has nine digits or more; what honestly costs so much is told by its field and row.
    private static string Dong(long hundredths) => Math.Abs(hundredths) < FirstNotShown ? (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "an amount of 9 digits or more";
}
