using System.Text;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>The rows that one record staged, open to change by the name of table and column.</summary>
internal sealed class FalsifiedRecord
{
    private readonly List<(StagingTable Table, List<Dictionary<string, (RowValueKind Kind, object Value)>> Rows)> _tables = [];

    public IEnumerable<Dictionary<string, (RowValueKind Kind, object Value)>> this[string table] => Rows(table);

    public bool HasClaim => Rows("VssClaim").Count > 0;

    public static FalsifiedRecord Of(IReadOnlyList<StagingTable> tables, StagingBatch batch)
    {
        FalsifiedRecord record = new();
        for (int table = 0; table < tables.Count; table++)
        {
            List<Dictionary<string, (RowValueKind, object)>> rows = [];
            RowValueReader reader = batch.Buffers[table].Read();
            for (int row = 0; row < batch.Buffers[table].RowCount; row++)
            {
                Dictionary<string, (RowValueKind, object)> values = [];
                foreach (string column in tables[table].Columns)
                {
                    RowValueKind kind = reader.Next();
                    values.Add(column, (kind, kind == RowValueKind.Text ? Encoding.UTF8.GetString(reader.Text) : reader.Number));
                }

                rows.Add(values);
            }

            record._tables.Add((tables[table], rows));
        }

        return record;
    }

    public void WriteTo(StagingBatch batch)
    {
        for (int table = 0; table < _tables.Count; table++)
        {
            RowBuffer buffer = batch.Buffers[table];
            foreach (Dictionary<string, (RowValueKind, object)> row in _tables[table].Rows)
            {
                foreach ((RowValueKind kind, object value) in row.Values)
                {
                    Write(buffer, kind, value);
                }

                buffer.EndRow();
            }
        }
    }

    public List<Dictionary<string, (RowValueKind Kind, object Value)>> Rows(string table) => _tables.Single(entry => entry.Table.Name == table).Rows;

    public long Number(string table, string column) => (long)Rows(table)[0][column].Value;

    public void Set(string table, string column, object value)
    {
        foreach (Dictionary<string, (RowValueKind Kind, object Value)> row in Rows(table))
        {
            row[column] = (row[column].Kind, value);
        }
    }

    public void Drop()
    {
        foreach ((_, List<Dictionary<string, (RowValueKind, object)>> rows) in _tables)
        {
            rows.Clear();
        }
    }

    private static void Write(RowBuffer buffer, RowValueKind kind, object value)
    {
        switch (kind)
        {
            case RowValueKind.Null:
                buffer.Null();
                break;
            case RowValueKind.Integer:
                buffer.Integer((long)value);
                break;
            case RowValueKind.Hundredths:
                buffer.Hundredths((long)value);
                break;
            case RowValueKind.Thousandths:
                buffer.Thousandths((long)value);
                break;
            default:
                buffer.Text((string)value);
                break;
        }
    }
}
