namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of forecasts and explanations.</summary>
internal static class ForecastTexts
{
    public static readonly Text Forecast = new("Show what is coming, and why figures moved: the coverage target, costs, the year's estimate, survival of cards.", "Cho biết điều sắp tới và vì sao số liệu thay đổi: chỉ tiêu bao phủ, chi phí, dự toán năm, duy trì thẻ.");

    public static readonly Text Costs = new("Show why the fund was asked for more or less than a year or a quarter before.", "Cho biết vì sao quỹ được đề nghị chi nhiều hơn hoặc ít hơn so với năm trước, quý trước.");

    public static readonly Text Survival = new("Show how long people stay insured without a break, by group.", "Cho biết người tham gia duy trì thẻ liên tục bao lâu, theo nhóm đối tượng.");

    public static readonly Text Month = new("Last month of the period, yyyy-MM. Default: the newest.", "Tháng cuối của kỳ, yyyy-MM. Mặc định: kỳ mới nhất.");

    public static readonly Text Facility = new("Only this facility, by its code. Default: all together.", "Chỉ cơ sở này, theo mã. Mặc định: toàn bộ.");

    public static readonly Text Against = new("What it is compared with: year (the same month), year-quarter or quarter (the one before).", "So với: year (cùng tháng năm trước), year-quarter (cùng quý năm trước) hoặc quarter (quý liền trước).");

    public static readonly Text NotAgainst = new("--against is '{0}'; expected year, year-quarter or quarter.", "--against là '{0}'; cần year, year-quarter hoặc quarter.");

    public static readonly Text Group = new("Only this group of participants, by its code.", "Chỉ nhóm đối tượng này, theo mã.");

    public static readonly Text NoComparison = new(
        "No two periods can be compared yet: that takes the same month of two years, or all months of two quarters. Load the claims of both, then 'bhyt run'.",
        "Chưa có hai kỳ để so sánh: cần cùng một tháng của hai năm, hoặc đủ các tháng của hai quý. Hãy nạp hồ sơ của cả hai kỳ rồi chạy 'bhyt run'.");

    public static readonly Text CostsTitle = new("Fund payment asked, {0} against {1}, {2}", "Chi đề nghị quỹ thanh toán, {0} so với {1}, {2}");

    public static readonly Text Everywhere = new("all facilities", "toàn bộ cơ sở");

    public static readonly Text Change = new("{0} đồng before, {1} now: {2} ({3})", "trước {0} đồng, nay {1}: {2} ({3})");

    public static readonly Text Cause = new("cause", "nguyên nhân");

    public static readonly Text Effect = new("đồng", "đồng");

    public static readonly Text ShareOfBase = new("of before", "so với trước");

    public static readonly Text People = new("people treated", "số người khám chữa bệnh");

    public static readonly Text Frequency = new("visits of each", "số lượt mỗi người");

    public static readonly Text Mix = new("kind of disease and care", "cơ cấu bệnh và loại hình");

    public static readonly Text Intensity = new("drugs and services in a visit", "thuốc, dịch vụ mỗi lượt");

    public static readonly Text Price = new("price and the fund's share", "giá và tỷ lệ quỹ chi trả");

    public static readonly Text Together = new("together", "tổng cộng");

    public static readonly Text Chapters = new("By chapter of the main diagnosis (first letter of ICD-10), what changed most first", "Theo chương bệnh chính (chữ cái đầu ICD-10), thay đổi nhiều nhất trước");

    public static readonly Text Chapter = new("chapter", "chương");

    public static readonly Text Now = new("now", "nay");

    public static readonly Text ChangeColumn = new("change", "thay đổi");

    public static readonly Text Largest = new("largest cause", "nguyên nhân chính");

    public static readonly Text MethodLine = new("Method {0}; warehouse-schema/README.md and etl/Statistics tell what it assumes.", "Phương pháp {0}; giả định nêu trong warehouse-schema/README.md và etl/Statistics.");

    public static readonly Text NoSurvival = new(
        "No curve yet: the extracts of cards do not reach beyond the days of grace. Load more extracts, then 'bhyt run'.",
        "Chưa có đường duy trì: dữ liệu thẻ chưa dài hơn số ngày cho phép gián đoạn. Hãy nạp thêm dữ liệu thẻ rồi chạy 'bhyt run'.");

    public static readonly Text SurvivalStanding = new("Of those insured on {0}, still insured without a break (gaps up to {1} days), seen until {2}", "Trong số người có thẻ ngày {0}, còn duy trì liên tục (gián đoạn tối đa {1} ngày), theo dõi đến {2}");

    public static readonly Text SurvivalNew = new("Of those who joined from {0} on, still insured without a break (gaps up to {1} days), seen until {2}", "Trong số người mới tham gia từ {0}, còn duy trì liên tục (gián đoạn tối đa {1} ngày), theo dõi đến {2}");

    public static readonly Text Days = new("days", "ngày");

    public static readonly Text AtRisk = new("observed", "theo dõi");

    public static readonly Text Lapsed = new("lapsed", "dừng");

    public static readonly Text StillInsured = new("still insured", "còn thẻ");

    public static readonly Text Band = new("95 % band", "khoảng 95 %");

    public static readonly Text AllGroups = new("all", "tất cả");

    public static readonly Text Budget = new("Show whether the year's estimates will hold: what is still to come, and how likely an overrun is.", "Cho biết dự toán năm có đủ không: còn phát sinh bao nhiêu, khả năng vượt dự toán.");

    public static readonly Text BudgetFacility = new("Only this facility, by its code.", "Chỉ cơ sở này, theo mã.");

    public static readonly Text NoBudget = new("Nothing to forecast yet: no month of claims is over. Load claims, then 'bhyt run'.", "Chưa có gì để dự báo: chưa có tháng hồ sơ nào kết thúc. Hãy nạp hồ sơ rồi chạy 'bhyt run'.");

    public static readonly Text BudgetTitle = new("Fund payment by the end of {0} against the estimate, as seen at the end of {1} (80 % band)", "Chi quỹ đến hết năm {0} so với dự toán, tính đến hết tháng {1} (khoảng 80 %)");

    public static readonly Text Asked = new("asked", "đã đề nghị");

    public static readonly Text Late = new("still late", "còn chậm gửi");

    public static readonly Text Coming = new("to come", "sắp phát sinh");

    public static readonly Text YearEnd = new("year end", "cuối năm");

    public static readonly Text Overrun = new("overrun", "khả năng vượt");

    public static readonly Text AmountBand = new("band", "khoảng");

    public static readonly Text InMillions = new("In million đồng.", "Đơn vị: triệu đồng.");

    public static readonly Text UnknownMonths = new("{0} months of the year lie before the first claims; they are taken like months to come.", "{0} tháng trong năm nằm trước hồ sơ đầu tiên; được ước tính như các tháng sắp tới.");

    public static readonly Text NoSeason = new("No season is applied: that takes two years of claims, there are {0} months.", "Không áp dụng yếu tố mùa vụ: cần hai năm dữ liệu, hiện có {0} tháng.");

    public static readonly Text NotForecast = new("{0}: nothing is forecast, {1}.", "{0}: không dự báo, {1}.");

    public static readonly Text TooFewMonths = new("fewer than four months, or months in which nothing came", "có dưới bốn tháng, hoặc có tháng không phát sinh");

    public static readonly Text NoArrivalDays = new("the days on which claims were sent are not known", "không biết ngày gửi hồ sơ");

    public static readonly Text Target = new("Show the path to the coverage that is set: how many members are needed each month, how many to expect, who is late.", "Cho biết lộ trình đạt chỉ tiêu bao phủ: mỗi tháng cần tăng bao nhiêu người, dự kiến bao nhiêu, nơi nào chậm.");

    public static readonly Text TargetUnit = new("Only this province or commune, by its code, month by month and with its groups.", "Chỉ tỉnh hoặc xã này, theo mã, từng tháng và theo nhóm đối tượng.");

    public static readonly Text NoTarget = new("No path yet: that takes extracts of cards, a population of the unit, and a goal. Load them, then 'bhyt run'.", "Chưa có lộ trình: cần dữ liệu thẻ, dân số của đơn vị và chỉ tiêu. Hãy nạp rồi chạy 'bhyt run'.");

    public static readonly Text TargetTitle = new("Coverage goal of {0}, basis {1}, as seen at the end of {2}", "Chỉ tiêu bao phủ năm {0}, cơ sở dân số {1}, tính đến hết tháng {2}");

    public static readonly Text Unit = new("unit", "đơn vị");

    public static readonly Text Until = new("until", "đến hết");

    public static readonly Text Needed = new("needed", "cần tăng");

    public static readonly Text PerMonth = new("a month", "mỗi tháng");

    public static readonly Text Expiring = new("end 90 d (lost)", "hết hạn (mất)");

    public static readonly Text Expected = new("expected", "dự kiến");

    public static readonly Text Reach = new("reached", "khả năng đạt");

    public static readonly Text BehindPlan = new("late", "chậm");

    public static readonly Text Goal = new("goal", "chỉ tiêu");

    public static readonly Text Responsible = new("answers", "chịu trách nhiệm");

    public static readonly Text TargetLate = new("Only those that are expected to be late, with who answers for them.", "Chỉ những nơi dự kiến chậm, kèm đơn vị chịu trách nhiệm.");

    public static readonly Text NobodyLate = new("Nobody is expected to be late, of those whose path can be forecast.", "Không có nơi nào dự kiến chậm, trong số có thể dự báo.");

    public static readonly Text MoreUnits = new("{0} more rows: ask for one with --unit, or for all with --json.", "Còn {0} dòng: xem một đơn vị bằng --unit hoặc tất cả bằng --json.");

    public static readonly Text TargetTooFar = new("{0} rows are not forecast: the deadline is too far (PATH-HORIZON). What is needed a month stands.", "{0} dòng không dự báo: hạn còn quá xa (PATH-HORIZON). Số cần tăng mỗi tháng vẫn đúng.");

    public static readonly Text TargetTooFewMonths = new("{0} rows are not forecast: fewer than six months of members.", "{0} dòng không dự báo: chưa đủ sáu tháng số liệu người tham gia.");

    public static readonly Text TargetOver = new("{0} rows are at or past their deadline: what stands is what came.", "{0} dòng đã đến hoặc quá hạn: số liệu là kết quả thực tế.");

    public static readonly Text HiddenGroups = new("{0} groups are not shown: what they would tell is of 1 to 10 people.", "{0} nhóm không hiển thị vì liên quan 1 đến 10 người.");
}
