using BhytWarehouse.Etl.Radar;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of missing and doubled data.</summary>
internal static class RadarTexts
{
    public static readonly Text Title = new("Radar of {0}: what should be here", "Ra-đa ngày {0}: dữ liệu nào đáng lẽ phải có");

    public static readonly Text Clear = new("Nothing is missing, shrunken or doubled among what was ever loaded.", "Không thiếu, hụt hay trùng dữ liệu nào trong những gì từng được nạp.");

    public static readonly Text Summary = new("{0} alerts are open: {1} high, {2} medium, {3} low.", "{0} cảnh báo đang mở: {1} nghiêm trọng, {2} vừa, {3} nhẹ.");

    public static readonly Text More = new("… and {0} more: bhyt radar", "… và {0} cảnh báo nữa: bhyt radar");

    public static readonly Text MoreRows = new("… and {0} more; --feed or --facility shows fewer, --json all of them.", "… và {0} cảnh báo nữa; --feed hoặc --facility để thu hẹp, --json để xem tất cả.");

    public static readonly Text JudgedLive = new("Dossiers arrive day by day: days of discharge are judged by the clock, each when nearly all of its dossiers usually are here.", "Hồ sơ đến hằng ngày: ngày ra viện được xét theo đồng hồ, khi thường đã có gần đủ hồ sơ.");

    public static readonly Text JudgedHistory = new("A history was loaded: days of discharge are judged up to {0}, the last of any facility, less the usual delay of each.", "Đây là dữ liệu lịch sử: ngày ra viện được xét đến {0}, ngày cuối của mọi cơ sở, trừ độ trễ thường lệ của từng cơ sở.");

    public static readonly Text Starting = new("{0} facilities have no expectation yet: too little history.", "{0} cơ sở chưa có mức kỳ vọng: lịch sử còn ngắn.");

    public static readonly Text Since = new("since", "từ");

    public static readonly Text Until = new("until", "đến");

    public static readonly Text Severity = new("severity", "mức độ");

    public static readonly Text What = new("what", "hiện tượng");

    public static readonly Text Series = new("series", "chuỗi số liệu");

    public static readonly Text Who = new("who", "đối tượng");

    public static readonly Text Expected = new("expected", "kỳ vọng");

    public static readonly Text Found = new("found", "thực có");

    public static readonly Text Number = new("alerts", "số cảnh báo");

    public static readonly Text WholeFeed = new("whole feed", "cả nguồn");

    public static readonly Text WhatToDo = new("What to do", "Cần làm gì");

    public static readonly Text SilentTitle = new("Facilities that have not sent", "Cơ sở chưa gửi");

    public static readonly Text LastFile = new("last new file", "tệp mới gần nhất");

    public static readonly Text Due = new("due until", "hạn đến");

    public static readonly Text ClosedTitle = new("Closed since {0}", "Đã đóng từ {0}");

    public static readonly Text Closed = new("closed", "đóng ngày");

    public static readonly Text ByLoad = new("by load", "lượt nạp");

    public static readonly Text Why = new("why", "lý do");

    public static Text Of(DeliveryAlertKind kind) => kind switch
    {
        DeliveryAlertKind.Silence => new("silent", "im lặng"),
        DeliveryAlertKind.Drop => new("far too few", "thiếu nhiều"),
        DeliveryAlertKind.Surge => new("far too many", "thừa nhiều"),
        DeliveryAlertKind.Gap => new("missing in between", "thiếu ở giữa"),
        DeliveryAlertKind.Shrinkage => new("list shrank", "danh sách hụt"),
        _ => new("no longer there", "không còn trong tệp"),
    };

    public static Text Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.High => new("high", "nghiêm trọng"),
        AlertSeverity.Medium => new("medium", "vừa"),
        _ => new("low", "nhẹ"),
    };

    public static Text OfClosure(string code) => code == "NewLevel" ? new("usual by now", "đã thành mức thường lệ") : new("it arrived", "dữ liệu đã đến");
}
