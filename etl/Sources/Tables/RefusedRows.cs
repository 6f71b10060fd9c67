namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>A file in a form that is not read.</summary>
internal sealed class RefusedRows : RowFeed
{
    public RefusedRows(string fault, bool isStructure = false)
    {
        if (isStructure)
        {
            StructureFault = fault;
        }
        else
        {
            FormFault = fault;
        }
    }

    public override int CellCount => 0;

    public override long Offset => 0;

    public override long Length => 0;

    public override TableCell this[int column] => TableCell.Empty;

    public override bool NextSheet() => false;

    public override bool ReadRow() => false;

    protected override void Dispose(bool disposing)
    {
    }
}
