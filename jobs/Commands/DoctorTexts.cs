namespace BhytWarehouse.Jobs.Commands;

/// <summary>What `doctor` checks and finds.</summary>
internal static class DoctorTexts
{
    public static readonly Text Schema = new("schema {0} is that of this build", "cấu trúc {0} đúng với bản này");

    public static readonly Text Sqlite = new("SQLite {0}, file {1}, {2}", "SQLite {0}, tệp {1}, {2}");

    public static readonly Text Whole = new("the file is whole (quick_check)", "tệp kho nguyên vẹn (quick_check)");

    public static readonly Text Broken = new("the file is damaged: {0}. Restore a backup.", "tệp kho bị hỏng: {0}. Hãy khôi phục bản sao lưu.");

    public static readonly Text KeysMeet = new("all {0} foreign keys meet their rows", "cả {0} khóa ngoại đều khớp");

    public static readonly Text KeysDangle = new("{0} of {1} name no row of {2}", "{0} dòng của {1} không khớp dòng nào của {2}");

    public static readonly Text StagingEmpty = new("staging is empty", "vùng đệm trống");

    public static readonly Text StagingLeft = new("{0} holds {1} rows although no load is under way; report it, no figure reads them", "{0} còn {1} dòng dù không có lượt nạp nào đang chạy; hãy báo lại, không số liệu nào đọc chúng");

    public static readonly Text NoLease = new("no host is at work", "không có tiến trình nào đang làm việc");

    public static readonly Text LeaseHeld = new("{0}: leased by machine {1}, process {2}, with token {3} until {4}Z", "{0}: máy {1}, tiến trình {2} đang giữ quyền số {3} đến {4}Z");

    public static readonly Text LeaseOver = new(
        "{0}: the lease of machine {1}, process {2} (token {3}, until {4}Z) is over: that process ended or stood still; the next command that needs it takes it over",
        "{0}: quyền của máy {1}, tiến trình {2} (số {3}, đến {4}Z) đã hết: tiến trình đó đã kết thúc hoặc bị dừng; lệnh sau cần đến sẽ tiếp quản");

    public static readonly Text NoUnfinished = new("no load is unfinished", "không có lượt nạp dở dang");

    public static readonly Text Unfinished = new("load {0} ({1}) is {2}: under way, or interrupted; the next load, run or demo resumes it", "lượt nạp {0} ({1}) ở trạng thái {2}: đang chạy hoặc bị gián đoạn; lần load, run hoặc demo sau sẽ tiếp tục");

    public static readonly Text LandingHeld = new("the landing zone holds all {0} received files", "vùng tiếp nhận có đủ {0} tệp đã nhận");

    public static readonly Text LandingLacks = new("{0} received files are missing in {1}, such as {2}. Put them back from a backup.", "thiếu {0} tệp đã nhận trong {1}, ví dụ {2}. Hãy lấy lại từ bản sao lưu.");

    public static readonly Text LandingReread = new("all {0} files of the landing zone decrypt to the bytes received", "cả {0} tệp trong vùng tiếp nhận giải mã đúng nội dung đã nhận");

    public static readonly Text LandingChanged = new("{0} files of the landing zone are not what was received, such as {1}. Put them back from a backup.", "{0} tệp trong vùng tiếp nhận không còn đúng nội dung đã nhận, ví dụ {1}. Hãy lấy lại từ bản sao lưu.");

    public static readonly Text Rereading = new("landing zone: reading again", "vùng tiếp nhận: đọc lại");

    public static readonly Text KeyRight = new("key {0} is that of the warehouse; keep a copy of {1} in another place: without it nobody is recognised and no received file can be read", "khóa {0} đúng của kho; hãy giữ một bản {1} ở nơi khác: mất khóa thì không nhận ra được ai và không đọc được tệp đã nhận");

    public static readonly Text KeyWrong = new("{0}: key {1}, but the warehouse was made with {2}. Put the right one back from its backup.", "{0}: khóa {1}, nhưng kho được tạo với khóa {2}. Hãy lấy lại đúng khóa từ bản sao lưu.");

    public static readonly Text KeyGone = new("{0}: the key is gone. Put it back from its backup.", "{0}: mất khóa. Hãy lấy lại từ bản sao lưu.");

    public static readonly Text KeyPrivate = new("only its owner can read the key (mode 0600)", "chỉ chủ sở hữu đọc được khóa (quyền 0600)");

    public static readonly Text KeyOpen = new("{0} can be read by others (mode {1}). Run: chmod 600 {0}", "{0} người khác đọc được (quyền {1}). Hãy chạy: chmod 600 {0}");

    public static readonly Text Space = new("{0} free on the disk", "đĩa còn trống {0}");

    public static readonly Text SpaceLow = new("only {0} free on the disk; a load needs about as much as the warehouse has ({1})", "đĩa chỉ còn {0}; một lượt nạp cần khoảng bằng kích thước kho ({1})");

    public static readonly Text LedgerBalanced = new("the ledger balances", "sổ cân");

    public static readonly Text RulesApply = new("every rule of the gates could judge what the newest loads brought", "mọi quy tắc đều kiểm tra được dữ liệu của các lượt nạp mới nhất");

    public static readonly Text RulesLackList = new("{0}: the list {1} is empty, so {2} did not judge up to {3} records of the newest load; load it and replay or send again", "{0}: danh mục {1} trống nên {2} không kiểm tra tới {3} bản ghi của lượt nạp mới nhất; hãy nạp danh mục rồi xét lại hoặc gửi lại");

    public static readonly Text RulesListStale = new("{0}: the list {1} says nothing of the days of up to {3} records of the newest load, so {2} did not judge them; bring it up to date", "{0}: danh mục {1} không có nội dung cho ngày của tới {3} bản ghi của lượt nạp mới nhất nên {2} không kiểm tra; hãy cập nhật danh mục");

    public static readonly Text NobodySilent = new("every feed and facility that ever sent files is on time", "mọi nguồn và cơ sở từng gửi dữ liệu đều đúng hạn");

    public static readonly Text FeedSilent = new("{0} is silent: nothing new since {1}, due until {2}; ask its publisher (README, source register)", "nguồn {0} im lặng: không có gì mới từ {1}, hạn đến {2}; hãy hỏi đơn vị cung cấp (README, danh mục nguồn)");

    public static readonly Text FacilitiesSilent = new("{0}: {1} facilities are silent; longest (last new file): {2}", "{0}: {1} cơ sở im lặng; lâu nhất (tệp mới gần nhất): {2}");

    public static readonly Text AlertsOpen = new("{0} alerts of missing or doubled data are open, {1} of them high; see bhyt radar", "còn mở {0} cảnh báo thiếu hoặc trùng dữ liệu, trong đó {1} nghiêm trọng; xem bhyt radar");

    public static readonly Text NothingMissing = new("nothing is missing among what was loaded", "không thiếu gì trong dữ liệu đã nạp");

    public static readonly Text NeverReceived = new("never received yet: {0}", "chưa từng nhận: {0}");

    public static readonly Text LedgerUnbalanced = new("the ledger has {0} differences; see bhyt ledger --verify", "sổ có {0} chênh lệch; xem bhyt ledger --verify");

    public static readonly Text ClosingsStand = new("closed months: what {0} closings froze is there unchanged", "tháng đã khóa sổ: số liệu của {0} lần khóa còn nguyên vẹn");

    public static readonly Text ClosingChanged = new(
        "{0}: what closing {1} froze is not there as it was; the warehouse was changed by hand. Put the file back from its backup.",
        "{0}: số liệu của lần khóa {1} không còn như cũ; kho đã bị sửa trực tiếp. Hãy khôi phục từ bản sao lưu.");

    public static readonly Text PowerBiSet = new("Power BI: all settings are there", "Power BI: đủ thiết lập");

    public static readonly Text PowerBiUnset = new("Power BI is not configured; a refresh is only described", "chưa cấu hình Power BI; việc làm mới chỉ được mô tả");

    public static readonly Text PowerBiPartly = new("Power BI is configured in part; not set: {0}", "Power BI mới cấu hình một phần; chưa đặt: {0}");

    public static readonly Text PowerBiMalformed = new("Power BI: {0}", "Power BI: {0}");

    public static readonly Text AllWell = new("All is well.", "Mọi thứ đều tốt.");

    public static readonly Text WithWarnings = new("No failure; warnings: {0}.", "Không có lỗi; cảnh báo: {0}.");

    public static readonly Text WithFailures = new("Failures: {0}; warnings: {1}.", "Lỗi: {0}; cảnh báo: {1}.");
}
