namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Finds the labelled values above a table: "Kỳ báo cáo: 07/2026" in one cell, or the label in one cell and the value in the next.</summary>
internal static class TitleValues
{
    /// <summary>The value of a field, empty when no row above the headings names it.</summary>
    public static TableCell Find(TableField field, IEnumerable<TableCell[]> rowsAbove)
    {
        foreach (TableCell[] row in rowsAbove)
        {
            for (int column = 0; column < row.Length; column++)
            {
                if (row[column].Kind == TableCellKind.Text && RestBehindLabel(field, row[column].Text) is { } rest)
                {
                    TableCell value = TableCell.OfText(rest);
                    return value.IsEmpty ? row.Skip(column + 1).FirstOrDefault(cell => !cell.IsEmpty, TableCell.Empty) : value;
                }
            }
        }

        return TableCell.Empty;
    }

    /// <summary>What follows a label; null when the text starts with none of the field's.</summary>
    private static string? RestBehindLabel(TableField field, string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            return field.Headings.Contains(HeadingText.Fold(text.AsSpan(0, colon))) ? text[(colon + 1)..] : null;
        }

        if (field.Headings.Contains(HeadingText.Fold(text)))
        {
            return "";
        }

        // "Tháng 07 năm 2026": the label ends where the value's first digit stands.
        int digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 0 && field.Headings.Contains(HeadingText.Fold(text.AsSpan(0, digit))) ? text[digit..] : null;
    }
}
