using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Tests.Sources;

/// <summary>Takes what a reader stages and gives it back as rows by column name.</summary>
internal sealed class CollectingSink(IReadOnlyList<StagingTable> tables) : IStagingSink
{
    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows = tables.ToDictionary(table => table.Name, _ => new List<Dictionary<string, string>>());
    private long _lastKey;

    public StagingBatch Batch { get; } = new(tables);

    public int RecordCount { get; private set; }

    public long AmountHundredths { get; private set; }

    public IReadOnlyList<Dictionary<string, string>> Rows(string table)
    {
        Empty();
        return _rows[table];
    }

    /// <summary>Hands the batch on after every record, the hardest case for a reader that keeps a buffer.</summary>
    public void RecordEnded() => Empty();

    public long NextRecordKey() => ++_lastKey;

    private void Empty()
    {
        foreach (RowBuffer buffer in Batch.Buffers)
        {
            RowValueReader values = buffer.Read();
            for (int row = 0; row < buffer.RowCount; row++)
            {
                Dictionary<string, string> named = new(StringComparer.Ordinal);
                foreach (string column in buffer.Table.Columns)
                {
                    named.Add(column, values.Next() switch
                    {
                        RowValueKind.Text => Encoding.UTF8.GetString(values.Text),
                        RowValueKind.Hundredths => (values.Number / 100m).ToString(CultureInfo.InvariantCulture),
                        RowValueKind.Null => "NULL",
                        _ => values.Number.ToString(CultureInfo.InvariantCulture),
                    });
                }

                _rows[buffer.Table.Name].Add(named);
            }
        }

        RecordCount += Batch.RecordCount;
        AmountHundredths += Batch.AmountHundredths;
        Batch.Clear();
    }
}
