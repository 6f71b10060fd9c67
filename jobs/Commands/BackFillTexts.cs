namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of back-fills.</summary>
internal static class BackFillTexts
{
    private static readonly Text Asking = new("Says what it costs; --yes asks for it, one run for each month.", "Cho biết chi phí trước; --yes để yêu cầu, mỗi tháng một lượt.");

    /// <summary>What a back-fill is.</summary>
    public static readonly Text Lead = new(
        "Fill past months of a feed: judge again what their received files hold back (refused files and held records), by the rules, code lists and registers of today, and pull the months where a source in sources.json can be asked for a month. What is loaded already stands; done twice, it moves nothing.",
        "Nạp bù các tháng trước của một nguồn: xét lại những gì các tệp đã nhận đang bị giữ (tệp bị từ chối, bản ghi bị giữ) theo quy tắc, danh mục và sổ đăng ký hiện hành, và lấy lại các tháng đó nếu nguồn trong sources.json cho phép lấy theo tháng. Dữ liệu đã nạp giữ nguyên; chạy hai lần không thay đổi gì thêm.");

    public static readonly Text Help = new($"{Lead.English} {Asking.English}", $"{Lead.Vietnamese} {Asking.Vietnamese}");

    public static readonly Text From = new("The first month.", "Tháng đầu.");

    public static readonly Text To = new("The last month, included.", "Tháng cuối, kể cả tháng này.");

    public static readonly Text Facility = new("Only what is of this facility; a file that was refused whole comes whole.", "Chỉ phần của cơ sở này; tệp bị từ chối được xét lại toàn bộ.");

    public static readonly Text Yes = new("Ask for it; without, only the cost is told.", "Yêu cầu chạy; nếu không có, chỉ cho biết chi phí.");

    public static readonly Text Cost = new("What a back-fill of {0} costs", "Chi phí nạp bù {0}");

    public static readonly Text Month = new("month", "tháng");

    public static readonly Text Size = new("size", "dung lượng");

    public static readonly Text Amount = new("đồng", "đồng");

    public static readonly Text ReadAgain = new("read again", "tệp đọc lại");

    public static readonly Text Held = new("held", "đang giữ");

    public static readonly Text Time = new("time", "thời gian");

    public static readonly Text Meaning = new(
        "Files that hold something back are read again whole; only what they hold back can move. What is loaded stands.",
        "Tệp còn phần bị giữ được đọc lại toàn bộ; chỉ phần bị giữ mới có thể chuyển. Dữ liệu đã nạp giữ nguyên.");

    public static readonly Text Removed = new("Retention removed the content of {0} files: what they hold back stays held.", "Nội dung {0} tệp đã bị xóa theo thời hạn lưu trữ: phần bị giữ vẫn bị giữ.");

    public static readonly Text WithoutMonth = new(
        "{0} held records of {1} have no month that can be read; no back-fill reaches them: bhyt quarantine replay --feed {1}.",
        "{0} bản ghi bị giữ của {1} không đọc được tháng nên không thuộc lượt nạp bù nào: bhyt quarantine replay --feed {1}.");

    public static readonly Text NoEstimate = new("No load of {0} has ended yet, so nobody knows how long it takes.", "Chưa có lượt nạp {0} nào kết thúc nên chưa ước tính được thời gian.");

    public static readonly Text Pulled = new("The months of {0} are pulled first: sources.json names a source that can be asked for a month.", "Các tháng của {0} được lấy lại trước: sources.json có nguồn lấy được theo tháng.");

    public static readonly Text NotPulled = new("Nothing is pulled: sources.json names no source of {0} that can be asked for a month.", "Không lấy lại dữ liệu: sources.json không có nguồn {0} nào lấy được theo tháng.");

    public static readonly Text Nothing = new("Nothing was received of these months, so there is nothing to fill from: put the files of {0} into the drop folder.", "Chưa nhận tệp nào của các tháng này nên không có gì để nạp bù: hãy đặt tệp {0} vào thư mục chờ.");

    public static readonly Text HowToAsk = new("Nothing was asked for: add --yes.", "Chưa yêu cầu gì: hãy thêm --yes.");

    public static readonly Text Asked = new("{0} runs are asked for: {1}. Follow them with 'bhyt jobs show', stop one with 'bhyt jobs stop'.", "Đã yêu cầu {0} lượt: {1}. Theo dõi bằng 'bhyt jobs show', ngừng bằng 'bhyt jobs stop'.");

    public static readonly Text NotAMonth = new("A month is written yyyy-MM, such as 2025-03.", "Tháng viết dạng yyyy-MM, ví dụ 2025-03.");

    public static readonly Text NotARange = new("{0} to {1} is no range of 1 to {2} months.", "Từ {0} đến {1} không phải khoảng từ 1 đến {2} tháng.");

    public static readonly Text WithoutMonths = new("{0} has no months: judge again what it holds back with 'bhyt quarantine replay --feed {0}'.", "{0} không theo tháng: hãy xét lại phần bị giữ bằng 'bhyt quarantine replay --feed {0}'.");
}
