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

    public static readonly Text None = new("nothing to show", "không có số liệu");
}
