using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>What notices say.</summary>
internal static class NoticeTexts
{
    public static readonly Text NewTitle = new("BhytWarehouse: {0} new troubles, {1} in all", "BhytWarehouse: {0} vấn đề mới, tổng cộng {1}");

    public static readonly Text OverTitle = new("BhytWarehouse: {0} troubles are over, {1} left", "BhytWarehouse: {0} vấn đề đã hết, còn {1}");

    public static readonly Text TestTitle = new("BhytWarehouse: a notice on trial", "BhytWarehouse: thông báo thử");

    public static readonly Text Test = new("If you read this, notices arrive. Nothing is wrong.", "Nếu bạn đọc được thông báo này thì kênh thông báo hoạt động. Không có vấn đề gì.");

    public static readonly Text Failures = new("Jobs that failed ({0}):", "Tác vụ lỗi ({0}):");

    public static readonly Text Silences = new("What did not come ({0}):", "Dữ liệu chưa về ({0}):");

    public static readonly Text Over = new("Over ({0}):", "Đã hết ({0}):");

    public static readonly Text AndMore = new("and {0} more", "và {0} mục khác");

    public static readonly Text Look = new("See: bhyt jobs history --state failed, bhyt radar", "Xem: bhyt jobs history --state failed, bhyt radar");

    public static readonly Text Failed = new("{0}: run {1} failed: {2}", "{0}: lượt {1} lỗi: {2}");

    public static readonly Text Silent = new("{0} {1}{2}, since {3}: {4}", "{0} {1}{2}, từ {3}: {4}");

    public static readonly Text Sent = new("Told {0} new troubles and {1} that are over, by {2}.", "Đã báo {0} vấn đề mới và {1} vấn đề đã hết, qua {2}.");

    public static readonly Text NothingNew = new("Nothing new to tell; {0} troubles stand.", "Không có gì mới; còn {0} vấn đề.");

    public static readonly Text NoChannel = new(
        "{0} troubles are told to nobody: set BHYT_NOTICE_WEBHOOK, or BHYT_NOTICE_SMTP_HOST, BHYT_NOTICE_FROM and BHYT_NOTICE_TO.",
        "{0} vấn đề chưa báo cho ai: hãy đặt BHYT_NOTICE_WEBHOOK, hoặc BHYT_NOTICE_SMTP_HOST, BHYT_NOTICE_FROM và BHYT_NOTICE_TO.");

    public static readonly Text Faulty = new("{0} is no {1}. Correct it, or unset it.", "{0} không phải {1}. Hãy sửa hoặc bỏ biến này.");

    public static readonly Text WebAddress = new("address beginning with https:// or http://", "địa chỉ bắt đầu bằng https:// hoặc http://");

    public static readonly Text Port = new("port from 1 to 65535", "cổng từ 1 đến 65535");

    public static readonly Text Address = new("mail address, or a list of them with commas", "địa chỉ thư điện tử, hoặc danh sách cách nhau bằng dấu phẩy");

    public static readonly Text NoSender = new("BHYT_NOTICE_SMTP_HOST is set, so BHYT_NOTICE_FROM and BHYT_NOTICE_TO have to be.", "Đã đặt BHYT_NOTICE_SMTP_HOST thì phải đặt BHYT_NOTICE_FROM và BHYT_NOTICE_TO.");

    public static readonly Text Refused = new("{0}: the notice was not taken ({1}). It is told with the next one.", "{0}: thông báo không được nhận ({1}). Sẽ báo lại lần sau.");

    public static readonly Text TestSent = new("A notice on trial was sent by {0}.", "Đã gửi thông báo thử qua {0}.");
}
