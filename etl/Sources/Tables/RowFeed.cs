namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The rows of a file, sheet by sheet, whatever form it has; a text is one sheet.</summary>
internal abstract class RowFeed : IDisposable
{
    /// <summary>Why the file is in no form that is read, null when it is (rule 001).</summary>
    public string? FormFault { get; protected set; }

    /// <summary>What kept the rows from being told apart or read, null when nothing did (rule 004).</summary>
    public string? StructureFault { get; protected set; }

    public bool IsWorkbook { get; protected init; }

    public bool CountsFrom1904 { get; protected init; }

    /// <summary>From 1.</summary>
    public int SheetNumber { get; protected set; }

    public abstract int CellCount { get; }

    /// <summary>False when a quotation mark stands inside a field of the row.</summary>
    public virtual bool IsQuotedWell => true;

    /// <summary>Where the row starts: the byte in a text; in a workbook the sheet in the upper and the row in the lower 32 bits.</summary>
    public abstract long Offset { get; }

    /// <summary>Bytes of the row; 0 in a workbook.</summary>
    public abstract long Length { get; }

    /// <summary>An empty cell for a column beyond the row's last.</summary>
    public abstract TableCell this[int column] { get; }

    public bool IsBlank
    {
        get
        {
            for (int column = 0; column < CellCount; column++)
            {
                if (!this[column].IsEmpty)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public abstract bool NextSheet();

    /// <summary>False at the end of the sheet, and when a fault has come up.</summary>
    public abstract bool ReadRow();

    /// <summary>Excel's words for a cell that could not be computed.</summary>
    public static bool IsError(string text) => text is ['#', ..] && text is "#REF!" or "#N/A" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NULL!" or "#NUM!" or "#SPILL!" or "#CALC!" or "#GETTING_DATA";

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
