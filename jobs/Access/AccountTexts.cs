using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Access;

/// <summary>What is told of accounts, roles and rights.</summary>
internal static class AccountTexts
{
    public static readonly Text NotCodes = new(
        "An area is given by codes of facilities or communes (letters and digits, 12 at most), with commas between them. Leave it empty for the whole province.",
        "Phạm vi được nêu bằng mã cơ sở hoặc mã xã (chữ và số, tối đa 12 ký tự), cách nhau bằng dấu phẩy. Để trống nếu là toàn tỉnh.");

    public static readonly Text PasswordLength = new("A password has {0} to {1} characters. Choose a longer one, such as four words.", "Mật khẩu dài từ {0} đến {1} ký tự. Hãy chọn mật khẩu dài hơn, ví dụ bốn từ ghép lại.");

    public static readonly Text PasswordGuessed = new(
        "The password holds the name of the account, or few different characters: it is guessed at once. Choose another.",
        "Mật khẩu chứa tên tài khoản hoặc quá ít ký tự khác nhau nên rất dễ đoán. Hãy chọn mật khẩu khác.");

    public static readonly Text PasswordSame = new("The new password is the one that the account has now. Choose another.", "Mật khẩu mới trùng với mật khẩu đang dùng. Hãy chọn mật khẩu khác.");

    public static readonly Text Exists = new("There is an account {0} already. Change it, or choose another name.", "Đã có tài khoản {0}. Hãy sửa tài khoản đó hoặc chọn tên khác.");

    public static readonly Text Unknown = new("There is no account {0}; 'bhyt accounts list' lists them.", "Không có tài khoản {0}; 'bhyt accounts list' liệt kê các tài khoản.");

    public static readonly Text LastManager = new(
        "{0} is the last account that may manage accounts. Give another one the role Dba first.",
        "{0} là tài khoản cuối cùng được quản lý tài khoản. Trước hết hãy giao vai trò Dba cho tài khoản khác.");

    public static readonly Text NotAName = new(
        "The name of an account has 2 to 40 characters: small letters without marks, digits (fewer than 8), dot, dash; it begins with a letter and is no number of a person.",
        "Tên tài khoản dài từ 2 đến 40 ký tự: chữ thường không dấu, chữ số (ít hơn 8), dấu chấm, gạch nối; bắt đầu bằng chữ cái và không phải số của một người.");

    public static readonly Text NotAnAgency = new("The name of an agency has at most {0} characters and no number of a person.", "Tên cơ quan dài tối đa {0} ký tự và không chứa số của một người.");

    public static readonly Text NoPassword = new(
        "No password was read. Type it at the prompt, where it is not shown, or write it on standard input; it is never an argument.",
        "Chưa nhận được mật khẩu. Nhập khi được hỏi (không hiển thị) hoặc qua đầu vào chuẩn; không bao giờ là tham số.");

    public static readonly Text Prompt = new("Password (it is not shown): ", "Mật khẩu (không hiển thị): ");

    public static readonly Text NoRole = new("'{0}' is no role; expected one of: {1}.", "'{0}' không phải vai trò; các vai trò: {1}.");

    public static readonly Text Nothing = new("Say what is to change: --role, --agency, --facilities, --communes or --enable.", "Hãy nêu nội dung cần sửa: --role, --agency, --facilities, --communes hoặc --enable.");

    public static readonly Text First = new(
        "Sign in at {0} as {1} with the password {2}. It is shown this once and kept nowhere; the first sign-in asks for another.",
        "Đăng nhập tại {0} với tài khoản {1}, mật khẩu {2}. Mật khẩu chỉ hiển thị lần này và không được lưu; lần đăng nhập đầu tiên sẽ yêu cầu đổi.");

    public static readonly Text Added = new("Account {0} is made. Its owner chooses another password at the first sign-in.", "Đã tạo tài khoản {0}. Chủ tài khoản sẽ đổi mật khẩu ở lần đăng nhập đầu tiên.");

    public static readonly Text Changed = new("Account {0} is changed; its sessions are over.", "Đã sửa tài khoản {0}; các phiên đăng nhập của tài khoản này đã kết thúc.");

    public static readonly Text DisabledNow = new("Account {0} is disabled; its sessions are over.", "Đã khóa tài khoản {0}; các phiên đăng nhập của tài khoản này đã kết thúc.");

    public static readonly Text PasswordGiven = new("Account {0} has a new password; its owner chooses another at the next sign-in.", "Tài khoản {0} đã có mật khẩu mới; chủ tài khoản sẽ đổi mật khẩu ở lần đăng nhập tới.");

    public static readonly Text None = new("There is no account yet; 'bhyt serve' makes the first one.", "Chưa có tài khoản; 'bhyt serve' sẽ tạo tài khoản đầu tiên.");

    public static readonly Text Name = new("Account", "Tài khoản");

    public static readonly Text Role = new("Role", "Vai trò");

    public static readonly Text Agency = new("Agency", "Cơ quan");

    public static readonly Text Area = new("Area", "Phạm vi");

    public static readonly Text WholeProvince = new("whole province", "toàn tỉnh");

    public static readonly Text SignedIn = new("Last sign-in", "Đăng nhập gần nhất");

    public static readonly Text Standing = new("Standing", "Tình trạng");

    public static readonly Text Disabled = new("disabled", "bị khóa");

    public static readonly Text MustChange = new("must change the password", "phải đổi mật khẩu");

    public static readonly Text InUse = new("in use", "đang dùng");

    private static readonly Dictionary<Role, Text> Roles = new()
    {
        [Access.Role.Operator] = new("Operator", "Vận hành"),
        [Access.Role.Reviewer] = new("Reviewer", "Giám định"),
        [Access.Role.Viewer] = new("Viewer", "Người xem"),
        [Access.Role.Dba] = new("Dba", "Quản trị"),
        [Access.Role.Auditor] = new("Auditor", "Kiểm toán"),
    };

    private static readonly Dictionary<Right, Text> Rights = new()
    {
        [Right.SeeRuns] = new("see runs and jobs", "xem tác vụ và lượt chạy"),
        [Right.RunNow] = new("ask for runs", "yêu cầu chạy"),
        [Right.Pause] = new("pause jobs and let them go on", "tạm dừng và cho chạy tiếp"),
        [Right.StopRun] = new("stop runs", "ngừng lượt chạy"),
        [Right.BackFill] = new("fill up what is missing", "nạp bù"),
        [Right.SeeQuarantine] = new("see what is held back", "xem dữ liệu bị giữ lại"),
        [Right.Replay] = new("have held records judged again", "xét lại dữ liệu bị giữ"),
        [Right.Override] = new("ask for an exception to a rule", "đề nghị miễn áp dụng quy tắc"),
        [Right.DecideOverride] = new("decide on exceptions", "quyết định miễn áp dụng quy tắc"),
        [Right.SeeSignals] = new("see signals", "xem cảnh báo"),
        [Right.ReviewSignals] = new("decide on signals", "xử lý cảnh báo"),
        [Right.OpenPeople] = new("open what concerns one person", "mở dữ liệu của một người"),
        [Right.SeeFigures] = new("see figures", "xem số liệu"),
        [Right.SeeHosts] = new("see hosts and queues", "xem máy chủ và hàng đợi"),
        [Right.SeeActions] = new("see who did what", "xem nhật ký thao tác"),
        [Right.ManageAccounts] = new("manage accounts", "quản lý tài khoản"),
    };

    public static Text Of(Role role) => Roles[role];

    public static Text Of(Right right) => Rights[right];

    public static string Of(AreaScope area, Language language) => area.IsWhole ? WholeProvince.In(language) : string.Join(", ", [.. area.Facilities, .. area.Communes]);

    public static string StandingOf(Account account, Language language) => (account.IsDisabled ? Disabled : account.MustChangePassword ? MustChange : InUse).In(language);
}
