using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Access;

/// <summary>What the sign-in and the pages around it say.</summary>
internal static class AccessTexts
{
    public static readonly Text SignIn = new("Sign in", "Đăng nhập");

    public static readonly Text SignOut = new("Sign out", "Đăng xuất");

    public static readonly Text SignedOut = new("You are signed out.", "Bạn đã đăng xuất.");

    public static readonly Text SignInLead = new("The job host of the health insurance warehouse.", "Máy chủ tác vụ của kho dữ liệu bảo hiểm y tế.");

    public static readonly Text Account = new("Account", "Tài khoản");

    public static readonly Text Password = new("Password", "Mật khẩu");

    public static readonly Text NoAccount = new(
        "No account, or the password is lost: whoever manages accounts gives a new one (bhyt accounts).",
        "Chưa có tài khoản hoặc quên mật khẩu: người quản lý tài khoản sẽ cấp lại (bhyt accounts).");

    public static readonly Text ChangePassword = new("Change password", "Đổi mật khẩu");

    public static readonly Text MustChangeLead = new("This password was given to you by somebody else. Choose your own before you go on.", "Mật khẩu này do người khác cấp. Hãy chọn mật khẩu riêng trước khi tiếp tục.");

    public static readonly Text CurrentPassword = new("Password now", "Mật khẩu hiện tại");

    public static readonly Text NewPassword = new("New password ({0} characters or more)", "Mật khẩu mới (từ {0} ký tự)");

    public static readonly Text AgainPassword = new("New password again", "Nhập lại mật khẩu mới");

    public static readonly Text PasswordChanged = new("The password is changed. Your other sessions are over.", "Đã đổi mật khẩu. Các phiên khác của bạn đã kết thúc.");

    public static readonly Text NotTheSame = new("The two new passwords differ. Type them again.", "Hai mật khẩu mới không giống nhau. Hãy nhập lại.");

    public static readonly Text WrongCurrent = new("The password of now is wrong. Nothing was changed; type it again.", "Mật khẩu hiện tại không đúng. Chưa thay đổi gì; hãy nhập lại.");

    public static readonly Text Language = new("Tiếng Việt", "English");

    public static readonly Text NoRight = new("You may not do this", "Bạn không có quyền này");

    public static readonly Text NoRightLead = new(
        "Your role has not the right that this page or action needs, or your account is of one area and this concerns the whole province. It is noted in the log of actions. Whoever manages accounts can give another role.",
        "Vai trò của bạn không có quyền cần cho trang hoặc thao tác này, hoặc tài khoản chỉ thuộc một phạm vi còn việc này liên quan toàn tỉnh. Việc này đã được ghi vào nhật ký. Người quản lý tài khoản có thể giao vai trò khác.");

    public static readonly Text NotThere = new("There is no such page", "Không có trang này");

    public static readonly Text NotThereLead = new("The address leads nowhere. Go back to the start page.", "Địa chỉ không tồn tại. Hãy quay lại trang đầu.");

    public static readonly Text BadForm = new("The form was not taken", "Biểu mẫu không được chấp nhận");

    public static readonly Text BadFormLead = new(
        "It did not come from a page of this host, or was open for too long. Nothing was done. Open the page again and send it once more.",
        "Biểu mẫu không được gửi từ trang của máy chủ này hoặc đã mở quá lâu. Chưa thực hiện gì. Hãy mở lại trang và gửi lại.");

    public static readonly Text TooMany = new("Too many tries", "Thử quá nhiều lần");

    public static readonly Text TooManyLead = new("Too many sign-ins came from this address. Wait a minute, then try again.", "Địa chỉ này đăng nhập quá nhiều lần. Hãy đợi một phút rồi thử lại.");

    public static readonly Text NoSession = new("You are not signed in", "Bạn chưa đăng nhập");

    public static readonly Text NoSessionLead = new("The session is over, and nothing was done. Sign in and do it again.", "Phiên đăng nhập đã kết thúc, chưa thực hiện gì. Hãy đăng nhập và làm lại.");

    public static readonly Text Broken = new("Something went wrong in the host", "Máy chủ gặp lỗi");

    public static readonly Text BrokenLead = new(
        "The page could not be made. The output of 'bhyt serve' says where; 'bhyt doctor' looks whether the installation is sound.",
        "Không tạo được trang. Đầu ra của 'bhyt serve' cho biết vị trí lỗi; 'bhyt doctor' kiểm tra tình trạng hệ thống.");

    private static readonly Dictionary<SignInOutcome, Text> Outcomes = new()
    {
        [SignInOutcome.Done] = new("Signed in.", "Đã đăng nhập."),
        [SignInOutcome.Wrong] = new(
            "The account or the password is wrong. After {0} wrong tries the account is locked for {1} minutes.",
            "Tài khoản hoặc mật khẩu không đúng. Sau {0} lần sai, tài khoản bị khóa {1} phút."),
        [SignInOutcome.Locked] = new(
            "{0} wrong tries: this account is locked for {1} minutes. Wait, or have whoever manages accounts give a new password.",
            "Đã sai {0} lần: tài khoản bị khóa {1} phút. Hãy đợi, hoặc nhờ người quản lý tài khoản cấp mật khẩu mới."),
        [SignInOutcome.Disabled] = new("This account is disabled. Ask whoever manages accounts.", "Tài khoản này đã bị khóa. Hãy liên hệ người quản lý tài khoản."),
    };

    public static Text Of(SignInOutcome outcome) => Outcomes[outcome];

    /// <summary>Title and text of a page that could not be given.</summary>
    public static (Text Title, Text Lead) OfStatus(int status) => status switch
    {
        400 => (BadForm, BadFormLead),
        401 => (NoSession, NoSessionLead),
        403 => (NoRight, NoRightLead),
        404 or 405 => (NotThere, NotThereLead),
        429 => (TooMany, TooManyLead),
        _ => (Broken, BrokenLead),
    };
}
