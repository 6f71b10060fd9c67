namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of the rules of the gates.</summary>
internal static class RulesTexts
{
    public static readonly Text Feed = new("{0}: {1} rules, edition {2}", "{0}: {1} quy tắc, ấn bản {2}");

    public static readonly Text Version = new("version", "phiên bản");

    public static readonly Text Found = new("records", "bản ghi");

    public static readonly Text Last = new("last", "lần cuối");

    public static readonly Text Held = new("held", "đang giữ");

    public static readonly Text Refuses = new("refuses file", "từ chối tệp");

    public static readonly Text Holds = new("holds record", "giữ bản ghi");

    public static readonly Text Warns = new("warns", "cảnh báo");

    public static readonly Text NotAppliedTitle = new("Rules that could not judge (neither right nor wrong by them)", "Quy tắc không áp dụng được (bản ghi không đúng cũng không sai theo quy tắc)");

    public static readonly Text ListEmpty = new("the list {0} is empty: it was never loaded. Load it, then send again or replay.", "danh mục {0} trống: chưa được nạp. Hãy nạp danh mục rồi gửi lại hoặc xét lại.");

    public static readonly Text ListStale = new("the list {0} says nothing of the day of these records. Bring it up to date, then send again or replay.", "danh mục {0} không có nội dung cho ngày của các bản ghi này. Hãy cập nhật danh mục rồi gửi lại hoặc xét lại.");

    public static readonly Text HowToShow = new("bhyt rules --code CODE shows one whole: law, owner, validity, versions.", "bhyt rules --code MÃ xem đầy đủ: căn cứ, đơn vị chịu trách nhiệm, hiệu lực, phiên bản.");

    public static readonly Text NoWarehouse = new("There is no warehouse yet, so nothing was found.", "Chưa có kho dữ liệu nên chưa có kết quả kiểm tra.");

    public static readonly Text One = new("{0} ({1}): {2}", "{0} ({1}): {2}");

    public static readonly Text Says = new("{0} {1}", "{0} {1}");

    public static readonly Text SaysOther = new("In Vietnamese: {0} {1}", "Tiếng Anh: {0} {1}");

    public static readonly Text Basis = new("Legal basis: {0}", "Căn cứ pháp lý: {0}");

    public static readonly Text Owner = new("Answers for it: {0}", "Chịu trách nhiệm: {0}");

    public static readonly Text Validity = new("Version {0}, for records of {1} to {2}", "Phiên bản {0}, áp dụng cho bản ghi từ {1} đến {2}");

    public static readonly Text Reads = new("Needs the lists: {0}", "Cần các danh mục: {0}");

    public static readonly Text Overridable = new("An approved override may let a record pass (bhyt quarantine override).", "Có thể được miễn áp dụng khi có phê duyệt (bhyt quarantine override).");

    public static readonly Text NotOverridable = new("Cannot be overridden: figures would be wrong.", "Không thể miễn áp dụng: số liệu sẽ sai.");

    public static readonly Text FoundSoFar = new("Found broken by {0} records, {1} times, in {2} loads; last on {3}", "Bị vi phạm bởi {0} bản ghi, {1} lần, trong {2} lượt nạp; lần cuối {3}");

    public static readonly Text HeldNow = new("Holds {0} records now, with {1} {2}", "Hiện giữ {0} bản ghi, với {1} {2}");

    public static readonly Text History = new("What it said when it judged", "Nội dung quy tắc khi đã kiểm tra");

    public static readonly Text SinceLoad = new("since load", "từ lượt nạp");

    public static readonly Text Edition = new("edition", "ấn bản");
}
