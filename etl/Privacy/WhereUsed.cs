namespace BhytWarehouse.Etl.Privacy;

/// <summary>Everything that is known of where a person stands.</summary>
/// <param name="UncertainNumbers">Numbers beside the person's that may be somebody else's: nothing was counted or changed by them.</param>
/// <param name="HeldRecords">Held records whose content has the number, as LOAD:FILE:RECORD; 0 as the record is a refused file.</param>
/// <param name="SearchedFileCount">Files whose content was read through.</param>
/// <param name="Erased">The case and moment under which the person was erased; null when never.</param>
/// <param name="Restricted">As <paramref name="Erased"/>.</param>
public sealed record WhereUsed(
    IReadOnlyList<TableUse> Tables,
    IReadOnlyList<FileUse> Files,
    IReadOnlyList<string> HeldRecords,
    int UncertainNumbers,
    int SearchedFileCount,
    int UnsearchedFileCount,
    (string ReferenceCode, string CreatedAt)? Erased,
    (string ReferenceCode, string CreatedAt)? Restricted)
{
    public long RowCount => Tables.Sum(table => table.RowCount);
}
