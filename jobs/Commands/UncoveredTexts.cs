namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of people without a card.</summary>
internal static class UncoveredTexts
{
    public static readonly Text Uncovered = new("Show who has no card, by age, household and the cheapest group they may join, and what that costs; with --list the people, by tokens.", "Cho biết ai chưa có thẻ, theo tuổi, hộ và nhóm rẻ nhất có thể tham gia, kèm mức đóng; với --list là danh sách theo mã ẩn danh.");

    public static readonly Text UnitOption = new("Only this province or commune, by its code.", "Chỉ tỉnh hoặc xã này, theo mã.");

    public static readonly Text ByOption = new("What to tell apart: group (as a rule), age or household.", "Chia theo: group (mặc định), age hoặc household.");

    public static readonly Text ByUnknown = new("--by '{0}' is unknown; expected group, age or household.", "--by '{0}' không hợp lệ; chỉ nhận group, age hoặc household.");

    public static readonly Text ListOption = new("Open the people, by tokens and without any name; needs --reason and is logged.", "Mở danh sách từng người, chỉ mã ẩn danh, không có tên; cần --reason và được ghi nhật ký.");

    public static readonly Text GroupOption = new("Of the list only those who may join this group.", "Trong danh sách chỉ những người có thể tham gia nhóm này.");

    public static readonly Text TopOption = new("How many people of the list to show ({0} as a rule).", "Số người hiển thị trong danh sách (mặc định {0}).");

    public static readonly Text ListNeedsReason = new("--list shows people: say with --reason why; it is logged.", "--list hiển thị từng người: cần --reason nêu lý do; việc này được ghi nhật ký.");

    public static readonly Text ListOnly = new("--reason, --group and --top go with --list.", "--reason, --group và --top chỉ dùng cùng --list.");

    public static readonly Text Nothing = new("Nothing yet: that takes a resident register handed over by persons (MpsResidents). Load it, then 'bhyt run'.", "Chưa có số liệu: cần dữ liệu dân cư theo từng người (MpsResidents). Hãy nạp rồi chạy 'bhyt run'.");

    public static readonly Text NoUnit = new("No resident of {0} is on the newest register by persons; 'bhyt uncovered' lists the units.", "Dữ liệu dân cư mới nhất không có người của {0}; 'bhyt uncovered' liệt kê các đơn vị.");

    public static readonly Text Title = new("Without a card on {0}, by the resident register", "Chưa có thẻ tại ngày {0}, theo dữ liệu dân cư");

    public static readonly Text Unit = new("unit", "đơn vị");

    public static readonly Text Residents = new("residents", "dân số");

    public static readonly Text WithoutCard = new("without a card", "chưa có thẻ");

    public static readonly Text Share = new("share", "tỷ lệ");

    public static readonly Text Lapsed = new("card over", "thẻ hết hạn");

    public static readonly Text NotFound = new("none found", "không tìm thấy");

    public static readonly Text Unlinked = new("cards of nobody", "thẻ chưa khớp");

    public static readonly Text Uncertainty = new(
        "Who is 'none found' is not simply uncovered: up to 'cards of nobody' cards belong to people whom no link names with a resident ('bhyt match'), and cards of other provinces are not seen.",
        "'Không tìm thấy' chưa chắc là chưa tham gia: tối đa bằng số 'thẻ chưa khớp' là thẻ của người chưa khớp với dân cư ('bhyt match'), và không thấy thẻ của tỉnh khác.");

    public static readonly Text Parts = new("{0}: the cheapest group that lists, age and household say they may join", "{0}: nhóm rẻ nhất có thể tham gia theo danh sách, độ tuổi và hộ gia đình");

    public static readonly Text Part = new("of them", "trong đó");

    public static readonly Text Group = new("group", "nhóm");

    public static readonly Text People = new("people", "số người");

    public static readonly Text Cost = new("they pay a year, đồng", "tự đóng mỗi năm, đồng");

    public static readonly Text CostLine = new("At most: state support is what the law has at least, and a province may add to it. Whoever works or draws a pension joins another way, which no register here tells.", "Mức tối đa: hỗ trợ tính theo mức tối thiểu của luật, tỉnh có thể hỗ trợ thêm. Người đi làm hoặc hưởng lương hưu tham gia theo nhóm khác, dữ liệu ở đây không có.");

    public static readonly Text NoRule = new("For some no contribution rule was in force on that day: the amounts lack them.", "Có người chưa có mức đóng hiệu lực tại ngày đó: số tiền chưa gồm họ.");

    public static readonly Text Hidden = new("{0} rows of few people are not shown.", "{0} dòng có ít người không hiển thị.");

    public static readonly Text Whole = new("whole household without", "cả hộ chưa có");

    public static readonly Text Some = new("part of the household", "một phần hộ");

    public static readonly Text Unknown = new("household unknown", "không rõ hộ");

    public static readonly Text ListTitle = new("{0} of {1} people without a card", "{0} trong {1} người chưa có thẻ");

    public static readonly Text Person = new("person", "người");

    public static readonly Text Household = new("household", "hộ");

    public static readonly Text Age = new("age", "tuổi");

    public static readonly Text LastCard = new("last card", "thẻ cuối");

    public static readonly Text Withheld = new("{0} people are restricted and not listed.", "{0} người bị hạn chế xử lý nên không liệt kê.");
}
