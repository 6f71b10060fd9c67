using System.Collections;

namespace BhytWarehouse.Etl.Audit;

/// <summary>What a file brought, counted at landing by code that shares nothing with the reader: record by record, in the order of the file.</summary>
/// <remarks>A record costs 32 bytes, so a million dossiers in one file cost 32 MB; nothing else of the file is kept.</remarks>
public sealed class ReceivedCount
{
    /// <summary>Records of one file. The reader refuses a file with more, which its sender can divide; without a limit some megabytes of empty records would fill any memory.</summary>
    public const int MostRecords = 2_000_000;

    private readonly Pages _records = new();

    /// <summary>The number of records that the file itself declares (SOLUONGHOSO), -1 when it declares none.</summary>
    public long DeclaredRecordCount { get; set; } = -1;

    /// <summary>The record with number n stands at n - 1.</summary>
    public IReadOnlyList<RecordCount> Records => _records;

    /// <summary>Beyond <see cref="MostRecords"/> records are left out: the file is refused.</summary>
    public void Add(RecordCount record)
    {
        if (_records.Count < MostRecords)
        {
            _records.Add(record);
        }
    }

    /// <summary>Gives the records so far the facility that the file names only now.</summary>
    public void NameFacility(string facilityCode)
    {
        for (int index = 0; index < _records.Count; index++)
        {
            _records[index] = _records[index] with { FacilityCode = facilityCode };
        }
    }

    /// <summary>Grows page by page: a list that doubles would for a moment need three times its content.</summary>
    private sealed class Pages : IReadOnlyList<RecordCount>
    {
        private const int PageLength = 16 * 1024;

        private readonly List<RecordCount[]> _pages = [];

        public int Count { get; private set; }

        public RecordCount this[int index]
        {
            get => index < Count ? _pages[index / PageLength][index % PageLength] : throw new ArgumentOutOfRangeException(nameof(index));
            set => _pages[index / PageLength][index % PageLength] = value;
        }

        public void Add(RecordCount record)
        {
            if (Count % PageLength == 0)
            {
                // Most files are small, and there are many of them: the first page grows with its content.
                _pages.Add(new RecordCount[_pages.Count == 0 ? 16 : PageLength]);
            }
            else if (Count < PageLength && Count == _pages[0].Length)
            {
                RecordCount[] first = _pages[0];
                Array.Resize(ref first, Math.Min(PageLength, first.Length * 4));
                _pages[0] = first;
            }

            this[Count++] = record;
        }

        public IEnumerator<RecordCount> GetEnumerator()
        {
            for (int index = 0; index < Count; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
