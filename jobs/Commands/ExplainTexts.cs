namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of where a figure comes from.</summary>
internal static class ExplainTexts
{
    public static readonly Text What = new("An indicator (K01), a report table (mart.CoverageMonth) or a fact (fact.Claim).", "Một chỉ số (K01), một bảng báo cáo (mart.CoverageMonth) hoặc một bảng số liệu (fact.Claim).");

    public static readonly Text Month = new("Only this month, yyyy-MM.", "Chỉ tháng này, yyyy-MM.");

    public static readonly Text Unit = new("Only this province or commune, by its code.", "Chỉ tỉnh hoặc xã này, theo mã.");

    public static readonly Text Facility = new("Only this facility, by its code.", "Chỉ cơ sở này, theo mã.");

    public static readonly Text Basis = new("Only this population basis, such as NSO-AVG.", "Chỉ cơ sở dân số này, ví dụ NSO-AVG.");

    public static readonly Text Group = new("Only this group of participants, by its code.", "Chỉ nhóm đối tượng này, theo mã.");

    public static readonly Text Slice = new("Only this slice of the indicator, such as an age of arrears.", "Chỉ lát cắt này của chỉ số, ví dụ tuổi nợ.");

    public static readonly Text Key = new("One row of a fact, by its key: its load, file, hash and record number.", "Một dòng của bảng số liệu, theo khóa: lượt nạp, tệp, mã băm và số thứ tự bản ghi.");

    public static readonly Text NoSuchFigure = new("there is no figure '{0}'. Indicators: {1}. Also mart.NAME and fact.NAME as in the catalogue of warehouse-schema/README.md.", "không có số liệu '{0}'. Các chỉ số: {1}. Ngoài ra mart.TÊN và fact.TÊN theo danh mục trong warehouse-schema/README.md.");

    public static readonly Text NotToldApart = new("{0} is not told apart by {1}; leave that option out.", "{0} không phân biệt theo {1}; hãy bỏ tùy chọn đó.");

    public static readonly Text KeyOfAFact = new("--key names a row of a fact, such as: bhyt explain fact.Claim --key 17", "--key chỉ một dòng của bảng số liệu, ví dụ: bhyt explain fact.Claim --key 17");

    public static readonly Text NoSuchRow = new("{0} has no row with key {1}.", "{0} không có dòng nào mang khóa {1}.");

    public static readonly Text NoValue = new("There is no such figure in this warehouse: nothing was computed for this slice.", "Kho chưa có số liệu này: chưa tính được gì cho lát cắt này.");

    public static readonly Text Title = new("{0}  {1}", "{0}  {1}");

    public static readonly Text Tag = new("  {0}: {1}", "  {0}: {1}");

    public static readonly Text ComputedBy = new("Computed by {0} (warehouse-schema/{1}), schema {2} of {3}.", "Tính bằng {0} (warehouse-schema/{1}), cấu trúc {2} ngày {3}.");

    public static readonly Text Value = new("Value now ({0} of {1} rows)", "Giá trị hiện tại ({0} trên {1} dòng)");

    public static readonly Text MadeOf = new("Made of", "Được tính từ");

    public static readonly Text Views = new("views: {0}", "khung nhìn: {0}");

    public static readonly Text Facts = new("facts: {0}", "bảng số liệu: {0}");

    public static readonly Text Dimensions = new("dimensions: {0}", "danh mục: {0}");

    public static readonly Text Linked = new("People are linked by method {0}; 'bhyt match' shows the links.", "Người được liên kết bằng phương pháp {0}; 'bhyt match' cho xem các liên kết.");

    public static readonly Text Loads = new("Loads that brought the rows", "Các lượt nạp đã mang số liệu đến");

    public static readonly Text NoLoads = new("No load brought a row for this slice.", "Không lượt nạp nào mang số liệu cho lát cắt này.");

    public static readonly Text Fact = new("fact", "bảng số liệu");

    public static readonly Text Published = new("published (UTC)", "công bố (UTC)");

    public static readonly Text Rows = new("rows", "dòng");

    public static readonly Text Control = new("control total", "tổng kiểm soát");

    public static readonly Text ChosenBy = new("Rows of {0} are those of the {1} asked for.", "Các dòng của {0} được chọn theo {1} đã nêu.");

    public static readonly Text Judged = new("{0} judged by its rules: {1} today, {2} to {3}, edition {4}; the table names the edition of each load.", "{0} đã kiểm tra theo quy tắc của mình: hiện có {1}, từ {2} đến {3}, ấn bản {4}; bảng nêu ấn bản của từng lượt nạp.");

    public static readonly Text Hash = new("SHA-256", "SHA-256");

    public static readonly Text RowWithdrawn = new(
        "{0}, row {1}: its facility withdrew it on {2} (action {3} of 'bhyt actions'), so no figure has it. 'bhyt explain {4} --key {1}' tells where it came from.",
        "{0}, dòng {1}: cơ sở đã rút ngày {2} (thao tác số {3} trong 'bhyt actions') nên không có trong số liệu. 'bhyt explain {4} --key {1}' cho biết nguồn gốc.");

    public static readonly Text RowOf = new("{0}, row {1}", "{0}, dòng {1}");

    public static readonly Text FromLoad = new("load {0} ({1}), begun {2}, published {3} UTC", "lượt nạp {0} ({1}), bắt đầu {2}, công bố {3} UTC");

    public static readonly Text FromFile = new("file {0}, {1} bytes, received {2} UTC", "tệp {0}, {1} byte, nhận {2} UTC");

    public static readonly Text FileHash = new("SHA-256 {0}", "SHA-256 {0}");

    public static readonly Text Record = new("record {0} of the file", "bản ghi số {0} của tệp");

    public static readonly Text Bytes = new("from byte {0}, {1} bytes", "từ byte {0}, dài {1} byte");

    public static readonly Text Landed = new("landed as {0}", "lưu tại {0}");

    public static readonly Text LastConfirmed = new("the same content came last in {0} (SHA-256 {1})", "cùng nội dung này đến lần cuối trong {0} (SHA-256 {1})");
}
