using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of loads and their account.</summary>
internal static class LoadTexts
{
    public static readonly Text Resumed = new("Load {0} ({1}), interrupted earlier, was resumed and is published.", "Lượt nạp {0} ({1}) bị gián đoạn trước đây đã được tiếp tục và công bố.");

    public static readonly Text ResumedFailed = new("Load {0} ({1}), interrupted earlier, was resumed and failed: {2}", "Lượt nạp {0} ({1}) bị gián đoạn trước đây đã được tiếp tục và thất bại: {2}");

    public static readonly Text GivenUp = new(
        "Load {0} ({1}) was interrupted before its files had landed, or as a replay; its files lie where they came from or are held as before. Load that place, or replay, again.",
        "Lượt nạp {0} ({1}) bị gián đoạn trước khi tiếp nhận xong, hoặc khi đang xét lại; các tệp vẫn ở chỗ cũ hoặc vẫn được giữ như trước. Hãy nạp lại từ đó hoặc xét lại.");

    public static readonly Text LeftToOther = new(
        "Load {0} ({1}) is under way in another bhyt and was left to it.",
        "Lượt nạp {0} ({1}) đang được một tiến trình bhyt khác thực hiện nên được để lại cho tiến trình đó.");

    public static readonly Text Landing = new("{0}: landing files", "{0}: tiếp nhận tệp");

    public static readonly Text Reading = new("{0}: reading and judging", "{0}: đọc và kiểm tra");

    public static readonly Text Delivering = new("{0}: delivering to the star", "{0}: đưa vào kho");

    public static readonly Text Reconciling = new("{0}: balancing the ledger", "{0}: cân sổ");

    public static readonly Text FilesDone = new("{0} of {1} files", "{0} trên {1} tệp");

    public static readonly Text RecordsDone = new("{0} of {1} {2}", "{0} trên {1} {2}");

    public static readonly Text RecordsAndDongDone = new("{0} of {1} {2}, {3} đồng", "{0} trên {1} {2}, {3} đồng");

    public static readonly Text Published = new("{0}: load {1} published in {2}; it balances at every level.", "{0}: lượt nạp {1} đã công bố sau {2}; sổ cân ở mọi cấp.");

    public static readonly Text NotPublished = new("{0}: load {1} was not published. {2}", "{0}: lượt nạp {1} không được công bố. {2}");

    public static readonly Text NothingNew = new("Everything in it was received before; no figure changed.", "Mọi nội dung đã được nhận trước đây; không số liệu nào thay đổi.");

    public static readonly Text NothingLoaded = new(
        "New files of which nothing could be loaded: {0}. Correct them by the rules shown above and send them again.",
        "Số tệp mới không nạp được gì: {0}. Hãy sửa theo các quy tắc nêu trên rồi gửi lại.");

    public static readonly Text QuarantinedCount = new("{0} {1} are quarantined: bhyt quarantine --load {2} lists them.", "{0} {1} bị giữ lại: bhyt quarantine --load {2} liệt kê.");

    public static readonly Text RefusedFiles = new("Refused files", "Tệp bị từ chối");

    public static readonly Text LeftAlone = new("Files left alone", "Tệp không đụng đến");

    public static readonly Text AndMore = new("… and {0} more", "… và {0} mục khác");

    public static readonly Text Findings = new("Broken rules, by what they did", "Các quy tắc bị vi phạm");

    public static readonly Text Must = new("must {0}", "phải {0}");

    public static readonly Text FileRefused = new("{0}: {1}", "{0}: {1}");

    public static readonly Text Rule = new("rule", "quy tắc");

    public static readonly Text Effect = new("effect", "hậu quả");

    public static readonly Text Field = new("field", "trường");

    public static readonly Text Affected = new("affected", "số bản ghi");

    public static readonly Text Expectation = new("expected", "yêu cầu");

    public static readonly Text FileName = new("file", "tệp");

    public static readonly Text Found = new("found", "thấy");

    public static readonly Text Reason = new("reason", "lý do");

    public static readonly Text Where = new("where it is now", "hiện ở đâu");

    public static readonly Text Files = new("files", "tệp");

    public static readonly Text Documents = new("tables", "bảng");

    public static readonly Text Lines = new("lines", "dòng");

    public static readonly Text Warning = new("loads, is shown", "vẫn nạp, có báo");

    public static readonly Text RecordHeld = new("quarantined", "giữ lại");

    public static readonly Text FileHeld = new("file refused", "từ chối tệp");

    public static readonly Text Load = new("load", "lượt nạp");

    public static readonly Text Feed = new("feed", "nguồn");

    public static readonly Text State = new("state", "trạng thái");

    public static readonly Text Started = new("started (UTC)", "bắt đầu (UTC)");

    public static readonly Text Counted = new("counted in", "đơn vị");

    public static readonly Text Month = new("month", "tháng");

    public static readonly Text Received = new("received", "đã nhận");

    public static readonly Text Loaded = new("loaded", "đã nạp");

    public static readonly Text Quarantined = new("quarantined", "giữ lại");

    public static readonly Text Refused = new("refused", "từ chối");

    public static readonly Text Duplicate = new("duplicate", "trùng");

    public static readonly Text NotStored = new("not stored", "không lưu");

    public static readonly Text Unreadable = new("unreadable", "không đọc được");

    public static readonly Text Superseded = new("superseded", "bị thay thế");

    public static readonly Text Withdrawn = new("withdrawn", "bị rút");

    public static readonly Text StateReceived = new("begun", "bắt đầu");

    public static readonly Text StateLanded = new("landed", "đã tiếp nhận");

    public static readonly Text StateStaged = new("staged", "đã kiểm tra");

    public static readonly Text StatePublished = new("published", "đã công bố");

    public static readonly Text StateFailed = new("failed", "thất bại");

    public static readonly Text Account = new("{0}: the account of {1}", "{0}: sổ của {1}");

    public static readonly Text LoadNumber = new("load {0}", "lượt nạp {0}");

    public static readonly Text LoadCount = new("{0} loads", "{0} lượt nạp");

    public static readonly Text Loads = new("Loads", "Các lượt nạp");

    public static readonly Text Moves = new("Movements: what later loads and actions moved, and why", "Biến động: phần do lượt nạp sau hoặc thao tác chuyển, và lý do");

    public static readonly Text MovedBySuperseding = new("superseded by load {0}", "bị lượt nạp {0} thay thế");

    public static readonly Text MovedByRepair = new("held records put right by load {0}", "bản ghi bị giữ đã được sửa bởi lượt nạp {0}");

    public static readonly Text MovedByReplay = new("taken over by replay, load {0}", "được xét lại, lượt nạp {0}");

    public static readonly Text MovedByWithdrawal = new("withdrawn by action {0}", "bị rút theo thao tác số {0}");

    public static readonly Text OfLoad = new("of load", "của lượt");

    public static readonly Text MovedBy = new("moved by", "chuyển bởi");

    public static readonly Text Level = new("level", "cấp");

    public static readonly Text Quantity = new("quantity", "số lượng");

    public static readonly Text Balanced = new("The ledger balances: {0} loads, {1} files; received = the sum of all states, loaded = what the star holds.", "Sổ cân: {0} lượt nạp, {1} tệp; đã nhận = tổng các trạng thái, đã nạp = số có trong kho.");

    public static readonly Text FiguresConserved = new(
        "Figures are what the facts are: {0} sums of {1} snapshots, indicators and report tables, slice by slice; {2} control totals of figure run {3}.",
        "Số liệu khớp với dữ liệu gốc: {0} tổng của {1} bảng trung gian, chỉ số và bảng báo cáo, theo từng lát; {2} tổng kiểm tra của lần tính {3}.");

    public static readonly Text FiguresDiffer = new("Figures are not what the facts are: {0} differences.", "Số liệu không khớp với dữ liệu gốc: {0} chênh lệch.");

    public static readonly Text FiguresBehind = new(
        "Loads changed facts after the figures were computed (bhyt run computes them): {0} sums of snapshots were checked and are right, indicators and report tables were not checked.",
        "Có lượt nạp đã thay đổi dữ liệu sau khi tính số liệu (bhyt run sẽ tính lại): đã kiểm tra đúng {0} tổng của các bảng trung gian, chưa kiểm tra chỉ số và bảng báo cáo.");

    public static readonly Text FiguresNotComputed = new(
        "Figures were never computed (bhyt run computes them): {0} sums of snapshots were checked and are right.",
        "Chưa tính số liệu lần nào (bhyt run sẽ tính): đã kiểm tra đúng {0} tổng của các bảng trung gian.");

    public static readonly Text FigureSteps = new("From facts to reports", "Từ dữ liệu gốc đến báo cáo");

    public static readonly Text ControlTotals = new("What the report tables hold in all (figure run {0})", "Tổng kiểm tra của các bảng báo cáo (lần tính {0})");

    public static readonly Text FigureMeasure = new("measure", "đại lượng");

    public static readonly Text FigureThere = new("shown", "hiển thị");

    public static readonly Text FigureEqual = new("{0}: {1} on both sides, slices {2}", "{0}: {1} ở cả hai phía, số lát {2}");

    public static readonly Text FigureApart = new("{0}: shown {1} of {3}, slices {2}, small cells hidden {4}", "{0}: hiển thị {1} trên {3}, số lát {2}, số ô nhỏ bị ẩn {4}");

    public static readonly Text Unbalanced = new("The ledger does not balance: {0} differences.", "Sổ không cân: {0} chênh lệch.");

    public static readonly Text NoLoads = new("There is no load that fits.", "Không có lượt nạp nào phù hợp.");

    public static Text Stage(LoadStage stage) => stage switch
    {
        LoadStage.Landing => Landing,
        LoadStage.Reading => Reading,
        LoadStage.Delivering => Delivering,
        LoadStage.Reconciling => Reconciling,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage."),
    };

    public static Text Of(LedgerState state) => state switch
    {
        LedgerState.Received => Received,
        LedgerState.Loaded => Loaded,
        LedgerState.Quarantined => Quarantined,
        LedgerState.Refused => Refused,
        LedgerState.Duplicate => Duplicate,
        LedgerState.NotStored => NotStored,
        LedgerState.Unreadable => Unreadable,
        LedgerState.Superseded => Superseded,
        LedgerState.Withdrawn => Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static Text Of(LoadState state) => state switch
    {
        LoadState.Received => StateReceived,
        LoadState.Landed => StateLanded,
        LoadState.Staged => StateStaged,
        LoadState.Published => StatePublished,
        LoadState.Failed => StateFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>What moved it, and why.</summary>
    public static string Of(LedgerMove move, Language language) => move.Cause switch
    {
        LedgerMoveCause.Superseded => MovedBySuperseding.In(language, move.ByLoadRunKey),
        LedgerMoveCause.Replayed => MovedByReplay.In(language, move.ByLoadRunKey),
        LedgerMoveCause.Repaired => MovedByRepair.In(language, move.ByLoadRunKey),
        LedgerMoveCause.Withdrawn => MovedByWithdrawal.In(language, move.ActionNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move.Cause, "Unknown cause."),
    };

    /// <summary>What a level counts, in the words of the feed.</summary>
    public static Text Of(LedgerLevel level, string feedCode) => level switch
    {
        LedgerLevel.File => Files,
        LedgerLevel.Record => new(SourceRegister.All[feedCode].Description.Records, SourceRegister.All[feedCode].Description.RecordsVietnamese),
        LedgerLevel.Document => Documents,
        LedgerLevel.Line => Lines,
        LedgerLevel.Amount => new(SourceRegister.All[feedCode].Description.ControlTotal, SourceRegister.All[feedCode].Description.ControlTotalVietnamese),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };
}
