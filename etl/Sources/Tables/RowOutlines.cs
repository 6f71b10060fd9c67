namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Tells records from the rows that a form puts around them.</summary>
internal sealed class RowOutlines(TableHeading heading, IReadOnlyDictionary<string, string> blocks)
{
    private const int NumberingRows = 3;

    private static readonly HashSet<string> TotalLabels = new(StringComparer.Ordinal)
    {
        "tong", "cong", "tongcong", "tongso", "congchung", "tongcongchung", "congtrang", "congkhoi", "congnhom", "luyke", "total", "grandtotal", "subtotal", "sum",
    };

    private static readonly string[] FooterLabels =
        ["nguoilap", "giamdoc", "phogiamdoc", "ketoan", "thutruong", "kyten", "kyghiro", "daidien", "nguoikiemtra", "truongphong", "thuquy", "xacnhancua", "nguoigiao", "nguoinhan", "ghichu", "chuthich", "noinhan"];

    /// <summary>What <see cref="TableRow.Block"/> says of the rows that follow.</summary>
    public string Block { get; private set; } = "";

    /// <summary>Whether none of the columns that must name a record does; such a row is never a record, whatever else it holds.</summary>
    public bool IsKeyless(ReadOnlySpan<TableCell> cells)
    {
        foreach (int position in heading.Layout.Keys)
        {
            TableField field = heading.Layout.Fields[position];
            if (field is { Place: TableFieldPlace.Row, IsRequired: true } && !At(cells, heading.Columns[position]).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="rowsBelow">Rows since the headings, from 1.</param>
    public RowOutline Of(ReadOnlySpan<TableCell> cells, long rowsBelow, out bool isOutsideLedger)
    {
        isOutsideLedger = true;
        TableCell first = FirstOf(cells);
        if (first.Kind == TableCellKind.Text && IsTotal(first.Text))
        {
            return RowOutline.Total;
        }

        if ((rowsBelow <= NumberingRows && IsNumbering(cells)) || IsHeadingAgain(cells))
        {
            return RowOutline.Frame;
        }

        bool isKeyless = IsKeyless(cells);
        isOutsideLedger = isKeyless;
        (int filled, int required) = RequiredCells(cells);
        if ((isKeyless || filled * 2 <= required) && (OpensBlock(cells) || IsFooter(cells)))
        {
            return RowOutline.Frame;
        }

        // An amount without its record is held back, not passed over.
        return isKeyless && filled * 2 < required && !HasControl(cells) ? RowOutline.Frame : RowOutline.Record;
    }

    private static TableCell At(ReadOnlySpan<TableCell> cells, int column) => column >= 0 && column < cells.Length ? cells[column] : TableCell.Empty;

    private static TableCell FirstOf(ReadOnlySpan<TableCell> cells)
    {
        foreach (TableCell cell in cells)
        {
            if (!cell.IsEmpty)
            {
                return cell;
            }
        }

        return TableCell.Empty;
    }

    private static bool IsTotal(string text)
    {
        if (text.Length > 40 || char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        int end = text.AsSpan().IndexOfAny('(', ':');
        string folded = HeadingText.Fold(end > 0 ? text.AsSpan(0, end) : text);
        return TotalLabels.Contains(folded) || TotalLabels.Contains(folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }

    /// <summary>Letters from A, then numbers from 1: "A", "B", "1", "2", "3 = 1 + 2", with or without brackets.</summary>
    private static bool IsNumbering(ReadOnlySpan<TableCell> cells)
    {
        int letters = 0;
        int numbers = 0;
        foreach (TableCell cell in cells)
        {
            if (cell.IsEmpty)
            {
                continue;
            }

            if (cell.Text.Length > 12)
            {
                return false;
            }

            ReadOnlySpan<char> text = cell.Text.AsSpan().Trim("() ");
            int end = text.IndexOfAny('=', ' ');
            text = end > 0 ? text[..end] : text;
            if (numbers == 0 && text.Length == 1 && text[0] == 'A' + letters)
            {
                letters++;
            }
            else if (TableValues.IsDigits(text) && text.Length <= 3 && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) == numbers + 1)
            {
                numbers++;
            }
            else
            {
                return false;
            }
        }

        return letters + numbers >= 3;
    }

    private bool IsHeadingAgain(ReadOnlySpan<TableCell> cells)
    {
        foreach (int position in heading.Layout.Keys)
        {
            TableField field = heading.Layout.Fields[position];
            TableCell cell = At(cells, heading.Columns[position]);
            if (field is not { Place: TableFieldPlace.Row, IsRequired: true })
            {
                continue;
            }

            if (cell.Kind != TableCellKind.Text || char.IsAsciiDigit(cell.Text[0]) || !field.Headings.Contains(HeadingText.Fold(cell.Text)))
            {
                return false;
            }
        }

        return true;
    }

    private bool OpensBlock(ReadOnlySpan<TableCell> cells)
    {
        foreach (TableCell cell in cells)
        {
            if (cell.Kind != TableCellKind.Text)
            {
                continue;
            }

            string folded = HeadingText.Fold(cell.Text);
            foreach ((string start, string block) in blocks)
            {
                if (folded.StartsWith(start, StringComparison.Ordinal))
                {
                    Block = block;
                    return true;
                }
            }
        }

        return false;
    }

    private (int Filled, int Required) RequiredCells(ReadOnlySpan<TableCell> cells)
    {
        int required = 0;
        int filled = 0;
        for (int position = 0; position < heading.Columns.Length; position++)
        {
            if (heading.Layout.Fields[position] is { Place: TableFieldPlace.Row, IsRequired: true })
            {
                required++;
                filled += At(cells, heading.Columns[position]).IsEmpty ? 0 : 1;
            }
        }

        return (filled, required);
    }

    private bool HasControl(ReadOnlySpan<TableCell> cells)
    {
        foreach (int position in heading.Layout.Controls)
        {
            if (!At(cells, heading.Columns[position]).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFooter(ReadOnlySpan<TableCell> cells)
    {
        foreach (TableCell cell in cells)
        {
            if (cell.Kind == TableCellKind.Text && HeadingText.Fold(cell.Text) is var folded
                && (FooterLabels.Any(label => folded.StartsWith(label, StringComparison.Ordinal)) || (folded.Contains("ngay", StringComparison.Ordinal) && folded.Contains("thang", StringComparison.Ordinal) && folded.Contains("nam", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }
}
