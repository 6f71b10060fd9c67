using System.Globalization;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>The sentences about a refresh, in English and Vietnamese: where, what was found, what was expected, what to do.</summary>
public static class RefreshMessages
{
    public const string English = "en";
    public const string Vietnamese = "vi";

    private const int MostDifferences = 8;

    public static string Of(RefreshResult result, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        bool isVietnamese = IsVietnamese(language);
        string text = isVietnamese ? InVietnamese(result) : InEnglish(result);
        string where = Where(result, isVietnamese);
        string detail = string.IsNullOrWhiteSpace(result.Detail) || result.Outcome == RefreshOutcome.NotConfigured
            ? string.Empty
            : (isVietnamese ? " Power BI trả lời: " : " Power BI says: ") + result.Detail.TrimEnd('.', ' ') + ".";
        return $"{where}{text}{detail}";
    }

    internal static bool IsVietnamese(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith(Vietnamese, StringComparison.OrdinalIgnoreCase);
    }

    private static string Where(RefreshResult result, bool isVietnamese)
    {
        if (result.Request is not { } request)
        {
            return "Power BI: ";
        }

        string tables = string.Join(", ", request.Tables);
        string id = result.RequestId is null ? string.Empty : (isVietnamese ? ", yêu cầu " : ", request ") + result.RequestId;
        return isVietnamese
            ? $"Power BI, mô hình {request.DatasetId:D}, bảng {tables}{id}: "
            : $"Power BI, model {request.DatasetId:D}, tables {tables}{id}: ";
    }

    private static string InEnglish(RefreshResult result) => result.Outcome switch
    {
        RefreshOutcome.Completed => $"refreshed{Span(result, " from ", " to ")}. Reports show {Loads(result, "load ", "loads ")}.{Control(result, isVietnamese: false)}",
        RefreshOutcome.ControlDiffers => $"the refresh ended, but the dataset does not hold what the warehouse gave it: {Differences(result, "in the warehouse", "in the dataset", "and {0} more")}; expected equal totals, of figure run {result.Control?.FigureRunNumber}. It counts as failed. Look for a filter or a transformation in the model, or for another program that refreshed it, then run again: the same tables will be asked for.",
        RefreshOutcome.Failed when result.WasEvicted =>
            "thrown out by the capacity for want of memory (0xC11C0020), also when asked again; expected a completed refresh. Reports show the figures from before. Run again in a quieter hour, or give the capacity more memory.",
        RefreshOutcome.Failed => "the refresh failed; expected a completed one. Reports show the figures from before. Correct the cause named here, then run again: the same tables will be asked for.",
        RefreshOutcome.TimedOut => "the refresh ran out of the service's time limit; expected it to end within it. Reports show the figures from before. Run again in a quieter hour, or look at how the model reads its largest table.",
        RefreshOutcome.Cancelled => "somebody cancelled the refresh; expected it to complete. Reports show the figures from before. Run again when the reason is gone.",
        RefreshOutcome.Disabled => "the service says the refresh is switched off; expected it to run. Reports show the figures from before. Switch it on in the settings of the model, then run again.",
        RefreshOutcome.AlreadyRunning => $"another refresh of this model is running{Other(result, ", ", "started ")}; expected none. It may have begun before the new loads, so nothing was taken for granted. Run again when it has ended.",
        RefreshOutcome.Dropped => "the service never showed the request, in details or history; expected it within minutes. It counts as lost. Reports show the figures from before. Run again.",
        RefreshOutcome.NotPermitted => "the service principal may not refresh this model; expected it to be a member, contributor or administrator of the workspace, in a tenant that lets service principals use the interface. Have the workspace's administrator grant it, then run again.",
        RefreshOutcome.NotFound => $"no such workspace or model is visible to the service principal; expected both. Check {PowerBiOptions.WorkspaceVariable} and {PowerBiOptions.DatasetVariable}, and the principal's role in the workspace.",
        RefreshOutcome.SignInFailed => $"no valid token could be had; expected one for the service principal. Check {PowerBiOptions.TenantVariable}, {PowerBiOptions.ClientIdVariable} and {PowerBiOptions.ClientSecretVariable} (a secret expires), then run again.",
        RefreshOutcome.QuotaExceeded => "the refreshes of the last 24 hours are used up; expected one to be left. Reports show the figures from before. Run again tomorrow, or move the workspace to a capacity without that limit.",
        RefreshOutcome.Throttled => "the service refuses calls for a while; expected it to take them. Reports show the figures from before. Run again after the time it names.",
        RefreshOutcome.Refused => "the service refused the request; expected it to be accepted. Reports show the figures from before. Correct the cause named here, then run again.",
        RefreshOutcome.Unreachable when result.IsOpen => "the service cannot be reached, and it may be working on this request; expected an answer. Nothing is asked twice. Run again when the network is back: the request will be taken up.",
        RefreshOutcome.Unreachable => "the service cannot be reached; expected an answer. Reports show the figures from before. Run again when the network is back.",
        RefreshOutcome.StillRunning => "the refresh is still running and the time to wait is over; expected it to have ended. Reports show the figures from before until it does. Run again later: it will be taken up, not asked anew.",
        RefreshOutcome.NothingToRefresh => "no table of the model reads what was loaded; nothing was asked.",
        RefreshOutcome.NotConfigured => $"no refresh was asked, because {string.Join(", ", result.Missing)} {(result.Missing.Count == 1 ? "is" : "are")} not set. {result.Plan?.Describe(English)}",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Unknown outcome."),
    };

    private static string InVietnamese(RefreshResult result) => result.Outcome switch
    {
        RefreshOutcome.Completed => $"đã làm mới{Span(result, " từ ", " đến ")}. Báo cáo đã có {Loads(result, "lượt nạp ", "các lượt nạp ")}.{Control(result, isVietnamese: true)}",
        RefreshOutcome.ControlDiffers => $"đã làm mới xong nhưng mô hình không giữ đúng số liệu mà kho đưa sang: {Differences(result, "trong kho", "trong mô hình", "và {0} chênh lệch khác")}; lẽ ra tổng kiểm tra phải bằng nhau, của lần tính số liệu {result.Control?.FigureRunNumber}. Coi như thất bại. Hãy tìm bộ lọc hoặc phép biến đổi trong mô hình, hoặc chương trình khác đã làm mới nó, rồi chạy lại: các bảng này sẽ được yêu cầu lại.",
        RefreshOutcome.Failed when result.WasEvicted =>
            "dung lượng Power BI thiếu bộ nhớ nên đã loại yêu cầu (0xC11C0020), kể cả khi yêu cầu lại; lẽ ra phải hoàn thành. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại vào giờ ít tải hoặc tăng bộ nhớ.",
        RefreshOutcome.Failed => "làm mới thất bại; lẽ ra phải hoàn thành. Báo cáo vẫn là số liệu trước đó. Hãy khắc phục nguyên nhân nêu ở đây rồi chạy lại: các bảng này sẽ được yêu cầu lại.",
        RefreshOutcome.TimedOut => "làm mới vượt quá thời hạn của dịch vụ; lẽ ra phải xong trong thời hạn. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại vào giờ ít tải hoặc xem lại cách mô hình đọc bảng lớn nhất.",
        RefreshOutcome.Cancelled => "có người đã hủy việc làm mới; lẽ ra phải hoàn thành. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại khi lý do hủy không còn.",
        RefreshOutcome.Disabled => "dịch vụ cho biết việc làm mới đang bị tắt; lẽ ra phải được chạy. Báo cáo vẫn là số liệu trước đó. Hãy bật lại trong phần cài đặt của mô hình rồi chạy lại.",
        RefreshOutcome.AlreadyRunning => $"một lần làm mới khác của mô hình này đang chạy{Other(result, ", ", "bắt đầu ")}; lẽ ra không có. Lần đó có thể đã bắt đầu trước khi nạp số liệu mới nên không được coi là đủ. Hãy chạy lại khi nó kết thúc.",
        RefreshOutcome.Dropped => "dịch vụ không hề hiển thị yêu cầu này, cả trong chi tiết lẫn lịch sử; lẽ ra phải thấy sau vài phút. Yêu cầu được coi là mất. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại.",
        RefreshOutcome.NotPermitted => "tài khoản dịch vụ không được phép làm mới mô hình này; cần là thành viên, người đóng góp hoặc quản trị của không gian làm việc, và tổ chức phải cho phép tài khoản dịch vụ dùng giao diện này. Hãy đề nghị quản trị viên cấp quyền rồi chạy lại.",
        RefreshOutcome.NotFound => $"tài khoản dịch vụ không thấy không gian làm việc hoặc mô hình; cần thấy cả hai. Hãy kiểm tra {PowerBiOptions.WorkspaceVariable}, {PowerBiOptions.DatasetVariable} và vai trò của tài khoản.",
        RefreshOutcome.SignInFailed => $"không lấy được mã truy cập hợp lệ; cần một mã cho tài khoản dịch vụ. Hãy kiểm tra {PowerBiOptions.TenantVariable}, {PowerBiOptions.ClientIdVariable} và {PowerBiOptions.ClientSecretVariable} (mã bí mật có thời hạn) rồi chạy lại.",
        RefreshOutcome.QuotaExceeded => "đã hết số lần làm mới trong 24 giờ; lẽ ra còn ít nhất một lần. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại ngày mai hoặc chuyển không gian làm việc sang dung lượng không giới hạn như vậy.",
        RefreshOutcome.Throttled => "dịch vụ tạm từ chối các lệnh gọi; lẽ ra phải nhận. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại sau thời gian dịch vụ nêu.",
        RefreshOutcome.Refused => "dịch vụ từ chối yêu cầu; lẽ ra phải nhận. Báo cáo vẫn là số liệu trước đó. Hãy khắc phục nguyên nhân nêu ở đây rồi chạy lại.",
        RefreshOutcome.Unreachable when result.IsOpen => "không kết nối được dịch vụ, và dịch vụ có thể đang xử lý yêu cầu này; lẽ ra phải có trả lời. Không yêu cầu lần thứ hai. Hãy chạy lại khi có mạng: yêu cầu sẽ được theo dõi tiếp.",
        RefreshOutcome.Unreachable => "không kết nối được dịch vụ; lẽ ra phải có trả lời. Báo cáo vẫn là số liệu trước đó. Hãy chạy lại khi có mạng.",
        RefreshOutcome.StillRunning => "việc làm mới vẫn đang chạy và đã hết thời gian chờ; lẽ ra phải kết thúc. Báo cáo vẫn là số liệu trước đó cho đến khi xong. Hãy chạy lại sau: yêu cầu sẽ được theo dõi tiếp, không gửi lại.",
        RefreshOutcome.NothingToRefresh => "không bảng nào của mô hình đọc số liệu vừa nạp; không gửi yêu cầu nào.",
        RefreshOutcome.NotConfigured => $"không gửi yêu cầu làm mới vì chưa đặt {string.Join(", ", result.Missing)}. {result.Plan?.Describe(Vietnamese)}",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Unknown outcome."),
    };

    private static string Control(RefreshResult result, bool isVietnamese)
    {
        if (result.Control is not { } control)
        {
            return string.Empty;
        }

        string equal = control.Equal.Count == 0 ? string.Empty
            : isVietnamese ? $" Tổng kiểm tra của {control.Equal.Count} bảng trùng khớp với kho (lần tính {control.FigureRunNumber})."
            : $" The control totals of {control.Equal.Count} {(control.Equal.Count == 1 ? "table" : "tables")} equal those of the warehouse (figure run {control.FigureRunNumber}).";
        string[] reasons = [.. control.Unchecked.GroupBy(table => table.Reason, StringComparer.Ordinal).Select(reason => $"{string.Join(", ", reason.Select(table => table.Table))} ({BoundedText.Cut(reason.Key, 300)})")];
        return reasons.Length == 0 ? equal
            : equal + (isVietnamese ? $" CHƯA KIỂM TRA đối chiếu với kho: {string.Join("; ", reasons)}." : $" NOT CHECKED against the warehouse: {string.Join("; ", reasons)}.");
    }

    private static string Differences(RefreshResult result, string expected, string found, string more)
    {
        IReadOnlyList<ControlDifference> differences = result.Control?.Differences ?? [];
        string told = string.Join("; ", differences.Take(MostDifferences).Select(difference => string.Create(
            CultureInfo.InvariantCulture, $"{difference.Table}, {difference.Measure}: {difference.Expected:#,0.##} {expected}, {difference.Found:#,0.##} {found}")));
        return differences.Count > MostDifferences ? $"{told}; {string.Format(CultureInfo.InvariantCulture, more, differences.Count - MostDifferences)}" : told;
    }

    private static string Span(RefreshResult result, string from, string to) => result is { StartTime: { } start, EndTime: { } end }
        ? $"{from}{Time(start)}{to}{Time(end)} UTC"
        : string.Empty;

    private static string Other(RefreshResult result, string separator, string started)
    {
        if (result.Other is not { } other)
        {
            return string.Empty;
        }

        string?[] parts = [other.RequestId, other.RefreshType, other.StartTime is { } start ? $"{started}{Time(start)} UTC" : null];
        string joined = string.Join(separator, parts.Where(part => part is not null));
        return joined.Length == 0 ? string.Empty : $" ({joined})";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Loads(RefreshResult result, string one, string many)
    {
        IReadOnlyList<int> keys = result.Request?.LoadRunKeys ?? [];
        return (keys.Count == 1 ? one : many) + (keys.Count == 0 ? "–" : string.Join(", ", keys.Select(key => key.ToString(CultureInfo.InvariantCulture))));
    }
}
