using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of withdrawn dossiers.</summary>
internal static class WithdrawTexts
{
    public static readonly Text Facility = new("The facility that takes the dossier back, by its code.", "Cơ sở rút hồ sơ, theo mã.");

    public static readonly Text Claim = new("Its number of the dossier (MA_LK).", "Mã liên kết của hồ sơ (MA_LK).");

    public static readonly Text From = new("Many of them: a .csv file with the columns facility, claim number, reason.", "Nhiều hồ sơ: tệp .csv có các cột MA_CSKCB, MA_LK, LY_DO.");

    public static readonly Text On = new(
        "The day on which it was taken back; a version submitted later (NGAYLAP) brings it back. Default: today.",
        "Ngày rút; hồ sơ gửi sau ngày này (NGAYLAP) sẽ được tính lại. Mặc định: hôm nay.");

    public static readonly Text OneWay = new("name one dossier with --facility, --claim and --reason, or many with --from FILE.", "hãy nêu một hồ sơ bằng --facility, --claim và --reason, hoặc nhiều hồ sơ bằng --from TỆP.");

    public static readonly Text NotADay = new("--on: '{0}' is not a day yyyy-MM-dd until today.", "--on: '{0}' không phải ngày yyyy-MM-dd tính đến hôm nay.");

    public static readonly Text NoSuchFile = new("{0}: there is no such file.", "{0}: không có tệp này.");

    public static readonly Text UnbalancedBefore = new("the ledger does not balance ({0} differences: bhyt ledger --verify), so nothing is withdrawn.", "sổ không cân ({0} chênh lệch: bhyt ledger --verify) nên không rút hồ sơ nào.");

    public static readonly Text FacilityColumn = new("facility", "cơ sở");

    public static readonly Text ClaimColumn = new("dossier", "hồ sơ");

    public static readonly Text Done = new("Action {0}: {1} of {2} dossiers withdrawn, {3} đồng; the ledger balances. 'bhyt run' computes the figures.", "Thao tác số {0}: rút {1} trên {2} hồ sơ, {3} đồng; sổ cân. 'bhyt run' tính lại số liệu.");

    private static readonly Text Withdrawn = new("withdrawn", "đã rút");

    private static readonly Text AlreadyWithdrawn = new("withdrawn before", "đã rút trước đây");

    private static readonly Text Remembered = new("not received yet, kept out when it comes", "chưa nhận, sẽ không tính khi nhận được");

    private static readonly Text NewerStands = new("a later version stands", "bản gửi sau vẫn giữ nguyên");

    public static Text Of(WithdrawalEffect effect) => effect switch
    {
        WithdrawalEffect.Withdrawn => Withdrawn,
        WithdrawalEffect.AlreadyWithdrawn => AlreadyWithdrawn,
        WithdrawalEffect.Remembered => Remembered,
        WithdrawalEffect.NewerStands => NewerStands,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "Unknown effect."),
    };
}
