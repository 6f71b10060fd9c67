namespace BhytWarehouse.Etl.Staging;

/// <summary>Rows of several tables on their way from one reader to the writer; whole records only, so a batch can be committed at its end.</summary>
public sealed class StagingBatch
{
    private readonly RowBuffer[] _buffers;

    public StagingBatch(IReadOnlyList<StagingTable> tables) => _buffers = [.. tables.Select(table => new RowBuffer(table))];

    /// <summary>The buffers in the order of the source's tables.</summary>
    public IReadOnlyList<RowBuffer> Buffers => _buffers;

    /// <summary>Records that the batch brings to a decision (staged, quarantined, …), for progress.</summary>
    public int RecordCount { get; set; }

    /// <summary>Hundredths of đồng that those records ask from the fund, for progress.</summary>
    public long AmountHundredths { get; set; }

    public int ByteCount => _buffers.Sum(buffer => buffer.ByteCount);

    public void Clear()
    {
        foreach (RowBuffer buffer in _buffers)
        {
            buffer.Clear();
        }

        RecordCount = 0;
        AmountHundredths = 0;
    }
}
