using System.Globalization;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>What the gate expects of a population table: of the file, of what its dimensions mean, of each published value.</summary>
internal static class NsoPopulationRules
{
    public const int LargestFile = 8 * 1024 * 1024;

    /// <summary>No province, nor the nation, has 200 million people: such a value is given in persons, not thousands.</summary>
    private const decimal MostThousands = 200_000;

    private static readonly RuleStanding Provinces = new() { LegalBasis = "Nghị quyết 202/2025/QH15; QĐ 19/2025/QĐ-TTg", Lists = ["Province"] };

    public static IReadOnlyList<NsoPopulationRule<PopulationTable>> File { get; } =
    [
        Layout("NP-001", "", "be one JSON text in UTF-8, without repeated members, or a workbook (.xlsx), of at most 8 MiB; download it again", "là một văn bản JSON mã hóa UTF-8 không lặp thành phần, hoặc tệp .xlsx, tối đa 8 MiB; hãy tải lại"),
        Layout("NP-002", "class", "be a json-stat dataset; ask PX-Web for the format json-stat2", "là tập dữ liệu json-stat; hãy chọn định dạng json-stat2 trên PX-Web"),
        Layout("NP-003", "dimension", "describe every dimension of 'id' with as many categories as 'size' says", "mô tả mọi chiều trong 'id' với số hạng mục đúng như 'size'"),
        Layout("NP-004", "value", "have one value, null or gap for each cell of its sizes", "có một giá trị, null hoặc khoảng trống cho mỗi ô theo kích thước"),
        Of("NP-005", Severity.RejectFile, "role", "have an area dimension and a year dimension", "có chiều địa phương và chiều năm",
            table => table.MissingDimensions.Count == 0, table => $"no dimension for {string.Join(" and ", table.MissingDimensions)}"),
        Of("NP-006", Severity.RejectFile, "area", "give each province a code of two digits, as category code or before its name; names alone are not looked up yet", "có mã hai chữ số cho mỗi tỉnh, là mã hạng mục hoặc đứng trước tên; hiện chưa tra theo tên",
            table => table.CodelessAreas.Count == 0, table => $"{table.CodelessAreas.Count} areas without a code, such as {table.CodelessAreas[0]}"),
        Of("NP-007", Severity.RejectFile, "area", "name each province once", "nêu mỗi tỉnh đúng một lần",
            table => table.RepeatedAreas.Count == 0, table => $"more than once {string.Join(", ", table.RepeatedAreas)}"),
        Of("NP-008", Severity.RejectFile, "year", "name each year once, with no other word than preliminary or estimate", "nêu mỗi năm đúng một lần, chỉ kèm từ sơ bộ hoặc ước tính",
            table => table.YearFaults.Count == 0, table => string.Join(", ", table.YearFaults.Take(5))),
        Of("NP-009", Severity.RejectFile, "measure", $"give the average population, called one of {NsoPopulationTerms.List("AveragePopulation")}, or that at the end of the year, called one of {NsoPopulationTerms.List("EndYearPopulation")}", "cho số liệu dân số trung bình hoặc dân số cuối năm",
            table => table.MeasureFault is null, table => table.MeasureFault!),
        Of("NP-010", Severity.RejectFile, "unit", "state thousands of persons as its unit", "ghi đơn vị là nghìn người",
            table => table.UnitFault is null, table => table.UnitFault!),
        Of("NP-011", Severity.RejectFile, "dimension", "have no further dimension, unless it has a total or one category that is not a part of the population", "không có chiều nào khác, trừ khi có hạng mục tổng hoặc chỉ một hạng mục không phải là một bộ phận dân số",
            table => table.OtherDimensionFaults.Count == 0, table => string.Join("; ", table.OtherDimensionFaults)),
        Of("NP-012", Severity.RejectFile, "value", "publish the average population of at least one province and year", "công bố dân số trung bình của ít nhất một tỉnh và một năm",
            table => table.TakenCount != 0, _ => "no such value"),
        Of("NP-013", Severity.Warn, "value", "hold only the average population of provinces; other measures, parts of the population, regions and the nation are counted, not stored", "chỉ gồm dân số trung bình theo tỉnh; chỉ tiêu khác, bộ phận dân số, vùng và cả nước được đếm, không được lưu",
            table => table.OtherValueCount == 0, table => $"{table.OtherValueCount} other values", table => table.OtherValueCount),
        Of("NP-014", Severity.Warn, "value", "be published for every cell; nothing is put in the place of what is not", "được công bố cho mọi ô; ô chưa công bố được để trống",
            table => table.UnpublishedCount == 0, table => $"{table.UnpublishedCount} cells not published", table => table.UnpublishedCount),
        Of("NP-015", Severity.Warn, "updated", "say when the table was updated (ISO 8601); the time of receipt stands in", "ghi thời điểm cập nhật (ISO 8601); tạm dùng thời điểm nhận",
            table => table.HasReadableUpdate, _ => "no date and time that can be read"),
    ];

    public static IReadOnlyList<NsoPopulationRule<PopulationCell>> Cell { get; } =
    [
        Of("NP-020", Severity.RejectRecord, "be a number", "là số", cell => cell.Number is not null, _ => "something else than a number that can be held"),
        Of("NP-021", Severity.RejectRecord, "be above zero: a province has people", "lớn hơn không", cell => !cell.IsTaken || cell.Number is null or > 0),
        Of("NP-022", Severity.RejectRecord, $"be at most {MostThousands:#,0} thousand; more is given in persons", "tối đa 200.000 nghìn; lớn hơn là số tính theo người", cell => !cell.IsTaken || cell.Number is null or <= MostThousands),
        Of("NP-023", Severity.RejectRecord, "be of a year that is not after the current one", "thuộc năm không sau năm hiện tại", cell => !cell.IsTaken || cell.Year.Number <= cell.CurrentYear, cell => $"year {cell.Year.Number}"),
        Of("NP-024", Severity.Warn, "have at most three decimals; it is rounded to whole persons", "có tối đa ba số lẻ; được làm tròn đến người", cell => !cell.IsTaken || cell.Number is null || Math.Abs(cell.Number.Value) > 1_000_000_000_000m || decimal.Truncate(cell.Number.Value * 1000) == cell.Number.Value * 1000),
        Of("NP-025", Severity.RejectRecord, "be of a province that had the code at the end of the year", "thuộc tỉnh mang mã đó vào cuối năm", cell => !cell.IsTaken || cell.Year.Number > cell.CurrentYear || cell.IsCodeOfItsYear, cell => $"code {cell.Area.Code} in {cell.Year.Number}", Provinces),
        Of("NP-026", Severity.RejectRecord, "be of the province that had the code in its year: a table that lists the provinces of after the merger of 2025-07-01 gives earlier years for the merged province, one that lists those of before gives later years for a part; ask for the table with the provinces of that year",
            "thuộc tỉnh mang mã đó trong năm: bảng theo danh mục tỉnh sau sắp xếp 01/07/2025 ghi các năm trước cho tỉnh đã sáp nhập, bảng theo danh mục trước sắp xếp ghi các năm sau cho một phần; hãy tải bảng theo danh mục tỉnh của năm đó",
            cell => !cell.IsTaken || !cell.IsCodeOfItsYear || !cell.IsCodeOfAnotherTime, cell => $"code {cell.Area.Code} in {cell.Year.Number} in a table of the {(cell.Listing == ProvinceListing.Old ? "old" : "new")} provinces", Provinces),
    ];

    private static NsoPopulationRule<PopulationTable> Layout(string code, string field, string expectation, string expectationVietnamese) =>
        Of(code, Severity.RejectFile, field, expectation, expectationVietnamese, table => table.Fault?.RuleCode != code, table => table.Fault!.Found);

    private static NsoPopulationRule<PopulationTable> Of(string code, Severity severity, string field, string expectation, string expectationVietnamese, Func<PopulationTable, bool> holds, Func<PopulationTable, string> found, Func<PopulationTable, int>? count = null) =>
        new(new QualityRule<PopulationTable>(code, severity, field, expectation, expectationVietnamese, holds), found, count ?? (_ => 1));

    private static NsoPopulationRule<PopulationCell> Of(string code, Severity severity, string expectation, string expectationVietnamese, Func<PopulationCell, bool> holds, Func<PopulationCell, string>? found = null, RuleStanding? standing = null) =>
        new(new QualityRule<PopulationCell>(code, severity, "value", expectation, expectationVietnamese, holds) { Standing = standing ?? RuleStanding.OfFeed }, found ?? (cell => cell.Number!.Value.ToString(CultureInfo.InvariantCulture)), _ => 1);
}
