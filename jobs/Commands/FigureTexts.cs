namespace BhytWarehouse.Jobs.Commands;

/// <summary>The titles of the first figures.</summary>
internal static class FigureTexts
{
    public static readonly Text Coverage = new("Coverage at month end, with the population that it stands on", "Tỷ lệ bao phủ cuối tháng, kèm cơ sở dân số");

    public static readonly Text CareTypes = new("Visits, cost and fund payment by care type", "Lượt khám, chi phí và chi quỹ theo loại hình khám chữa bệnh");

    public static readonly Text Facilities = new("Facilities that ask most of the fund", "Cơ sở đề nghị quỹ chi trả nhiều nhất");

    public static readonly Text CostGroups = new("Cost groups", "Nhóm chi phí");

    public static readonly Text PerMember = new("Fund payment per member-month by participant group, {0} to {1}", "Chi quỹ bình quân tháng-thẻ theo nhóm đối tượng, {0} đến {1}");

    public static readonly Text Month = new("month", "tháng");

    public static readonly Text Province = new("province", "tỉnh");

    public static readonly Text Basis = new("population basis", "cơ sở dân số");

    public static readonly Text Members = new("members", "người có thẻ");

    public static readonly Text People = new("population", "dân số");

    public static readonly Text Rate = new("coverage", "bao phủ");

    public static readonly Text Code = new("code", "mã");

    public static readonly Text Name = new("name", "tên");

    public static readonly Text Visits = new("visits", "lượt");

    public static readonly Text Lines = new("lines", "dòng");

    public static readonly Text Charge = new("cost, đồng", "chi phí, đồng");

    public static readonly Text FundPaid = new("fund payment, đồng", "quỹ chi trả, đồng");

    public static readonly Text Share = new("share of cost", "tỷ trọng");

    public static readonly Text MemberMonths = new("member-months", "tháng-thẻ");

    public static readonly Text PerMemberMonth = new("đồng per member-month", "đồng/tháng-thẻ");

    public static readonly Text TargetDistance = new("Distance of the province to its coverage target", "Khoảng cách đến chỉ tiêu bao phủ của tỉnh");

    public static readonly Text Communes = new("Coverage by commune at the end of {0}, basis {1}; the farthest from its target first", "Bao phủ theo xã cuối tháng {0}, cơ sở {1}; xã còn xa chỉ tiêu nhất đứng đầu");

    public static readonly Text Arrears = new("Contributions: due, paid and owed by paying units", "Thu BHYT: phải đóng, đã đóng và còn nợ của đơn vị");

    public static readonly Text EstimateUse = new("Estimate of the year used by the end of {0}", "Sử dụng dự toán năm đến hết tháng {0}");

    public static readonly Text Reporting = new("Dossiers by facility: expected, at the portal, here; most missing first", "Hồ sơ theo cơ sở: dự kiến, tại cổng, tại kho; thiếu nhiều nhất đứng đầu");

    public static readonly Text Target = new("target", "chỉ tiêu");

    public static readonly Text TargetMembers = new("people at target", "người theo chỉ tiêu");

    public static readonly Text Missing = new("missing", "còn thiếu");

    public static readonly Text Document = new("document", "văn bản");

    public static readonly Text PayingUnits = new("paying units", "đơn vị");

    public static readonly Text UnitsInArrears = new("in arrears", "còn nợ");

    public static readonly Text Due = new("due, đồng", "phải đóng, đồng");

    public static readonly Text Paid = new("paid, đồng", "đã đóng, đồng");

    public static readonly Text Owed = new("owed, đồng", "còn nợ, đồng");

    public static readonly Text OldestAge = new("oldest, months", "nợ lâu nhất, tháng");

    public static readonly Text Estimate = new("estimate, đồng", "dự toán, đồng");

    public static readonly Text Used = new("used", "đã dùng");

    public static readonly Text WholeProvince = new("province", "toàn tỉnh");

    public static readonly Text Expected = new("expected", "dự kiến");

    public static readonly Text AtPortal = new("at the portal", "tại cổng");

    public static readonly Text Accepted = new("accepted", "được nhận");

    public static readonly Text Rejected = new("rejected", "bị từ chối");

    public static readonly Text Late = new("late", "trễ");

    public static readonly Text ReceivedHere = new("received here", "đã về kho");

    public static readonly Text None = new("nothing to show", "không có số liệu");
}
