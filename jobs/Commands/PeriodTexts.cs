using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of closed months and of what arrives for them.</summary>
internal static class PeriodTexts
{
    public static readonly Text Month = new("A settlement month, yyyy-MM.", "Tháng quyết toán, yyyy-MM.");

    public static readonly Text ClosingOption = new("This closing of the month, by its number. Default: the last one.", "Lần khóa sổ của tháng, theo số. Mặc định: lần cuối.");

    public static readonly Text None = new("No month was closed.", "Chưa khóa sổ tháng nào.");

    public static readonly Text Closings = new("Closed settlement months", "Các tháng quyết toán đã khóa sổ");

    public static readonly Text Number = new("closing", "lần khóa");

    public static readonly Text ClosedOn = new("closed on", "ngày khóa");

    public static readonly Text Dossiers = new("dossiers", "hồ sơ");

    public static readonly Text Closed = new("closed", "đã khóa");

    public static readonly Text ReopenedOn = new("reopened {0}", "mở lại {0}");

    public static readonly Text WasClosed = new(
        "{0} is closed, number {1}: {2} dossiers with {3} đồng asked from the fund and {4} indicator values are frozen. What arrives later is loaded and shows in 'bhyt period show {0}'.",
        "Đã khóa sổ {0}, lần {1}: {2} hồ sơ với {3} đồng đề nghị quỹ thanh toán và {4} giá trị chỉ số được giữ nguyên. Số liệu đến sau vẫn được nạp và hiện trong 'bhyt period show {0}'.");

    public static readonly Text WasReopened = new("{0} is reopened and may be closed again; what closing {1} froze stays.", "Đã mở lại {0} và có thể khóa lại; số liệu của lần khóa {1} vẫn giữ nguyên.");

    public static readonly Text WithoutHeld = new("Not included: {0} dossiers of the month that are held back, with {1} đồng ('bhyt quarantine' lists them).", "Chưa gồm: {0} hồ sơ của tháng đang bị giữ lại, {1} đồng ('bhyt quarantine' liệt kê).");

    public static readonly Text NotClosed = new("{0} has no closing {1}: 'bhyt period list' tells which months were closed.", "{0} không có lần khóa sổ {1}: 'bhyt period list' liệt kê các tháng đã khóa.");

    public static readonly Text OneClosing = new("{0}, closing {1} of {2} by {3}: {4}", "{0}, lần khóa {1} ngày {2} bởi {3}: {4}");

    public static readonly Text FrozenTotals = new(
        "Frozen: {0} dossiers with {1} lines, {2} đồng asked from the fund of {3} đồng charged, {4} indicator values; as of load {5}.",
        "Đã giữ nguyên: {0} hồ sơ với {1} dòng, {2} đồng đề nghị quỹ trên {3} đồng chi phí, {4} giá trị chỉ số; tính đến lượt nạp {5}.");

    public static readonly Text ReopenedBecause = new("Reopened on {0}: {1}", "Mở lại ngày {0}: {1}");

    public static readonly Text AsFrozen = new("What was frozen is there unchanged (SHA-256 {0}…).", "Số liệu đã khóa còn nguyên vẹn (SHA-256 {0}…).");

    public static readonly Text NotAsFrozen = new(
        "What was frozen is NOT there as it was (SHA-256 {0}…): the warehouse was changed by hand. Put the file back from its backup.",
        "Số liệu đã khóa KHÔNG còn như cũ (SHA-256 {0}…): kho đã bị sửa trực tiếp. Hãy khôi phục từ bản sao lưu.");

    public static readonly Text Revisions = new(
        "Revisions by facility: dossiers, and đồng asked from the fund below them",
        "Điều chỉnh theo cơ sở: số hồ sơ, dòng dưới là đồng đề nghị quỹ");

    public static readonly Text AddsUp = new("at closing + added + changed + withdrawn = now", "khi khóa + thêm + sửa + rút = hiện nay");

    public static readonly Text NoRevision = new("Nothing arrived for this month since.", "Chưa có gì thay đổi cho tháng này từ khi khóa sổ.");

    public static readonly Text Moved = new("Of those withdrawn, {0} stand in another settlement month now.", "Trong số đã rút, {0} hồ sơ nay thuộc tháng quyết toán khác.");

    public static readonly Text AtClosing = new("at closing", "khi khóa");

    public static readonly Text Added = new("added", "thêm");

    public static readonly Text Changed = new("changed", "sửa");

    public static readonly Text Now = new("now", "hiện nay");

    public static readonly Text Difference = new("difference", "chênh lệch");

    public static readonly Text Slice = new("slice", "phân tổ");

    public static readonly Text Indicators = new("Indicators of the month: {0} of {1} values differ from the closing", "Chỉ số của tháng: {0} trên {1} giá trị khác lúc khóa sổ");

    private static readonly Text NotOver = new("{0} is not over yet; close it from the first day of the next month.", "{0} chưa kết thúc; hãy khóa từ ngày đầu tháng sau.");

    private static readonly Text Nothing = new("there is neither a dossier nor a figure of {0} to be frozen.", "không có hồ sơ hay số liệu nào của {0} để khóa.");

    private static readonly Text AlreadyClosed = new("{0} is closed (closing {1}). Its corrections are loaded and shown all the same; to close it anew, first 'bhyt period reopen {0}'.", "{0} đã khóa (lần {1}). Số liệu điều chỉnh vẫn được nạp và hiển thị; muốn khóa lại, trước hết 'bhyt period reopen {0}'.");

    private static readonly Text IsNotClosed = new("{0} is not closed, so there is nothing to reopen: 'bhyt period list' tells which months are.", "{0} chưa khóa nên không có gì để mở lại: 'bhyt period list' liệt kê các tháng đã khóa.");

    private static readonly Text UnfinishedLoads = new("{1} loads were left half-way, so {0} is not closed. 'bhyt run' ends them.", "có {1} lượt nạp dở dang nên chưa khóa {0}. 'bhyt run' sẽ hoàn tất.");

    private static readonly Text UnbalancedLedger = new("the ledger does not balance ({1} differences: bhyt ledger --verify), so {0} is not closed.", "sổ không cân ({1} chênh lệch: bhyt ledger --verify) nên chưa khóa {0}.");

    private static readonly Text StaleFigures = new("the figures are older than load {1}, so {0} is not closed. 'bhyt run' computes them.", "số liệu cũ hơn lượt nạp {1} nên chưa khóa {0}. 'bhyt run' sẽ tính lại.");

    public static Text Of(ClosingObstacle obstacle) => obstacle switch
    {
        ClosingObstacle.NotOver => NotOver,
        ClosingObstacle.Nothing => Nothing,
        ClosingObstacle.AlreadyClosed => AlreadyClosed,
        ClosingObstacle.NotClosed => IsNotClosed,
        ClosingObstacle.UnfinishedLoads => UnfinishedLoads,
        ClosingObstacle.UnbalancedLedger => UnbalancedLedger,
        ClosingObstacle.StaleFigures => StaleFigures,
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, "Unknown obstacle."),
    };
}
