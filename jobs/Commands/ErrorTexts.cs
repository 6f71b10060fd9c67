namespace BhytWarehouse.Jobs.Commands;

/// <summary>What stops a command.</summary>
internal static class ErrorTexts
{
    public static readonly Text Error = new("error: {0}", "lỗi: {0}");

    public static readonly Text SeeHelp = new("See: {0} --help", "Xem: {0} --help");

    public static readonly Text Unexpected = new("unexpected {0}: {1} Set BHYT_DEBUG=1 and run again to see where.", "lỗi ngoài dự kiến {0}: {1} Hãy đặt BHYT_DEBUG=1 và chạy lại để xem vị trí.");

    public static readonly Text NoPermission = new("no permission: {0} Give this account the right, or name another place.", "không có quyền: {0} Hãy cấp quyền cho tài khoản này hoặc chọn nơi khác.");

    public static readonly Text Stopped = new(
        "stopped at a safe point. What was published stands; the next load, run or demo resumes what was begun.",
        "đã dừng tại điểm an toàn. Số liệu đã công bố vẫn giữ nguyên; lần load, run hoặc demo sau sẽ tiếp tục phần dở dang.");

    public static readonly Text Stopping = new("Stopping at the next safe point; press Ctrl+C again to end at once.", "Sẽ dừng ở điểm an toàn kế tiếp; nhấn Ctrl+C lần nữa để kết thúc ngay.");

    public static readonly Text NotAWarehouse = new(
        "'{0}' names no warehouse; expected sqlite:PATH or sqlserver:CONNECTION STRING (--warehouse or BHYT_WAREHOUSE).",
        "'{0}' không phải là kho; cần sqlite:ĐƯỜNG_DẪN hoặc sqlserver:CHUỖI KẾT NỐI (--warehouse hoặc BHYT_WAREHOUSE).");

    public static readonly Text NoSqlServerYet = new(
        "this build does not load into SQL Server yet; the schema is deployed there with BhytWarehouse.dacpac. Use --warehouse sqlite:PATH here.",
        "bản này chưa nạp được vào SQL Server; cấu trúc kho được triển khai ở đó bằng BhytWarehouse.dacpac. Tại đây hãy dùng --warehouse sqlite:ĐƯỜNG_DẪN.");

    public static readonly Text NoSuchLanguage = new("'{0}' is no language of bhyt; expected en or vi.", "'{0}' không phải ngôn ngữ của bhyt; cần en hoặc vi.");

    public static readonly Text NoSuchFeed = new("there is no feed '{0}'; there are {1}.", "không có nguồn '{0}'; có các nguồn {1}.");

    public static readonly Text NotANumber = new("{0}: '{1}' is not a whole number from {2} to {3}.", "{0}: '{1}' không phải số nguyên từ {2} đến {3}.");

    public static readonly Text NotAMonth = new("{0}: '{1}' is not a month yyyy-MM.", "{0}: '{1}' không phải tháng dạng yyyy-MM.");

    public static readonly Text NotADay = new("{0}: '{1}' is not a day yyyy-MM-dd.", "{0}: '{1}' không phải ngày dạng yyyy-MM-dd.");

    public static readonly Text StartOutOfRange = new("{0}: '{1}' is not a month from 2020-01 to 2035-12.", "{0}: '{1}' không phải tháng từ 2020-01 đến 2035-12.");

    public static readonly Text UnknownWord = new("'{0}' is not understood here.", "không hiểu '{0}' ở đây.");

    public static readonly Text MissingOption = new("{0} is missing.", "thiếu {0}.");

    public static readonly Text MissingValue = new("{0} needs a value.", "{0} cần một giá trị.");

    public static readonly Text MissingCommand = new("name a command: {0}.", "hãy nêu một lệnh: {0}.");

    public static readonly Text Held = new(
        "{0}: another bhyt is working on it (machine {1}, process {2}, lease until {3}Z). Wait until it has ended, then run the same command again.",
        "{0}: một tiến trình bhyt khác đang làm việc này (máy {1}, tiến trình {2}, giữ quyền đến {3}Z). Hãy đợi xong rồi chạy lại lệnh.");

    public static readonly Text Overtaken = new(
        "{0}: this process stood still for longer than its lease {1} held, and another bhyt took over with lease {2}. Nothing of this step was written; the other one goes on from the last durable state. See 'bhyt doctor', and run the command again if work is left.",
        "{0}: tiến trình này đã dừng lâu hơn thời hạn giữ quyền {1}, một tiến trình bhyt khác đã tiếp quản với quyền {2}. Bước này chưa ghi gì; tiến trình kia tiếp tục từ trạng thái đã lưu gần nhất. Hãy xem 'bhyt doctor' và chạy lại lệnh nếu còn việc.");

    public static readonly Text RealFacilities = new(
        "{0}: this warehouse holds facilities outside the sample province 00 ({1}). The demo never mixes synthetic and real data: name another folder with --dir, or another file with --warehouse sqlite:PATH.",
        "{0}: kho này có cơ sở ngoài tỉnh mẫu 00 ({1}). Chạy thử không bao giờ trộn dữ liệu tổng hợp với dữ liệu thật: hãy chọn thư mục khác bằng --dir hoặc tệp khác bằng --warehouse sqlite:ĐƯỜNG_DẪN.");

    public static readonly Text OtherSample = new(
        "{0}: this warehouse holds another sample province ({1}); two of them in one warehouse would give figures of neither. Name another folder with --dir, or use those options.",
        "{0}: kho này đang có một tỉnh mẫu khác ({1}); hai tỉnh mẫu trong một kho sẽ cho số liệu sai. Hãy chọn thư mục khác bằng --dir hoặc dùng đúng các tùy chọn đó.");

    public static readonly Text FeedFailed = new("{0}: {1}", "{0}: {1}");

    public static readonly Text BackupThere = new("{0}: something is there already, and the backup overwrites nothing. Name another place with --to.", "{0}: đã có tệp ở đây, sao lưu không ghi đè. Hãy chọn nơi khác bằng --to.");

    public static readonly Text NoBackupThere = new("{0}: there is no such folder or .zip. Name what 'bhyt backup --to' made.", "{0}: không có thư mục hoặc tệp .zip này. Hãy nêu kết quả của 'bhyt backup --to'.");

    public static readonly Text NoSuchLoad = new("there is no load {0} in this warehouse; 'bhyt ledger' lists them.", "kho này không có lượt nạp {0}; 'bhyt ledger' liệt kê các lượt nạp.");
}
