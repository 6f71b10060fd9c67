using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the pages of runs and jobs say beside what the commands say too (JobsTexts).</summary>
internal static class RunPageTexts
{
    public static readonly Text Now = new("Running now", "Đang chạy");

    public static readonly Text NothingRuns = new("Nothing is running.", "Không có lượt nào đang chạy.");

    public static readonly Text Heard = new("Running: {0}. Jobs whose last run failed: {1}.", "Đang chạy: {0}. Tác vụ có lượt gần nhất bị lỗi: {1}.");

    public static readonly Text Progress = new("Progress of run {0}", "Tiến độ của lượt {0}");

    public static readonly Text Since = new("since {0}", "từ {0}");

    public static readonly Text TimeLeft = new("about {0} left of this step", "còn khoảng {0} cho bước này");

    public static readonly Text Minutes = new("{0} min", "{0} phút");

    public static readonly Text Waits = new("Waiting", "Đang chờ");

    public static readonly Text NothingWaits = new("Nothing is waiting.", "Không có lượt nào đang chờ.");

    public static readonly Text FailedLast = new("Failed last", "Lỗi gần đây");

    public static readonly Text NothingFailed = new("No job failed in its last run.", "Không tác vụ nào bị lỗi ở lượt gần nhất.");

    public static readonly Text PausedLines = new("Paused jobs", "Tác vụ tạm dừng");

    public static readonly Text NothingPaused = new("No job is paused.", "Không có tác vụ nào tạm dừng.");

    public static readonly Text Runs = new("Runs", "Lượt chạy");

    public static readonly Text Search = new("Search for runs", "Tìm lượt chạy");

    public static readonly Text List = new("Runs, newest first", "Các lượt chạy, mới nhất trước");

    public static readonly Text Any = new("any", "tất cả");

    public static readonly Text Feed = new("Feed", "Nguồn dữ liệu");

    public static readonly Text Load = new("Load number", "Số lượt nạp");

    public static readonly Text Before = new("Numbers below", "Số nhỏ hơn");

    public static readonly Text OutsideArea = new(
        "Your account is of one area: it looks for runs by its own facilities, and not by file or dossier.",
        "Tài khoản của bạn thuộc một phạm vi: chỉ tìm lượt chạy theo cơ sở của mình, không theo tệp hay hồ sơ.");

    public static readonly Text Missing = new("What is missing", "Còn thiếu gì");

    public static readonly Text Fresh = new("Feeds that came in time: {0} of {1}.", "Nguồn dữ liệu đến đúng hạn: {0} trên {1}.");

    public static readonly Text Silent = new("Overdue: {0}", "Quá hạn: {0}");

    public static readonly Text Never = new("Never came: {0}", "Chưa từng nhận: {0}");

    public static readonly Text Alert = new("{0} {1}: {2}, since {3}", "{0} {1}: {2}, từ {3}");

    public static readonly Text RunOf = new("Run {0}: {1}", "Lượt {0}: {1}");

    public static readonly Text Month = new("Month", "Tháng");

    public static readonly Text FileHash = new("File (SHA-256 or its beginning)", "Tệp (SHA-256 hoặc phần đầu)");

    public static readonly Text Dossier = new("Dossier (MA_LK)", "Hồ sơ (MA_LK)");

    public static readonly Text Stop = new("Stop this run", "Ngừng lượt này");

    public static readonly Text Retry = new("Run this again", "Chạy lại lượt này");

    public static readonly Text EndedMeanwhile = new("The run has ended.", "Lượt này đã kết thúc.");

    public static readonly Text WhatNow = new("What can be done now", "Có thể làm gì tiếp");

    public static readonly Text StopAskedBy = new("{0} has asked it to stop", "{0} đã yêu cầu ngừng");

    public static readonly Text Started = new("Began", "Bắt đầu");

    public static readonly Text Chain = new("Before and after", "Trước và sau");

    public static readonly Text AttemptNumber = new("attempt {0}", "lần thử {0}");

    public static readonly Text After = new("after run {0}", "sau lượt {0}");

    public static readonly Text Then = new("then run {0} ({1})", "tiếp theo là lượt {0} ({1})");

    public static readonly Text Steps = new("Steps", "Các bước");

    public static readonly Text NoSteps = new("The run told no step.", "Lượt này không báo bước nào.");

    public static readonly Text NoLoad = new("The run made no load.", "Lượt này không tạo lượt nạp nào.");

    public static readonly Text LogCut = new("The last {0} of {1} lines; 'bhyt jobs show' has all.", "{0} dòng cuối trong {1} dòng; 'bhyt jobs show' có đủ.");

    public static readonly Text LoadOf = new("Load {0}: {1}", "Lượt nạp {0}: {1}");

    public static readonly Text FileCount = new("{0} files.", "{0} tệp.");

    public static readonly Text Ledger = new("Its account: where everything received is now", "Sổ của lượt nạp: mọi thứ đã nhận hiện ở đâu");

    public static readonly Text OwnAreaOnly = new(
        "The account is shown for the facilities of your area; what the gate found is shown to accounts of the whole province.",
        "Sổ chỉ hiển thị các cơ sở thuộc phạm vi của bạn; kết quả kiểm tra chỉ hiển thị cho tài khoản toàn tỉnh.");

    public static readonly Text RecurringJobs = new("Recurring jobs", "Tác vụ định kỳ");

    public static readonly Text JobsLead = new("Each recurring job: when it ran, and when it runs next", "Từng tác vụ định kỳ: đã chạy lúc nào, chạy tiếp lúc nào");

    public static readonly Text History = new("Its runs", "Các lượt chạy");

    public static readonly Text RunNow = new("Run now", "Chạy ngay");

    public static readonly Text Pause = new("Pause", "Tạm dừng");

    public static readonly Text Resume = new("Let it go on", "Cho chạy tiếp");

    public static readonly Text NotBefore = new("Not before (Viet Nam; empty: now)", "Không trước (giờ Việt Nam; để trống: ngay)");

    public static readonly Text LogOfTheProvince = new("The log tells of the whole province, of which this account sees a part only.", "Nhật ký nói về toàn tỉnh, còn tài khoản này chỉ được xem một phần.");

    public static readonly Text NotAMoment = new("'{0}' is no moment from now until 31 days from now (yyyy-MM-ddTHH:mm, in the time of Viet Nam).", "'{0}' không phải thời điểm từ bây giờ đến 31 ngày sau (yyyy-MM-ddTHH:mm, giờ Việt Nam).");

    public static string Duration(Wording words, TimeSpan time) =>
        time < TimeSpan.FromMinutes(2) ? words.Seconds(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds))) : words.Say(Minutes, words.Count((long)Math.Round(time.TotalMinutes)));
}
