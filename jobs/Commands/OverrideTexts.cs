using System.Globalization;
using BhytWarehouse.Etl.Quarantine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of overrides of rules.</summary>
internal static class OverrideTexts
{
    public static readonly Text Title = new("Overrides of rules for single records", "Miễn áp dụng quy tắc cho từng bản ghi");

    public static readonly Text None = new("No override was ever asked for.", "Chưa có đề nghị miễn áp dụng nào.");

    public static readonly Text Asked = new("Override {0} of {1} for {2}: {3}. Another account decides: bhyt quarantine approve {0} or reject {0}.", "Đề nghị {0} miễn áp dụng {1} cho {2}: {3}. Tài khoản khác quyết định: bhyt quarantine approve {0} hoặc reject {0}.");

    public static readonly Text Decided = new("Override {0} of {1}: {2}.", "Đề nghị {0} miễn áp dụng {1}: {2}.");

    public static readonly Text NowReplay = new("bhyt quarantine replay lets the record pass this rule; every other rule judges it as before.", "bhyt quarantine replay sẽ cho bản ghi qua quy tắc này; các quy tắc khác vẫn kiểm tra như trước.");

    public static readonly Text StillLoaded = new("Override {0} was withdrawn after load {1} had taken the record over: the record stays loaded until its facility corrects or withdraws it.", "Đề nghị {0} bị rút sau khi lượt nạp {1} đã nhận bản ghi: bản ghi vẫn trong kho cho đến khi cơ sở sửa hoặc rút hồ sơ.");

    public static readonly Text NoSuchOverride = new("there is no override {0}; bhyt quarantine overrides lists them.", "không có đề nghị miễn áp dụng {0}; bhyt quarantine overrides liệt kê.");

    public static readonly Text Refused = new("not done: {0}", "không thực hiện: {0}");

    public static readonly Text One = new("{0}: {1} for {2}, file {3}, record {4}: {5}", "{0}: {1} cho {2}, tệp {3}, bản ghi {4}: {5}");

    public static readonly Text UsedOne = new("{0}: {1} for {2}, file {3}, record {4}: {5}; used by load {6}", "{0}: {1} cho {2}, tệp {3}, bản ghi {4}: {5}; lượt nạp {6} đã dùng");

    public static readonly Text Step = new("   {0} {1}: {2}. {3}", "   {0} {1}: {2}. {3}");

    public static readonly Text Counts = new("Overrides: {0} wait for a decision, {1} are approved and wait for a replay (bhyt quarantine overrides).", "Miễn áp dụng: {0} chờ quyết định, {1} đã duyệt và chờ xét lại (bhyt quarantine overrides).");

    public static readonly Text OfTheRecord = new("Override {0} of {1}: {2}", "Đề nghị {0} miễn áp dụng {1}: {2}");

    private static readonly Text StateAsked = new("asked for, not decided", "đã đề nghị, chờ quyết định");

    private static readonly Text StateApproved = new("approved", "đã duyệt");

    private static readonly Text StateRejected = new("rejected", "bị từ chối");

    private static readonly Text StateWithdrawn = new("withdrawn", "đã rút");

    private static readonly Text FaultWholeFile = new("a file that was refused whole has no record to let pass; correct it and send it again", "tệp bị từ chối cả tệp không có bản ghi nào để miễn; hãy sửa và gửi lại");

    private static readonly Text FaultDoesNotHold = new("this rule does not hold the record; bhyt quarantine show lists those that do", "quy tắc này không giữ bản ghi; bhyt quarantine show liệt kê các quy tắc đang giữ");

    private static readonly Text FaultStands = new("this rule cannot be overridden: figures would be wrong. Have the record corrected and sent again", "không thể miễn quy tắc này: số liệu sẽ sai. Hãy yêu cầu sửa và gửi lại bản ghi");

    private static readonly Text FaultSameAccount = new("who asked does not approve; another account has to", "người đề nghị không được duyệt; phải do tài khoản khác duyệt");

    private static readonly Text FaultIsOver = new("it was decided otherwise or withdrawn; ask for another override", "đề nghị đã có quyết định khác hoặc đã rút; hãy lập đề nghị mới");

    public static Text Of(OverrideState state) => state switch
    {
        OverrideState.Asked => StateAsked,
        OverrideState.Approved => StateApproved,
        OverrideState.Rejected => StateRejected,
        OverrideState.Withdrawn => StateWithdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static Text Of(OverrideFault fault) => fault switch
    {
        OverrideFault.WholeFile => FaultWholeFile,
        OverrideFault.RuleDoesNotHold => FaultDoesNotHold,
        OverrideFault.RuleStands => FaultStands,
        OverrideFault.SameAccount => FaultSameAccount,
        OverrideFault.IsOver => FaultIsOver,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Unknown fault."),
    };

    /// <summary>For the log of actions, which speaks English.</summary>
    public static string Outcome(RuleOverride item) => string.Create(CultureInfo.InvariantCulture, $"override {item.Number} {Of(item.State).English}");

    public static object Document(RuleOverride item) => new
    {
        item.Number,
        Feed = item.FeedCode,
        Sha256 = item.FileHash,
        item.RecordNumber,
        Rule = item.RuleCode,
        item.State,
        UsedByLoad = item.UsedByLoadRunKey,
        Steps = item.Steps.Select(step => new { step.State, step.At, step.By, step.Reason }),
    };
}
