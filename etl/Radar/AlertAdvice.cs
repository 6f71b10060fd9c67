using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>What to do about each alert, in both languages: the one place where it is said.</summary>
internal static class AlertAdvice
{
    public static (string English, string Vietnamese) For(DeliveryAlert alert)
    {
        (string english, string vietnamese) = Of(alert);
        if (alert is not { Method: ArrivalRhythm.Method, Due: { } due })
        {
            return (english, vietnamese);
        }

        return WorkCalendar.VietNam.Knows(due.Year)
            ? ($"{english} It was due within its usual working days, public holidays left out.", $"{vietnamese} Hạn được tính theo ngày làm việc, trừ ngày nghỉ lễ.")
            : ($"{english} It was due within its usual working days; the days off of {due.Year} are not known here, so the day may be off by some.", $"{vietnamese} Hạn được tính theo ngày làm việc; chưa có lịch nghỉ năm {due.Year} nên có thể lệch vài ngày.");
    }

    private static (string English, string Vietnamese) Of(DeliveryAlert alert) => (alert.Kind, alert.Subject.Kind) switch
    {
        (DeliveryAlertKind.Silence, "Feed") => (
            "Look whether files lie in the drop folder or a pull failed (bhyt run); else ask the publisher named in the source register.",
            "Xem có tệp trong thư mục chờ hay lượt lấy dữ liệu bị lỗi không (bhyt run); nếu không, hỏi đơn vị cung cấp nêu trong danh mục nguồn."),
        (DeliveryAlertKind.Silence, _) => (
            "Ask the facility whether it sent its files, and compare the portal's replies (VssFeedback): what the portal has is only missing here.",
            "Hỏi cơ sở đã gửi tệp chưa và đối chiếu phản hồi của cổng (VssFeedback): dữ liệu cổng đã có thì chỉ thiếu ở kho này."),
        (DeliveryAlertKind.Drop, "Facility") => (
            "Look first whether dossiers of the facility are held back (bhyt quarantine); then ask it to send the days again, whole.",
            "Trước hết xem hồ sơ của cơ sở có bị giữ lại không (bhyt quarantine); sau đó đề nghị cơ sở gửi lại đủ các ngày này."),
        (DeliveryAlertKind.Surge, "Facility") => (
            "Look whether visits came twice under new numbers (MA_LK), or whether work was caught up; figures over these days are too high if they did.",
            "Xem lượt khám có bị gửi hai lần với mã liên kết mới (MA_LK) hay là gửi bù; nếu gửi trùng, số liệu các ngày này bị cao hơn thực tế."),
        (DeliveryAlertKind.Gap, "Facility") => (
            "Ask the facility to send what is missing in between; look also whether a file was refused (bhyt quarantine).",
            "Đề nghị cơ sở gửi phần thiếu ở giữa; xem thêm có tệp nào bị từ chối không (bhyt quarantine)."),
        (DeliveryAlertKind.Gap, "Feed") => (
            "Ask the publisher for the missing period, and load it: sums over it are too low, and a stock would be read across it.",
            "Đề nghị đơn vị cung cấp gửi kỳ còn thiếu rồi nạp: tổng qua kỳ này bị thấp hơn thực tế."),
        (DeliveryAlertKind.Gap, _) => (
            "Look whether the rows are held back (bhyt quarantine); else ask the publisher why the period has no line for it.",
            "Xem các dòng có bị giữ lại không (bhyt quarantine); nếu không, hỏi đơn vị cung cấp vì sao kỳ này không có dòng của đối tượng."),
        (DeliveryAlertKind.Shrinkage, _) => (
            "Compare the file's own count with the one before; ask for a whole one. Until then the list counts for less than there is.",
            "So sánh số dòng của tệp với tệp trước; đề nghị gửi bản đầy đủ. Cho đến lúc đó danh sách thiếu so với thực tế."),
        (DeliveryAlertKind.Absence, _) => (
            "Ask whether it was closed or merged (then the register should say so) or left out of the file.",
            "Hỏi đối tượng đã đóng, sáp nhập (khi đó sổ đăng ký phải ghi nhận) hay bị bỏ sót trong tệp."),
        (DeliveryAlertKind.Drop, _) => (
            "Look whether the file is complete and rows are held back (bhyt quarantine); ask the publisher for the rest.",
            "Xem tệp có đủ không và có dòng nào bị giữ lại không (bhyt quarantine); đề nghị đơn vị cung cấp gửi phần còn lại."),
        _ => (
            "Look whether the same figures came twice under other keys; figures over these periods are too high if they did.",
            "Xem cùng số liệu có đến hai lần với khóa khác không; nếu có, số liệu các kỳ này bị cao hơn thực tế."),
    };
}
