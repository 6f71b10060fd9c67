using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>What the gate expects of envelopes KHAMSUCKHOE and of each check-up in them.</summary>
/// <remarks>Legal source: QĐ 1551/QĐ-BYT 2026 as amended by QĐ 2062/QĐ-BYT 2026; the limits of size are ours. Signatures are passed over, not verified.</remarks>
internal static class MohCheckupsRules
{
    public static readonly RuleText NotEmpty = new("MK-001", Severity.RejectFile, "", "hold an envelope, not be empty", "có nội dung, không được rỗng");
    public static readonly RuleText WellFormed = new("MK-002", Severity.RejectFile, "", "be whole, well-formed XML", "là XML đầy đủ, đúng cú pháp");
    public static readonly RuleText Utf8 = new("MK-003", Severity.RejectFile, "", "be encoded in UTF-8", "được mã hóa UTF-8");
    public static readonly RuleText NoDocumentType = new("MK-004", Severity.RejectFile, "", "have no document type declaration", "không khai báo DOCTYPE");
    public static readonly RuleText Envelope = new("MK-005", Severity.RejectFile, "", "have the root KHAMSUCKHOE", "có thẻ gốc KHAMSUCKHOE");
    public static readonly RuleText NotClaims = new("MK-006", Severity.RejectFile, "", "be health check-ups; claims belong to the feed VssClaims", "là hồ sơ khám sức khỏe; hồ sơ khám chữa bệnh thuộc nguồn VssClaims");
    public static readonly RuleText Message = new("MK-007", Severity.RejectFile, "file_content", "be base64 of the envelope inside data of a whole JSON message of at most 32 MB", "là base64 của phong bì, trong phần data của thông điệp JSON đầy đủ, tối đa 32 MB");
    public static readonly RuleText DeclaredCount = new("MK-008", Severity.RejectFile, "SOLUONGHOSO", "equal the number of HOSO in the file; send the whole file again", "bằng số HOSO có trong tệp; hãy gửi lại toàn bộ tệp");
    public static readonly RuleText FacilityNamed = new("MK-009", Severity.RejectFile, "MACSKCB", "name the facility by five letters or digits, once, before the check-ups", "nêu mã cơ sở gồm năm chữ cái hoặc chữ số, một lần, trước các hồ sơ");
    public static readonly RuleText Arrangement = new("MK-010", Severity.RejectFile, "", "have every element of the envelope in its place", "có các thẻ của phong bì đúng vị trí");
    public static readonly RuleText Size = new("MK-011", Severity.RejectFile, "", "keep one HOSO within 16 MB, one tag within 64 KB, nesting within 64 levels and a file within 2,000,000 check-ups; divide a larger file", "mỗi HOSO không quá 16 MB, mỗi thẻ không quá 64 KB, lồng không quá 64 cấp, mỗi tệp không quá 2.000.000 lượt; hãy chia nhỏ tệp lớn hơn");
    public static readonly RuleText CountDeclared = new("MK-012", Severity.Warn, "SOLUONGHOSO", "say how many HOSO the file holds", "cho biết số HOSO trong tệp");
    public static readonly RuleText KnownElement = new("MK-013", Severity.Warn, "", "be an element of the envelope; it was passed over", "là thẻ của phong bì; thẻ này đã được bỏ qua");
    public static readonly RuleText PreparedOn = new("MK-014", Severity.Warn, "NGAYLAP", "be a date yyyyMMdd", "là ngày dạng yyyyMMdd");

    public static readonly RuleText Base64 = new("MK-020", Severity.RejectRecord, "NOIDUNGFILE", "be whole base64, or XML", "là base64 đầy đủ hoặc XML");
    public static readonly RuleText InnerWellFormed = new("MK-021", Severity.RejectRecord, "NOIDUNGFILE", "hold well-formed XML", "chứa XML đúng cú pháp");
    public static readonly RuleText InnerUtf8 = new("MK-022", Severity.RejectRecord, "NOIDUNGFILE", "hold XML in UTF-8", "chứa XML mã hóa UTF-8");
    public static readonly RuleText InnerNoDocumentType = new("MK-023", Severity.RejectRecord, "NOIDUNGFILE", "hold no document type declaration", "không chứa khai báo DOCTYPE");
    public static readonly RuleText KnownDocument = new("MK-024", Severity.RejectRecord, "LOAIHOSO", "be XML1 to XML15", "là XML1 đến XML15");
    public static readonly RuleText DocumentOnce = new("MK-025", Severity.RejectRecord, "LOAIHOSO", "name each document at most once in a check-up", "chỉ nêu mỗi tài liệu một lần trong một hồ sơ");
    public static readonly RuleText RootFits = new("MK-026", Severity.RejectRecord, "NOIDUNGFILE", "have the root element of the document that LOAIHOSO names", "có thẻ gốc của tài liệu nêu tại LOAIHOSO");
    public static readonly RuleText FieldOnce = new("MK-027", Severity.RejectRecord, "", "stand once in its document, as text without elements inside", "có một lần trong tài liệu và không chứa thẻ con");
    public static readonly RuleText HasContent = new("MK-028", Severity.RejectRecord, "FILEHOSO", "hold one LOAIHOSO and one NOIDUNGFILE with content", "có một LOAIHOSO và một NOIDUNGFILE có nội dung");
    public static readonly RuleText NeededDocument = new("MK-030", Severity.RejectRecord, "LOAIHOSO", "be there: a check-up needs XML1 and XML2", "phải có: hồ sơ cần XML1 và XML2");
    public static readonly RuleText ExpectedDocument = new("MK-031", Severity.Warn, "LOAIHOSO", "be there: a check-up ends with its conclusion, XML8", "cần có: hồ sơ kết thúc bằng kết luận, XML8");
    public static readonly RuleText SameNumber = new("MK-032", Severity.RejectRecord, "MA_LK", "equal MA_LK of XML2 in every document of the check-up", "bằng MA_LK của XML2 ở mọi tài liệu của hồ sơ");
    public static readonly RuleText NeededField = new("MK-040", Severity.RejectRecord, "", "be filled", "phải có giá trị");
    public static readonly RuleText ExpectedField = new("MK-041", Severity.Warn, "", "be filled", "cần có giá trị");
    public static readonly RuleText FieldLength = new("MK-042", Severity.RejectRecord, "", "keep within the length of the format", "không vượt độ dài của định dạng");
    public static readonly RuleText FieldNumber = new("MK-043", Severity.RejectRecord, "", "hold digits only", "chỉ gồm chữ số");
    public static readonly RuleText FieldDay = new("MK-044", Severity.RejectRecord, "", "be a day that exists, written yyyyMMdd or yyyyMMddHHmm", "là ngày có thật, dạng yyyyMMdd hoặc yyyyMMddHHmm");
    public static readonly RuleText FieldCode = new("MK-045", Severity.Warn, "", "be a code of at most 20 letters, digits, dots, hyphens and underscores; it was left out", "là mã gồm tối đa 20 chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; giá trị này đã được bỏ qua");

    /// <summary>Found broken while a file is read; they need no predicate.</summary>
    public static IReadOnlyList<RuleText> Reading { get; } =
    [
        NotEmpty, WellFormed, Utf8, NoDocumentType, Envelope, NotClaims, Message, DeclaredCount, FacilityNamed, Arrangement, Size, CountDeclared, KnownElement, PreparedOn,
        Base64, InnerWellFormed, InnerUtf8, InnerNoDocumentType, KnownDocument, DocumentOnce, RootFits, FieldOnce, HasContent, NeededDocument, ExpectedDocument, SameNumber,
        NeededField, ExpectedField, FieldLength, FieldNumber, FieldDay, FieldCode,
    ];

    /// <summary>What the fields of a check-up must say; asked once its documents could be read.</summary>
    public static IReadOnlyList<QualityRule<Checkup>> Record { get; } =
    [
        new("MK-050", Severity.RejectRecord, "NGAY_RA", "not be before NGAY_VAO", "không trước NGAY_VAO",
            checkup => checkup.EndDateKey == 0 || checkup.StartDateKey <= checkup.EndDateKey),

        new("MK-051", Severity.RejectRecord, "NGAY_RA", "not be after the day of the load, nor before 2000", "không sau ngày nạp dữ liệu, không trước năm 2000",
            checkup => checkup.EndDateKey == 0 || (checkup.EndDateKey <= checkup.TodayKey && checkup.EndDateKey >= 20000101)),

        new("MK-052", Severity.RejectRecord, "PHAN_LOAI_SK", "be a health class, 1 to 5", "là phân loại sức khỏe từ 1 đến 5",
            checkup => checkup.HealthClass.Length == 0 || checkup.HealthClass is "1" or "2" or "3" or "4" or "5"),

        new("MK-053", Severity.RejectRecord, "MA_CSKCB", "equal MACSKCB of the envelope", "bằng MACSKCB của phong bì",
            checkup => checkup.Facility.Length == 0 || checkup.Facility == checkup.EnvelopeFacility),

        new("MK-054", Severity.Warn, "MA_GTIN_CSKCB", "be a global location number: 13 digits, the last of them the check digit; it was left out", "là mã GLN gồm 13 chữ số, chữ số cuối là số kiểm tra; mã này đã được bỏ qua",
            checkup => checkup.LocationNumber.Length == 0 || checkup.HasLocationNumber),

        new("MK-055", Severity.Warn, "MA_LOAI_KCB", "be a care type in force on the last day", "là loại hình khám chữa bệnh còn hiệu lực vào ngày kết thúc",
            checkup => checkup.CareType.Length == 0 || checkup.HasCareType) { Standing = new RuleStanding { LegalBasis = "QĐ 824/QĐ-BYT 2023; QĐ 1804/QĐ-BYT 2026", Lists = ["CareType"] } },

        new("MK-056", Severity.Warn, "SO_CCCD", "have 12 digits, or MA_THE_BHYT an insurance number: without either the person cannot be known again", "có 12 chữ số, hoặc MA_THE_BHYT có mã số BHXH: thiếu cả hai thì không nhận ra người khám",
            checkup => checkup.CitizenNumber.Length > 0 || checkup.InsuranceNumber.Length > 0),

        new("MK-057", Severity.Warn, "MAXA_CU_TRU", "be a commune of five digits; without it the check-up counts for no commune", "là mã xã gồm năm chữ số; thiếu mã thì lượt khám không tính cho xã nào",
            checkup => checkup.Commune.Length > 0),

        new("MK-058", Severity.Warn, "GIOI_TINH", "be 1, 2 or 3", "là 1, 2 hoặc 3",
            checkup => checkup.Sex is >= 1 and <= 3),

        new("MK-059", Severity.Warn, "NGAY_SINH", "begin with a year of birth that the last day can follow", "bắt đầu bằng năm sinh không sau năm khám",
            checkup => checkup.BirthYear > 0),
    ];

    /// <summary>What only the staged check-ups together can show, found by conform.HealthCheckupConflict; listed here so that no code gets two meanings.</summary>
    public static IReadOnlyList<RuleText> Staged { get; } =
    [
        new("MK-038", Severity.RejectRecord, "MA_LK", "name one check-up in a file, not two that contradict each other", "chỉ một lượt khám trong một tệp, không phải hai lượt mâu thuẫn nhau"),
    ];
}
