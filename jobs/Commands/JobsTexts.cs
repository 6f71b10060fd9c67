using BhytWarehouse.Etl.Statistics;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of jobs and their runs.</summary>
internal static class JobsTexts
{
    public static readonly Text Loaded = new("Load {0}: {1} records loaded, {2} quarantined.", "Lượt nạp {0}: đã nạp {1} bản ghi, giữ lại {2}.");

    public static readonly Text StoppedBy = new("Stopped by {0} at a safe point.", "{0} đã ngừng tại điểm an toàn.");

    public static readonly Text HostStops = new("The host was stopped; another run goes on from the last durable state.", "Máy chủ đã dừng; một lượt khác sẽ tiếp tục từ trạng thái bền vững cuối cùng.");

    public static readonly Text Serving = new("The job host is at work: {0} recurring jobs, health at {1}. Ctrl+C stops it at a safe point.", "Máy chủ tác vụ đang chạy: {0} tác vụ định kỳ, tình trạng tại {1}. Ctrl+C để dừng tại điểm an toàn.");

    public static readonly Text Stopping = new("The job host has stopped. What it was doing goes on after the next start.", "Máy chủ tác vụ đã dừng. Việc đang làm sẽ tiếp tục sau lần khởi động sau.");

    public static readonly Text HostThere = new(
        "{0} is the job host of {1} already. One job store in jobs.db serves one host: stop it first, or let several share a PostgreSQL store (BHYT_JOB_STORE).",
        "{0} đã là máy chủ tác vụ của {1}. Kho tác vụ trong jobs.db chỉ phục vụ một máy chủ: hãy dừng máy chủ đó trước, hoặc dùng chung kho PostgreSQL (BHYT_JOB_STORE).");

    public static readonly Text StoreClosed = new(
        "the job store ({0}) cannot be opened: {1}. Check BHYT_JOB_STORE, and that the server runs and lets this account in.",
        "không mở được kho tác vụ ({0}): {1}. Hãy kiểm tra BHYT_JOB_STORE, máy chủ có đang chạy và có cho tài khoản này truy cập không.");

    public static readonly Text NoHost = new("No job host is at work here: what is asked for waits until 'bhyt serve' runs.", "Chưa có máy chủ tác vụ: yêu cầu sẽ chờ đến khi chạy 'bhyt serve'.");

    public static readonly Text Line = new("Job", "Tác vụ");

    public static readonly Text Hours = new("Hours (Viet Nam)", "Giờ chạy (Việt Nam)");

    public static readonly Text Last = new("Last run", "Lượt trước");

    public static readonly Text LastDone = new("Last done", "Lần xong gần nhất");

    public static readonly Text Next = new("Next run", "Lượt sau");

    public static readonly Text Standing = new("Standing", "Tình trạng");

    public static readonly Text Paused = new("paused by {0}: {1}", "{0} tạm dừng: {1}");

    public static readonly Text Off = new("off by timetable.json", "tắt theo timetable.json");

    private static readonly Text OnKnownWorkdays = new("on working days only", "chỉ chạy vào ngày làm việc");

    public static readonly Text Run = new("Run", "Lượt");

    public static readonly Text State = new("State", "Trạng thái");

    public static readonly Text Cause = new("Because", "Do");

    public static readonly Text AskedBy = new("Asked by", "Người yêu cầu");

    public static readonly Text Due = new("Due", "Đến hạn");

    public static readonly Text Took = new("Took", "Thời gian");

    public static readonly Text Host = new("Host", "Máy chủ");

    public static readonly Text Outcome = new("Outcome", "Kết quả");

    public static readonly Text NoRuns = new("There is no such run.", "Không có lượt chạy nào như vậy.");

    public static readonly Text NoRun = new("There is no run {0}; see 'bhyt jobs history'.", "Không có lượt {0}; xem 'bhyt jobs history'.");

    public static readonly Text NoLine = new("There is no job '{0}'; expected one of: {1}.", "Không có tác vụ '{0}'; các tác vụ: {1}.");

    public static readonly Text Asked = new("Run {0} of {1} is asked for.", "Đã yêu cầu lượt {0} của {1}.");

    public static readonly Text PausedNow = new("{0} is paused.", "Đã tạm dừng {0}.");

    public static readonly Text PausedAlready = new("{0} is paused already.", "{0} đang tạm dừng.");

    public static readonly Text ResumedNow = new("{0} goes on.", "{0} tiếp tục chạy.");

    public static readonly Text NotPaused = new("{0} is not paused.", "{0} không bị tạm dừng.");

    public static readonly Text StopAsked = new("Run {0} is asked to stop; it does so at its next safe point.", "Đã yêu cầu ngừng lượt {0}; lượt sẽ ngừng tại điểm an toàn kế tiếp.");

    public static readonly Text OverAlready = new("Run {0} has ended already ({1}).", "Lượt {0} đã kết thúc ({1}).");

    public static readonly Text NotOver = new("Run {0} has not ended; stop it first, or wait.", "Lượt {0} chưa kết thúc; hãy ngừng trước hoặc đợi.");

    public static readonly Text WaitsAlready = new("Run {0} is tried again already: run {1} waits.", "Lượt {0} đã được chờ chạy lại: lượt {1} đang chờ.");

    public static readonly Text Attempt = new("attempt {0} of run {1}", "lần thử {0} của lượt {1}");

    public static readonly Text Log = new("Log", "Nhật ký");

    private static readonly Dictionary<RunState, Text> States = new()
    {
        [RunState.Waiting] = new("waiting", "đang chờ"),
        [RunState.Running] = new("running", "đang chạy"),
        [RunState.Done] = new("done", "xong"),
        [RunState.Failed] = new("failed", "lỗi"),
        [RunState.Cancelled] = new("stopped", "đã ngừng"),
        [RunState.Skipped] = new("skipped", "bỏ qua"),
        [RunState.Interrupted] = new("interrupted", "bị gián đoạn"),
    };

    private static readonly Dictionary<RunCause, Text> Causes = new()
    {
        [RunCause.Timetable] = new("timetable", "theo lịch"),
        [RunCause.Operator] = new("operator", "người vận hành"),
        [RunCause.FollowUp] = new("follows", "tiếp theo"),
        [RunCause.Retry] = new("retry", "thử lại"),
        [RunCause.Resumption] = new("goes on", "tiếp tục"),
    };

    /// <summary>Whether the job makes its runs, and if not, why.</summary>
    public static string StandingOf(JobLine job, Language language) => job.Pause is { } pause ? Paused.In(language, pause.PausedBy, pause.Reason) : job.Line.IsOff ? Off.In(language)
        : job.Line.IsOnWorkdaysOnly && job.Next is { } next ? OnWorkdays(next).In(language) : "";

    /// <summary>Of a line that is limited to working days: whether those of the day are known.</summary>
    public static Text OnWorkdays(DateTimeOffset moment)
    {
        int year = TimeZoneInfo.ConvertTime(moment, Timetable.Zone).Year;
        return WorkCalendar.VietNam.Knows(year) ? OnKnownWorkdays : new Text(
            $"on working days only, but the days off of {year} are not known here: runs every day of it",
            $"chỉ chạy vào ngày làm việc, nhưng chưa có lịch nghỉ năm {year}: chạy tất cả các ngày trong năm");
    }

    public static Text Of(RunState state) => States[state];

    public static Text Of(RunCause cause) => Causes[cause];
}
