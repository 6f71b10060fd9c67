using System.Text;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.VssClaims;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>Keeps every row by column name; amounts become decimals.</summary>
internal sealed class RecordingSink : IStagingSink
{
    private long _key = 1000;

    public StagingBatch Batch { get; } = new(new VssClaimsSource().Tables);

    public int RecordsEnded { get; private set; }

    public void RecordEnded() => RecordsEnded++;

    public long NextRecordKey() => ++_key;

    public List<Dictionary<string, object>> Rows(string table)
    {
        RowBuffer buffer = Batch.Buffers.Single(candidate => candidate.Table.Name == table);
        List<Dictionary<string, object>> rows = [];
        RowValueReader reader = buffer.Read();
        for (int row = 0; row < buffer.RowCount; row++)
        {
            Dictionary<string, object> values = [];
            foreach (string column in buffer.Table.Columns)
            {
                values[column] = reader.Next() switch
                {
                    RowValueKind.Text => Encoding.UTF8.GetString(reader.Text),
                    RowValueKind.Integer => reader.Number,
                    RowValueKind.Hundredths => reader.Number / 100m,
                    RowValueKind.Thousandths => reader.Number / 1000m,
                    _ => DBNull.Value,
                };
            }

            rows.Add(values);
        }

        return rows;
    }
}
