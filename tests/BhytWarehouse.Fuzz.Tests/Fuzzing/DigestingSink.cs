using System.IO.Hashing;
using System.Text;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Takes what a reader stages and keeps a digest of it, what becomes of each record, and the messages.</summary>
internal sealed class DigestingSink : IStagingSink
{
    private readonly string _recordTable;
    private readonly XxHash3[] _digests;
    private readonly Dictionary<long, int> _staged = [];
    private readonly HashSet<long> _held = [];
    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _dispositions = [];
    private long _lastKey;

    public DigestingSink(ISource source)
    {
        _recordTable = source.Delivery.RecordTable;
        Batch = new StagingBatch(source.Tables);
        _digests = [.. source.Tables.Select(_ => new XxHash3())];
    }

    public StagingBatch Batch { get; }

    /// <summary>Rows of the record table, by record number, with how often the number came.</summary>
    public IReadOnlyDictionary<long, int> Staged => _staged;

    public IReadOnlySet<long> Held => _held;

    /// <summary>Rows of check-in files stand for as many records as they say.</summary>
    public long RecordsInCheckIns { get; private set; }

    public IEnumerable<string> Rules => _rules;

    public IEnumerable<long> Dispositions => _dispositions;

    public StringBuilder Messages { get; } = new();

    public void RecordEnded()
    {
        for (int table = 0; table < _digests.Length; table++)
        {
            RowBuffer buffer = Batch.Buffers[table];
            _digests[table].Append(buffer.Bytes);
            if (buffer.Table.Name == _recordTable)
            {
                Look(buffer, "RecordNumber", "Disposition");
            }
            else if (buffer.Table.Name is "Finding" or "Quarantine" or "VssClaimDocument")
            {
                Look(buffer, "RecordNumber", "");
            }
        }

        Batch.Clear();
    }

    public long NextRecordKey() => ++_lastKey;

    /// <summary>A digest for each table. A reader writes each code (VssClaimCode) once in its life, not once a file, so that table says nothing here.</summary>
    public IReadOnlyList<string> Digests()
    {
        RecordEnded();
        return [.. Batch.Buffers.Zip(_digests).Where(table => table.First.Table.Name != "VssClaimCode").Select(table => $"{table.First.Table.Name} {table.Second.GetCurrentHashAsUInt64():x16}")];
    }

    private void Look(RowBuffer buffer, string numberColumn, string dispositionColumn)
    {
        RowValueReader values = buffer.Read();
        for (int row = 0; row < buffer.RowCount; row++)
        {
            long number = -1;
            long rows = 0;
            bool isCheckIn = false;
            foreach (string column in buffer.Table.Columns)
            {
                RowValueKind kind = values.Next();
                number = column == numberColumn ? values.Number : number;
                if (column == dispositionColumn)
                {
                    _dispositions.Add(values.Number);
                }
                else if (column == "RuleCode")
                {
                    _rules.Add(Encoding.UTF8.GetString(values.Text));
                }
                else if (column == "IsCheckInFile")
                {
                    isCheckIn = values.Number == 1;
                }
                else if (column == "RowCountInFile")
                {
                    rows = values.Number;
                }

                if (buffer.Table.Name is "Finding" or "Quarantine" && kind == RowValueKind.Text && column != "RecordCode")
                {
                    Messages.Append(Encoding.UTF8.GetString(values.Text)).Append('\n');
                }
            }

            if (buffer.Table.Name == _recordTable)
            {
                _staged[number] = _staged.GetValueOrDefault(number) + 1;
            }
            else if (buffer.Table.Name == "Quarantine")
            {
                _held.Add(number);
            }
            else if (isCheckIn)
            {
                RecordsInCheckIns += rows;
            }
        }
    }
}
