using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The rules that the reader finds broken while it reads; they need no predicate.</summary>
/// <remarks>Legal source: QĐ 130/QĐ-BYT, QĐ 4750/QĐ-BYT and QĐ 3176/QĐ-BYT for envelope, tables and fields; the limits of size are ours.</remarks>
internal static class ReadingRules
{
    public static readonly RuleText NotEmpty = new("VC-001", Severity.RejectFile, "", "hold an envelope, not be empty", "có nội dung, không được rỗng");
    public static readonly RuleText WellFormed = new("VC-002", Severity.RejectFile, "", "be whole, well-formed XML", "là XML đầy đủ, đúng cú pháp");
    public static readonly RuleText Utf8 = new("VC-003", Severity.RejectFile, "", "be encoded in UTF-8", "được mã hóa UTF-8");
    public static readonly RuleText NoDocumentType = new("VC-004", Severity.RejectFile, "", "have no document type declaration", "không khai báo DOCTYPE");
    public static readonly RuleText Envelope = new("VC-005", Severity.RejectFile, "", "have the root GIAMDINHHS or CHI_TIEU_TRANG_THAI_KCB", "có thẻ gốc GIAMDINHHS hoặc CHI_TIEU_TRANG_THAI_KCB");
    public static readonly RuleText NotDecree4210 = new("VC-006", Severity.RejectFile, "", "follow QĐ 130 with QĐ 4750 or QĐ 3176; the older QĐ 4210 is not read", "theo QĐ 130 cùng QĐ 4750 hoặc QĐ 3176; không đọc QĐ 4210");
    public static readonly RuleText NotCheckup = new("VC-007", Severity.RejectFile, "", "be claims; health check-ups belong to the feed MohCheckups", "là hồ sơ khám chữa bệnh; hồ sơ khám sức khỏe thuộc nguồn MohCheckups");
    public static readonly RuleText DeclaredCount = new("VC-008", Severity.RejectFile, "SOLUONGHOSO", "equal the number of HOSO in the file; send the whole file again", "bằng số HOSO có trong tệp; hãy gửi lại toàn bộ tệp");
    public static readonly RuleText FacilityNamed = new("VC-009", Severity.RejectFile, "MACSKCB", "name the facility by five characters, once", "nêu mã cơ sở gồm năm ký tự, một lần");
    public static readonly RuleText Arrangement = new("VC-010", Severity.RejectFile, "", "have every element of the envelope in its place", "có các thẻ của phong bì đúng vị trí");
    public static readonly RuleText Size = new("VC-011", Severity.RejectFile, "", "keep one text within 48 MB, one tag within 64 KB, nesting within 64 levels and a file within 2,000,000 records; divide a larger file", "mỗi nội dung không quá 48 MB, mỗi thẻ không quá 64 KB, lồng không quá 64 cấp, mỗi tệp không quá 2.000.000 hồ sơ; hãy chia nhỏ tệp lớn hơn");
    public static readonly RuleText CountDeclared = new("VC-012", Severity.Warn, "SOLUONGHOSO", "say how many HOSO the file holds", "cho biết số HOSO trong tệp");
    public static readonly RuleText KnownElement = new("VC-013", Severity.Warn, "", "be an element of the format; it was passed over", "là thẻ của định dạng; thẻ này đã được bỏ qua");
    public static readonly RuleText OneFacility = new("VC-014", Severity.RejectFile, "MACSKCB", "equal MA_CSKCB of every dossier before it", "bằng MA_CSKCB của mọi hồ sơ đứng trước");
    public static readonly RuleText PreparedOn = new("VC-015", Severity.Warn, "NGAYLAP", "be a date yyyyMMdd", "là ngày dạng yyyyMMdd");
    public static readonly RuleText CheckInCount = new("VC-016", Severity.RejectFile, "", "hold at most 200,000 encounters in a check-in file", "có tối đa 200.000 lượt trong một tệp trạng thái");

    public static readonly RuleText Base64 = new("VC-020", Severity.RejectRecord, "NOIDUNGFILE", "be whole base64, or XML", "là base64 đầy đủ hoặc XML");
    public static readonly RuleText InnerWellFormed = new("VC-021", Severity.RejectRecord, "NOIDUNGFILE", "hold well-formed XML", "chứa XML đúng cú pháp");
    public static readonly RuleText InnerUtf8 = new("VC-022", Severity.RejectRecord, "NOIDUNGFILE", "hold XML in UTF-8", "chứa XML mã hóa UTF-8");
    public static readonly RuleText InnerNoDocumentType = new("VC-023", Severity.RejectRecord, "NOIDUNGFILE", "hold no document type declaration", "không chứa khai báo DOCTYPE");
    public static readonly RuleText KnownDocument = new("VC-024", Severity.RejectRecord, "LOAIHOSO", "be XML0 to XML15", "là XML0 đến XML15");
    public static readonly RuleText DocumentOnce = new("VC-025", Severity.RejectRecord, "LOAIHOSO", "name each table at most once in a dossier", "chỉ nêu mỗi bảng một lần trong một hồ sơ");
    public static readonly RuleText RootFits = new("VC-026", Severity.RejectRecord, "NOIDUNGFILE", "have the root element of the table that LOAIHOSO names", "có thẻ gốc của bảng nêu tại LOAIHOSO");
    public static readonly RuleText DossierSize = new("VC-027", Severity.RejectRecord, "HOSO", "hold at most 64 MB of decoded content", "chứa tối đa 64 MB nội dung đã giải mã");
    public static readonly RuleText LineCount = new("VC-028", Severity.RejectRecord, "STT", "number at most 99,999 lines of XML2 and XML3 in a dossier", "tối đa 99.999 dòng XML2 và XML3 trong một hồ sơ");
    public static readonly RuleText FieldOnce = new("VC-029", Severity.RejectRecord, "", "stand once in its row, as text without elements inside", "có một lần trong mỗi dòng và không chứa thẻ con");
    public static readonly RuleText HasSummary = new("VC-030", Severity.RejectRecord, "XML1", "be there: no table counts without its summary", "phải có: không bảng nào hợp lệ khi thiếu bảng tổng hợp");
    public static readonly RuleText OneSummary = new("VC-031", Severity.RejectRecord, "XML1", "be there only once", "chỉ được có một");
    public static readonly RuleText SameClaimNumber = new("VC-032", Severity.RejectRecord, "MA_LK", "equal MA_LK of the summary in every row of the dossier", "bằng MA_LK của bảng tổng hợp ở mọi dòng");
    public static readonly RuleText SameFacility = new("VC-033", Severity.RejectRecord, "MA_CSKCB", "equal MACSKCB of the envelope", "bằng MACSKCB của phong bì");
    public static readonly RuleText HasContent = new("VC-035", Severity.RejectRecord, "FILEHOSO", "hold one LOAIHOSO and one NOIDUNGFILE with content", "có một LOAIHOSO và một NOIDUNGFILE có nội dung");

    public static readonly RuleText NeededField = new("VC-040", Severity.RejectRecord, "", "be filled", "phải có giá trị");
    public static readonly RuleText ExpectedField = new("VC-041", Severity.Warn, "", "be filled", "cần có giá trị");
    public static readonly RuleText NeededLength = new("VC-042", Severity.RejectRecord, "", "keep within the length of the format", "không vượt độ dài của định dạng");
    public static readonly RuleText ExpectedLength = new("VC-043", Severity.Warn, "", "keep within the length of the format", "không nên vượt độ dài của định dạng");
    public static readonly RuleText NeededType = new("VC-044", Severity.RejectRecord, "", "be a number with a point for decimals and nothing else", "là số, dấu chấm cho phần thập phân, không có ký tự khác");
    public static readonly RuleText ExpectedType = new("VC-045", Severity.Warn, "", "be of the type of the format", "đúng kiểu của định dạng");
    public static readonly RuleText NeededTime = new("VC-046", Severity.RejectRecord, "", "be a time that exists, written yyyyMMddHHmm", "là thời điểm có thật, dạng yyyyMMddHHmm");

    public static IReadOnlyList<RuleText> All { get; } =
    [
        NotEmpty, WellFormed, Utf8, NoDocumentType, Envelope, NotDecree4210, NotCheckup, DeclaredCount, FacilityNamed, Arrangement, Size, CountDeclared, KnownElement, OneFacility, PreparedOn, CheckInCount,
        Base64, InnerWellFormed, InnerUtf8, InnerNoDocumentType, KnownDocument, DocumentOnce, RootFits, DossierSize, LineCount, FieldOnce, HasSummary, OneSummary, SameClaimNumber, SameFacility, HasContent,
        NeededField, ExpectedField, NeededLength, ExpectedLength, NeededType, ExpectedType, NeededTime,
    ];
}
