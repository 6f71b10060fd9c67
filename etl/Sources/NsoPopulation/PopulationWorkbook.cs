using System.Globalization;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>Lays out a workbook as PX-Web writes it: a title, headings above the columns (merged where they span several), areas down the first column, notes below.</summary>
/// <remarks>A heading row leaves the first cell empty; a number is a value only in a row that names an area. Whatever stands in the place of a value and is none refuses the file, so nothing is lost silently.</remarks>
internal static partial class PopulationWorkbook
{
    private static readonly string[] Unpublished = ["..", "...", "…", "-", "–", ":", ".", "x"];

    public static StatTable Read(MemoryStream content, CancellationToken cancellationToken)
    {
        using WorkbookRows rows = new(content, cancellationToken);
        if (rows.FormFault is not null || !rows.NextSheet())
        {
            throw new UnreadableTableException("NP-001", rows.FormFault ?? rows.StructureFault ?? "a workbook without a sheet");
        }

        List<(int Row, TableCell[] Cells)> sheet = [];
        for (int row = 1; rows.ReadRow(); row++)
        {
            TableCell[] cells = [.. Enumerable.Range(0, rows.CellCount).Select(column => rows[column])];
            if (cells.Any(cell => !cell.IsEmpty))
            {
                sheet.Add((row, cells));
            }
        }

        if (rows.NextSheet() && rows.ReadRow())
        {
            throw new UnreadableTableException("NP-003", "a second sheet with content");
        }

        return rows.StructureFault is { } fault ? throw new UnreadableTableException("NP-001", fault) : LayOut(sheet);
    }

    private static StatTable LayOut(List<(int Row, TableCell[] Cells)> sheet)
    {
        int headAt = sheet.FindIndex(row => row.Cells[0].IsEmpty);
        int headEnd = headAt < 0 ? 0 : sheet.FindIndex(headAt, row => !row.Cells[0].IsEmpty);
        if (headAt < 0 || headEnd < 0)
        {
            throw new UnreadableTableException("NP-005", "no heading row (its first cell is empty) above rows that name areas");
        }

        string label = string.Join(' ', sheet.Take(headAt).Where(row => row.Cells.Skip(1).All(cell => cell.IsEmpty)).Select(row => row.Cells[0].Text));
        List<string[]> headings = Headings([.. sheet.Skip(headAt).Take(headEnd - headAt).Select(row => row.Cells)]);
        List<StatDimension> dimensions = [.. headings.Select(Dimension)];
        int[][] columns = [.. Enumerable.Range(0, headings[0].Length).Select(column => headings.Select((level, index) => Place(dimensions[index], level[column])).ToArray())];
        if (columns.Select(places => string.Join(',', places)).Distinct().Count() != columns.Length)
        {
            throw new UnreadableTableException("NP-003", "two columns under the same headings");
        }

        List<StatCategory> areas = [];
        List<StatValue> values = [];
        string updated = "";
        int each = dimensions.Aggregate(1, (product, dimension) => product * dimension.Categories.Count);
        foreach ((int row, TableCell[] cells) in sheet)
        {
            updated = Moment().Match(cells[0].Text) is { Success: true } moment ? $"{moment.Groups["date"].Value[..4]}-{moment.Groups["date"].Value[4..6]}-{moment.Groups["date"].Value[6..]}T{moment.Groups["time"].Value}:00+07:00" : updated;
            bool hasValues = cells.Skip(1).Any(cell => !cell.IsEmpty);
            bool isHeading = sheet.FindIndex(other => other.Row == row) is var at && at >= headAt && at < headEnd;
            if (isHeading || !hasValues)
            {
                continue;
            }

            if (at < headAt || cells[0].Kind != TableCellKind.Text)
            {
                throw new UnreadableTableException("NP-003", string.Create(CultureInfo.InvariantCulture, $"values in row {row}, which has no heading above it or names no area"));
            }

            areas.Add(new StatCategory(cells[0].Text, cells[0].Text, ""));
            for (int column = 1; column < cells.Length; column++)
            {
                TableCell cell = cells[column];
                if (cell.IsEmpty || (cell.Kind == TableCellKind.Text && Unpublished.Contains(cell.Text)))
                {
                    continue;
                }

                if (cell.Kind != TableCellKind.Number || column > columns.Length)
                {
                    throw new UnreadableTableException("NP-004", string.Create(CultureInfo.InvariantCulture, $"in row {row}, column {column + 1} {(cell.Kind == TableCellKind.Number ? "a number without a heading" : "something else than a number, such as a number kept as text")}"));
                }

                int position = areas.Count - 1;
                for (int level = 0; level < dimensions.Count; level++)
                {
                    position = (position * dimensions[level].Categories.Count) + columns[column - 1][level];
                }

                values.Add(new StatValue(position, cell.Number, (1L << 32) | (uint)row, 0));
            }
        }

        StatDimension area = new("Địa phương", "Địa phương", areas);
        Dictionary<string, string[]> roles = new(StringComparer.Ordinal) { ["geo"] = [area.Id] };
        return StatTable.OfGrid(label, updated, [area, .. dimensions], roles, values, areas.Count * each);
    }

    /// <summary>The headings of each level for every column with a value; a merged one counts for all the columns that it spans.</summary>
    private static List<string[]> Headings(List<TableCell[]> rows)
    {
        int width = rows.Max(cells => Array.FindLastIndex(cells, cell => !cell.IsEmpty));
        List<string[]> levels = [];
        for (int level = 0; level < rows.Count; level++)
        {
            string[] texts = new string[width];
            for (int column = 0; column < width; column++)
            {
                string own = column + 1 < rows[level].Length ? rows[level][column + 1].Text : "";
                bool isSpanned = own.Length == 0 && level < rows.Count - 1 && column > 0;
                texts[column] = isSpanned ? texts[column - 1] : own;
            }

            levels.Add(texts);
        }

        return levels;
    }

    private static StatDimension Dimension(string[] headings, int level)
    {
        List<StatCategory> categories = [.. headings.Distinct(StringComparer.Ordinal).Select(heading => new StatCategory(heading, heading, ""))];
        string id = categories.TrueForAll(category => PopulationYear.Of(category).Number != 0) ? "Năm"
            : categories.Exists(category => PopulationTable.BasisOf(category.Label) is not null) ? "Chỉ tiêu"
            : string.Create(CultureInfo.InvariantCulture, $"Cấp {level + 1}");
        return new StatDimension(id, id, categories);
    }

    private static int Place(StatDimension dimension, string heading) =>
        dimension.Categories.Select((category, index) => (category, index)).First(pair => pair.category.Label == heading).index;

    [GeneratedRegex(@"(?<date>20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])) (?<time>[0-2][0-9]:[0-5][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
