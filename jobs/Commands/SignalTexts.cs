namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of signals and alerts.</summary>
internal static class SignalTexts
{
    public static readonly Text Rules = new("Signals: suspicions, never verdicts", "Dấu hiệu nghi vấn (chưa phải kết luận)");

    public static readonly Text Code = new("rule", "mã");

    public static readonly Text Title = new("suspicion", "nghi vấn");

    public static readonly Text Alerts = new("alerts", "cảnh báo");

    public static readonly Text AtRisk = new("đồng at risk", "số tiền nghi vấn (đồng)");

    public static readonly Text New = new("new", "mới");

    public static readonly Text Confirmed = new("confirmed", "xác nhận");

    public static readonly Text Innocent = new("explained or false", "đã giải trình hoặc báo sai");

    public static readonly Text NotYet = new("Not evaluated yet: {0}. 'bhyt run' evaluates after loads.", "Chưa đánh giá: {0}. 'bhyt run' đánh giá sau khi nạp.");

    public static readonly Text HeldBack = new(
        "{0} is held back: {1}. Its alerts are those of the run before, and what counts them (K18, mart.AlertMonth) is as old for this rule; everything else is of now. Mend the view.",
        "{0} bị giữ lại: {1}. Cảnh báo của quy tắc này là của lần tính trước, các số liệu đếm cảnh báo (K18, mart.AlertMonth) cũng vậy đối với quy tắc này; mọi số liệu khác là mới. Hãy sửa khung nhìn.");

    public static readonly Text NotApplicable = new("{0} does not apply: {1}. Nothing was found because nothing could be looked for.", "{0} không áp dụng được: {1}. Không có cảnh báo vì không có căn cứ để kiểm tra.");

    public static readonly Text HowToShow = new("bhyt signals show RULE lists its alerts; preview and backtest try other limits.", "bhyt signals show MÃ liệt kê cảnh báo; preview và backtest thử ngưỡng khác.");

    public static readonly Text NoSuchRule = new("There is no signal '{0}'; expected one of {1}.", "Không có dấu hiệu '{0}'; cần một trong {1}.");

    public static readonly Text OneRule = new("{0} {1} (version {2} of {3})", "{0} {1} (phiên bản {2} ngày {3})");

    public static readonly Text Basis = new("Legal basis: {0}", "Căn cứ: {0}");

    public static readonly Text KnownInnocent = new("Known innocent explanations: {0}", "Giải thích hợp lệ đã biết: {0}");

    public static readonly Text AmountMeaning = new("Amount at risk: {0}", "Số tiền nghi vấn: {0}");

    public static readonly Text Alarm = new("Alarm levels: {0}", "Mức cảnh báo: {0}");

    public static readonly Text Limit = new("limit {0} = {1} ({2}; proposed {3})", "ngưỡng {0} = {1} ({2}; đề xuất {3})");

    public static readonly Text First = new("The first {0} of {1} alerts, most worth a look first", "{0} trên {1} cảnh báo, đáng xem trước nhất");

    public static readonly Text Subject = new("subject", "đối tượng");

    public static readonly Text Month = new("month", "tháng");

    public static readonly Text Level = new("level", "mức");

    public static readonly Text Rank = new("rank", "điểm");

    public static readonly Text Evidence = new("evidence", "căn cứ phát hiện");

    public static readonly Text State = new("state", "trạng thái");

    public static readonly Text PersonsHidden = new(
        "{0} alerts of {1} are about persons and stay hidden. With --open and --reason they are shown, and who opened them is logged.",
        "{0} cảnh báo của {1} liên quan đến cá nhân nên không hiển thị. Dùng --open và --reason để xem; việc mở được ghi nhật ký.");

    public static readonly Text OpenNeedsReason = new("--open needs --reason: why the persons behind the alerts are looked at.", "--open cần có --reason: lý do xem thông tin cá nhân sau cảnh báo.");

    public static readonly Text NoSuchAlert = new("{0} has no alert about '{1}'. bhyt signals show {0} lists them.", "{0} không có cảnh báo về '{1}'. bhyt signals show {0} liệt kê các cảnh báo.");

    public static readonly Text NoSuchState = new("--state takes seen, explained, false-alarm, confirmed or new, not '{0}'.", "--state nhận seen, explained, false-alarm, confirmed hoặc new, không nhận '{0}'.");

    public static readonly Text Decided = new("Decision kept: {0} about {1} is {2}. No later evaluation brings it back as new.", "Đã lưu quyết định: {0} về {1} là {2}. Các lần đánh giá sau không đưa về trạng thái mới.");

    public static readonly Text LimitSet = new("{0}: {1} is {2} from the next evaluation on (was {3}). Nothing standing was changed yet.", "{0}: {1} là {2} từ lần đánh giá sau (trước là {3}). Chưa thay đổi cảnh báo hiện có.");

    public static readonly Text NotALimit = new("'{0}' is no limit; expected NAME=NUMBER, such as MostDays=60.", "'{0}' không phải ngưỡng; cần TÊN=SỐ, ví dụ MostDays=60.");

    public static readonly Text NoSuchLimit = new("{0} has no limit '{1}'; expected {2}.", "{0} không có ngưỡng '{1}'; cần {2}.");

    public static readonly Text None = new("none", "không có");

    public static readonly Text Tried = new(
        "{0} would raise {1} alerts over {2} đồng at {3} facilities; {4} stand now, {5} of them among these.",
        "{0} sẽ đưa ra {1} cảnh báo với {2} đồng tại {3} cơ sở; hiện có {4}, trong đó {5} trùng.");

    public static readonly Text Judged = new("Of those that reviewers judged, {0} are confirmed and {1} ({2}) explained or false.", "Trong số đã xem xét: {0} xác nhận, {1} ({2}) đã giải trình hoặc báo sai.");

    public static readonly Text Overlap = new("Claims that other rules name too: {0}", "Hồ sơ trùng với quy tắc khác: {0}");

    public static readonly Text Facilities = new("facilities", "cơ sở");

    public static readonly Text Evaluated = new("Signals: {0} alerts stand ({1} new, {2} gone); {3} of {4} rules evaluated anew.", "Dấu hiệu: {0} cảnh báo ({1} mới, {2} hết); đánh giá lại {3} trên {4} quy tắc.");
}
