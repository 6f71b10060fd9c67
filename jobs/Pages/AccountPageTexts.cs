using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page of accounts says beside what the commands say too (AccountTexts).</summary>
internal static class AccountPageTexts
{
    public static readonly Text Title = new("Accounts", "Tài khoản");

    public static readonly Text List = new("Who may sign in", "Ai được đăng nhập");

    public static readonly Text Change = new("Change", "Sửa");

    public static readonly Text NewPassword = new("New password", "Cấp mật khẩu");

    public static readonly Text Disable = new("Disable", "Khóa");

    public static readonly Text Enable = new("Let it sign in again", "Cho đăng nhập lại");

    public static readonly Text Add = new("New account", "Thêm tài khoản");

    public static readonly Text Facilities = new("Facilities (codes with commas; empty: whole province)", "Cơ sở (mã, cách nhau bằng dấu phẩy; để trống: toàn tỉnh)");

    public static readonly Text Communes = new("Communes (codes with commas; empty: whole province)", "Xã (mã, cách nhau bằng dấu phẩy; để trống: toàn tỉnh)");

    public static readonly Text RolesTitle = new("What each role may", "Quyền của từng vai trò");

    public static readonly Text AreaLead = new(
        "An account with an area does nothing that concerns the whole province: it asks for no runs, stops and pauses none, fills nothing up and manages no accounts.",
        "Tài khoản có phạm vi không thực hiện việc liên quan toàn tỉnh: không yêu cầu, ngừng hay tạm dừng lượt chạy, không nạp bù và không quản lý tài khoản.");
}
