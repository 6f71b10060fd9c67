namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Where a layout's headings stand in a sheet, as far as they were found.</summary>
/// <param name="FirstRow">Index among the rows that were looked at.</param>
/// <param name="LastRow">The same row, or the next one when the headings take two rows ("parent / child").</param>
/// <param name="Columns">The column of each field, -1 for one that is not there or stands above the table.</param>
/// <param name="Repeated">Fields that several columns name.</param>
/// <param name="Unknown">Columns with a heading that names no field.</param>
internal sealed record TableHeading(TableLayout Layout, int FirstRow, int LastRow, int[] Columns, IReadOnlyList<string> Repeated, IReadOnlyList<int> Unknown)
{
    public int MatchedCount { get; } = Columns.Count(column => column >= 0);

    public IEnumerable<string> Missing => Layout.Fields.Where((column, position) => column is { IsRequired: true, Place: TableFieldPlace.Row } && Columns[position] < 0).Select(column => column.Name);

    public bool HasKeys => Layout.Keys.All(position => Layout.Fields[position] is { Place: TableFieldPlace.Title } or { IsRequired: false } || Columns[position] >= 0);

    /// <summary>The headings of the whole table that stand first, null when none of the rows has them or another layout fits better; <paramref name="nearest"/> is what comes closest.</summary>
    public static TableHeading? Find(IReadOnlyList<TableLayout> layouts, IReadOnlyList<TableCell[]> rows, out TableHeading? nearest)
    {
        nearest = null;
        TableHeading? found = null;
        for (int row = 0; row < rows.Count; row++)
        {
            // One row further: a title above a heading of one row also makes a pair with it.
            if (found is not null && row > found.FirstRow + 1)
            {
                break;
            }

            foreach (TableLayout layout in layouts)
            {
                foreach (bool isPair in (ReadOnlySpan<bool>)[false, true])
                {
                    if (isPair && row + 1 == rows.Count)
                    {
                        continue;
                    }

                    TableHeading heading = Of(layout, rows, row, isPair);
                    if (nearest is null || heading.MatchedCount > nearest.MatchedCount)
                    {
                        nearest = heading;
                    }

                    if (!heading.Missing.Any() && (found is null || heading.MatchedCount > found.MatchedCount || (heading.MatchedCount == found.MatchedCount && !isPair && found.LastRow > found.FirstRow)))
                    {
                        found = heading;
                    }
                }
            }
        }

        // A table that names more of another layout and lacks a column of it is that layout, damaged: taken for the lesser one it would be read with the wrong meaning.
        return found is not null && nearest!.MatchedCount > found.MatchedCount ? null : found;
    }

    /// <summary>The row from which on rows are numbered: the one below the first that names every key of a layout. The witness finds it by the same words, without knowing the other columns.</summary>
    public static int NumberingOrigin(IReadOnlyList<TableLayout> layouts, IReadOnlyList<TableCell[]> rows)
    {
        bool HasKeysAt(int row, bool isPair) => row + (isPair ? 1 : 0) < rows.Count && layouts.Any(layout => Of(layout, rows, row, isPair).HasKeys);
        for (int row = 0; row < rows.Count; row++)
        {
            if (HasKeysAt(row, isPair: false))
            {
                return row + 1;
            }

            if (HasKeysAt(row, isPair: true) && !HasKeysAt(row + 1, isPair: false))
            {
                return row + 2;
            }
        }

        return rows.Count;
    }

    private static TableHeading Of(TableLayout layout, IReadOnlyList<TableCell[]> rows, int row, bool isPair)
    {
        int[] columns = new int[layout.Fields.Count];
        bool[] isByPair = new bool[layout.Fields.Count];
        Array.Fill(columns, -1);
        SortedSet<string> repeated = new(StringComparer.Ordinal);
        List<int> unknown = [];
        string carried = "";
        int width = isPair ? Math.Max(rows[row].Length, rows[row + 1].Length) : rows[row].Length;
        for (int column = 0; column < width; column++)
        {
            string parent = FoldAt(rows[row], column);
            string child = isPair ? FoldAt(rows[row + 1], column) : "";
            carried = parent.Length > 0 ? parent : carried;
            int position = child.Length > 0 ? layout.FieldWithHeading(carried + child) : -1;
            bool byPair = position >= 0;
            if (position < 0)
            {
                position = layout.FieldWithHeading(child.Length > 0 ? child : parent);
            }

            if (position < 0)
            {
                if ((child.Length > 0 || parent.Length > 0) && !IsOrdinal(child.Length > 0 ? child : parent))
                {
                    unknown.Add(column);
                }
            }
            else if (columns[position] < 0 || (byPair && !isByPair[position]))
            {
                if (columns[position] >= 0)
                {
                    unknown.Add(columns[position]);
                }

                (columns[position], isByPair[position]) = (column, byPair);
            }
            else if (byPair == isByPair[position])
            {
                repeated.Add(layout.Fields[position].Name);
            }
            else
            {
                unknown.Add(column);
            }
        }

        return new TableHeading(layout, row, isPair ? row + 1 : row, columns, [.. repeated], unknown);
    }

    private static string FoldAt(TableCell[] cells, int column) => column < cells.Length && cells[column].Kind == TableCellKind.Text ? HeadingText.Fold(cells[column].Text) : "";

    /// <summary>The column that only numbers the rows of a form.</summary>
    private static bool IsOrdinal(string folded) => folded is "stt" or "tt" or "sothutu" or "no";
}
