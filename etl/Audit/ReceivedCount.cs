namespace BhytWarehouse.Etl.Audit;

/// <summary>What a file brought, counted at landing by code that shares nothing with the reader: record by record, in the order of the file.</summary>
/// <remarks>A record costs 32 bytes, so a million dossiers in one file cost 32 MB; nothing else of the file is kept.</remarks>
public sealed class ReceivedCount
{
    private readonly List<RecordCount> _records = [];

    /// <summary>The number of records that the file itself declares (SOLUONGHOSO), -1 when it declares none.</summary>
    public long DeclaredRecordCount { get; set; } = -1;

    /// <summary>The record with number n stands at n - 1.</summary>
    public IReadOnlyList<RecordCount> Records => _records;

    public void Add(RecordCount record) => _records.Add(record);
}
