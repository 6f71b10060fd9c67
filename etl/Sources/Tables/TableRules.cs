using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What the gate expects of every table, whatever the feed; the codes are the feed's prefix and a number up to 019.</summary>
internal sealed class TableRules
{
    /// <param name="codeLists">The lists that fields of the feed are looked up in.</param>
    public TableRules(string prefix, IReadOnlyList<string> codeLists)
    {
        RuleText Rule(string number, Severity severity, string expectation, string expectationVietnamese) => new($"{prefix}-{number}", severity, "", expectation, expectationVietnamese);

        Form = Rule("001", Severity.RejectFile, "be CSV text in Unicode (UTF-8, or UTF-16 with byte order mark) or an Excel workbook (.xlsx) without password; save it again in one of these forms",
            "là văn bản CSV mã Unicode (UTF-8, hoặc UTF-16 có BOM) hoặc sổ tính Excel (.xlsx) không đặt mật khẩu; hãy lưu lại theo một trong các dạng này");
        MissingColumns = Rule("002", Severity.RejectFile, "have headings that name every required column, and every required value above them; add those named here",
            "có dòng tiêu đề nêu đủ các cột bắt buộc và đủ các giá trị bắt buộc phía trên bảng; hãy bổ sung các mục được nêu");
        RepeatedColumns = Rule("003", Severity.RejectFile, "name each column of the contract once", "nêu mỗi cột của cấu trúc đúng một lần");
        Structure = Rule("004", Severity.RejectFile, "be whole: every quotation mark closed, no field above 4,096 characters, no row above 256 KiB or 2,048 fields, no more than 2,000,000 rows, a workbook that opens and unpacks within the limits; send it again, a large workbook as CSV in UTF-8",
            "nguyên vẹn: mọi dấu ngoặc kép được đóng, không có trường dài quá 4.096 ký tự hoặc dòng quá 256 KiB hay 2.048 trường, không quá 2.000.000 dòng, sổ tính mở được và không vượt giới hạn khi giải nén; hãy gửi lại, sổ tính lớn thì gửi dạng CSV UTF-8");
        NoRow = Rule("005", Severity.RejectFile, "hold at least one data row; an empty table is not taken for \"nothing to report\"", "có ít nhất một dòng dữ liệu; bảng rỗng không được coi là không có số liệu");
        Shifted = Rule("006", Severity.RejectFile, "have rows with as many fields as the headings; with more than half shifted, the headings belong to another layout and no row can be trusted",
            "có các dòng cùng số trường với tiêu đề; khi quá nửa số dòng bị lệch thì tiêu đề thuộc mẫu khác, không dòng nào đáng tin");
        UnknownColumn = Rule("007", Severity.Warn, "name only columns of the contract; the column is not read", "chỉ nêu các cột thuộc cấu trúc; cột này không được đọc");
        SingleValue = Rule("008", Severity.Warn, "hold one value throughout the file", "có một giá trị chung cho toàn bộ tệp");
        DateOrder = Rule("009", Severity.RejectFile, "write every date with the day first (dd/MM/yyyy) or as yyyy-MM-dd; a column with the month first cannot be told from one with the day first",
            "ghi mọi ngày theo thứ tự ngày trước (dd/MM/yyyy) hoặc yyyy-MM-dd; cột ghi tháng trước không phân biệt được với cột ghi ngày trước");
        ShiftedRow = Rule("010", Severity.RejectRecord, "have as many fields as the headings", "có cùng số trường với dòng tiêu đề");
        Quotes = Rule("011", Severity.RejectRecord, "put a whole field in quotation marks and double those inside (RFC 4180)", "đặt cả trường trong dấu ngoặc kép và nhân đôi dấu ngoặc bên trong (RFC 4180)");
        SheetLeft = Rule("012", Severity.Warn, "hold the table on every sheet; the sheet is not read", "có bảng dữ liệu trên mọi trang tính; trang này không được đọc");
        Value = Rule("013", Severity.RejectRecord, "hold a value of its kind and length", "có giá trị đúng kiểu và độ dài");
        Empty = Rule("014", Severity.RejectRecord, "not be empty", "không được để trống");
        Dropped = Rule("015", Severity.Warn, "be empty or a number of its kind; another number is not kept", "để trống hoặc là số đúng kiểu; số khác không được lưu");
        NotListed = Rule("016", Severity.RejectRecord, "be a code of the list that is in force", "là mã thuộc danh mục đang có hiệu lực") with { Standing = new RuleStanding { Lists = codeLists } };
        Repeated = Rule("017", Severity.Warn, "stand once with one key; the later row is a duplicate", "chỉ xuất hiện một lần với cùng khóa; dòng sau là dòng trùng");
        Contradicted = Rule("018", Severity.RejectRecord, "not stand twice with one key but different values; send the right row alone", "không lặp lại với cùng khóa mà giá trị khác nhau; chỉ gửi dòng đúng");
        Total = Rule("019", Severity.RejectFile, "have totals rows that equal the sum of their rows; a row may be missing or counted twice", "có dòng tổng cộng bằng tổng các dòng; có thể thiếu dòng hoặc dòng bị tính hai lần");
    }

    public RuleText Form { get; }

    public RuleText MissingColumns { get; }

    public RuleText RepeatedColumns { get; }

    public RuleText Structure { get; }

    public RuleText NoRow { get; }

    public RuleText Shifted { get; }

    public RuleText UnknownColumn { get; }

    public RuleText SingleValue { get; }

    public RuleText DateOrder { get; }

    public RuleText ShiftedRow { get; }

    public RuleText Quotes { get; }

    public RuleText SheetLeft { get; }

    public RuleText Value { get; }

    public RuleText Empty { get; }

    public RuleText Dropped { get; }

    public RuleText NotListed { get; }

    public RuleText Repeated { get; }

    public RuleText Contradicted { get; }

    public RuleText Total { get; }

    public IReadOnlyList<RuleText> All =>
    [
        Form, MissingColumns, RepeatedColumns, Structure, NoRow, Shifted, UnknownColumn, SingleValue, DateOrder, ShiftedRow, Quotes, SheetLeft, Value, Empty, Dropped, NotListed, Repeated, Contradicted, Total,
    ];
}
