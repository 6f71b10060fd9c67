using BhytWarehouse.Etl.Quarantine;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Finds one row of a table again, by the number that the reader gave it, and names its cells by the contract.</summary>
internal static class TableRecordFields
{
    public static IReadOnlyList<RecordField> Of(TableContract contract, Stream content, int recordNumber, CancellationToken cancellationToken)
    {
        using RowFeed rows = TableFile.Open(content, cancellationToken);
        int number = 0;
        while (rows.NextSheet())
        {
            List<(TableCell[] Cells, bool IsQuotedWell)> held = [];
            while (held.Count < TableReader.RowsLookedAt && rows.ReadRow())
            {
                if (!rows.IsBlank)
                {
                    held.Add((Cells(rows), rows.IsQuotedWell));
                }
            }

            List<TableCell[]> looked = [.. held.Select(row => row.Cells)];
            if (TableHeading.Find(contract.Layouts, looked, out _) is not { } heading)
            {
                continue;
            }

            int width = Math.Max(looked[heading.FirstRow].Length, looked[heading.LastRow].Length);
            for (int index = TableHeading.NumberingOrigin(contract.Layouts, looked); index < held.Count; index++)
            {
                if (++number == recordNumber)
                {
                    return Name(heading, held[index].Cells, held[index].IsQuotedWell && (rows.IsWorkbook || held[index].Cells.Length == width));
                }
            }

            while (rows.ReadRow())
            {
                if (!rows.IsBlank && ++number == recordNumber)
                {
                    TableCell[] cells = Cells(rows);
                    return Name(heading, cells, rows.IsQuotedWell && (rows.IsWorkbook || cells.Length == width));
                }
            }
        }

        return [];
    }

    private static TableCell[] Cells(RowFeed rows)
    {
        TableCell[] cells = new TableCell[rows.CellCount];
        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = rows[column];
        }

        return cells;
    }

    /// <param name="isAligned">False for a row whose fields are shifted: what stands under a heading may then be anything.</param>
    private static List<RecordField> Name(TableHeading heading, TableCell[] cells, bool isAligned)
    {
        Dictionary<int, TableField> byColumn = [];
        for (int position = 0; position < heading.Layout.Fields.Count; position++)
        {
            if (heading.Columns[position] >= 0)
            {
                byColumn[heading.Columns[position]] = heading.Layout.Fields[position];
            }
        }

        List<RecordField> fields = [];
        for (int column = 0; column < cells.Length; column++)
        {
            if (cells[column].IsEmpty)
            {
                continue;
            }

            TableField? field = byColumn.GetValueOrDefault(column);
            fields.Add(new RecordField("", 0, field?.Name ?? "", cells[column].Text, isAligned && field is not null && MayShow(field)));
        }

        return fields;
    }

    /// <summary>An address names people too: communes of residence stay masked.</summary>
    private static bool MayShow(TableField field) =>
        field is { IsPersonal: false, Storage: TableFieldStorage.Stored, Kind: not TableFieldKind.BirthDate } && !field.Name.Contains("CU_TRU", StringComparison.Ordinal);
}
