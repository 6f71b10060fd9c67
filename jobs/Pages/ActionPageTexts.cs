using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page of actions says beside what the commands say too (QuarantineTexts).</summary>
internal static class ActionPageTexts
{
    public static readonly Text Title = new("Who did what", "Nhật ký thao tác");

    public static readonly Text Search = new("Search in the log of actions", "Tìm trong nhật ký thao tác");

    public static readonly Text List = new("Actions, newest first", "Các thao tác, mới nhất trước");

    public static readonly Text Who = new("Account", "Tài khoản");

    public static readonly Text What = new("Action", "Thao tác");
}
