using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>What the gate expects of reported statistics.</summary>
internal static class MohStatisticsRules
{
    public const int LargestFile = 64 * 1024 * 1024;

    /// <summary>All figures of a file are held until its headings are known.</summary>
    public const int MostFigures = 300_000;

    public const int LongestCell = 4_096;

    /// <summary>Bytes between two line ends of a CSV.</summary>
    public const int LongestLine = 64 * 1024;

    public static IReadOnlyList<QualityRule<StatisticsFile>> File { get; } =
    [
        Form("MS-001", "", "be one text in UTF-8 of at most 64 MiB and 300,000 figures; export it again, in parts when it is larger; UTF-16 and old Vietnamese fonts are not read", "là một văn bản UTF-8 tối đa 64 MiB và 300.000 số liệu; hãy xuất lại, chia nhỏ nếu lớn hơn; không đọc UTF-16 và phông chữ cũ"),
        Form("MS-002", "", "be the answer of analytics.json, of dataValueSets, or a CSV with headings", "là kết quả của analytics.json, dataValueSets hoặc tệp CSV có tiêu đề"),
        Form("MS-003", "header", "have columns for data element, period, unit and value, each once", "có các cột chỉ tiêu, kỳ báo cáo, đơn vị và giá trị, mỗi cột một lần"),
        Form("MS-004", "row", "have as many cells as there are headings, quotes only around whole cells, no cell above 4,096 characters and no line above 64 KiB", "có số ô bằng số tiêu đề, dấu nháy chỉ bao trọn ô, không ô nào quá 4.096 ký tự, không dòng nào quá 64 KiB"),
        new("MS-005", Severity.RejectFile, "row", "hold at least one figure", "có ít nhất một số liệu", file => file.Fault is not null || file.Figures.Count > 0),
        new("MS-010", Severity.Warn, "dataElement", "be listed in DataElements.csv; figures of others are counted, not stored", "có trong DataElements.csv; số liệu của chỉ tiêu khác được đếm, không được lưu", file => file.Unmapped.Count == 0),
        new("MS-011", Severity.Warn, "categoryOptionCombo", "be the whole; parts such as one sex are counted, not stored, since they are in the whole already", "là tổng số; các phần như theo giới tính được đếm, không được lưu", file => file.PartCount == 0),
        new("MS-012", Severity.Warn, "lastUpdated", "say when it was changed (ISO 8601); the time of receipt stands in", "ghi thời điểm cập nhật (ISO 8601); tạm dùng thời điểm nhận", file => file.UnreadableUpdateCount == 0),
    ];

    public static IReadOnlyList<QualityRule<ReportedFigure>> Record { get; } =
    [
        new("MS-020", Severity.RejectRecord, "value", "be a number with a point for decimals and without groups", "là số, dấu chấm thập phân, không phân nhóm", figure => figure.Number is not null),
        new("MS-021", Severity.RejectRecord, "value", "not be below zero", "không âm", figure => figure.Number is null or >= 0),
        new("MS-022", Severity.RejectRecord, "value", "have at most two decimals", "có tối đa hai số lẻ", figure => figure.Number is not { } number || decimal.Truncate(number * 100) == number * 100),
        new("MS-023", Severity.RejectRecord, "period", "be a year, quarter, month or day (2025, 2025Q1, 202501, 20250131)", "là năm, quý, tháng hoặc ngày (2025, 2025Q1, 202501, 20250131)", figure => !figure.IsTaken || figure.Period is not null),
        new("MS-024", Severity.RejectRecord, "period", "have begun", "đã bắt đầu", figure => !figure.IsTaken || figure.Period is null || figure.Period.StartDateKey <= figure.TodayKey),
        new("MS-025", Severity.RejectRecord, "orgUnit", "be the code of a facility (five letters or digits), or of a commune or province where the element is of areas; ask DHIS2 with outputIdScheme=CODE", "là mã cơ sở (năm ký tự), hoặc mã xã, mã tỉnh với chỉ tiêu theo địa bàn; hãy gọi DHIS2 với outputIdScheme=CODE", figure => !figure.IsTaken || figure.HasOrgUnitOfItsKind),
        new("MS-026", Severity.RejectRecord, "value", "be one for each element, unit, period and time of change; correct the file", "chỉ có một cho mỗi chỉ tiêu, đơn vị, kỳ và thời điểm cập nhật", figure => !figure.IsContradicted),
        new("MS-027", Severity.RejectRecord, "deleted", "not be set: a withdrawn value is reported anew, as zero where nothing was there", "không được đặt: giá trị rút lại phải được báo cáo lại", figure => !figure.IsDeletion),
    ];

    private static QualityRule<StatisticsFile> Form(string code, string field, string expectation, string expectationVietnamese) =>
        new(code, Severity.RejectFile, field, expectation, expectationVietnamese, file => file.Fault?.RuleCode != code);
}
