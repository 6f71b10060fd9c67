using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>One dossier (HOSO): takes its documents as they come, then reads and judges them together. Used again for the next one.</summary>
internal sealed class Dossier
{
    /// <summary>Decoded bytes of one dossier.</summary>
    public const int SizeLimit = 64 * 1024 * 1024;

    public const int LineLimit = 99_999;

    private const int KeptSize = 4 * 1024 * 1024;
    private const int KeptLines = 5_000;
    private const int MostDays = 2_000;

    private static readonly int[] ClaimNumberFields = [.. VssClaimsContract.Tables.Select(table => table.IndexOf("MA_LK"u8))];

    // The summary tells the day that code lists are read at, results tell which lines have one: both come before the lines.
    private static readonly int[] ReadingOrder = [1, 4, 2, 3, 0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    private readonly SourceReading _reading;
    private readonly UnknownElements _unknown;
    private readonly Dictionary<int, GateOfDay> _gates = [];
    private readonly DossierFindings _findings = new();
    private readonly TableReader _table;
    private readonly ClaimStaging _staging;
    private readonly Utf8Table _results = new();
    private readonly XxHash128 _hash = new();
    private readonly byte[] _contentHash = new byte[32];
    private readonly Slice[] _documents = new Slice[VssClaimsContract.TableCount];
    private readonly bool[] _holds = new bool[VssClaimsContract.TableCount];
    private readonly int[] _rowCounts = new int[VssClaimsContract.TableCount];
    private List<ClaimLine> _lines = [];
    private byte[] _bytes = new byte[256 * 1024];
    private int _length;
    private byte[] _firstClaimNumber = [];
    private bool _linesAreSound;
    private GateOfDay? _gate;

    public Dossier(SourceReading reading, UnknownElements unknown)
    {
        _reading = reading;
        _unknown = unknown;
        _table = new TableReader(_findings, unknown);
        Summary = new ClaimSummary(new ClaimCodeLists(reading.CodeLists), reading.Today);
        _staging = new ClaimStaging(reading);
        Sums = new ClaimSums(Summary);
        Conduct = new ClaimConduct(Summary);
    }

    public ClaimSummary Summary { get; }

    public ClaimSums Sums { get; }

    public ClaimConduct Conduct { get; }

    public int LineCount { get; private set; }

    public int DocumentCount { get; private set; }

    public int OtherRowCount { get; private set; }

    public ReadOnlySpan<byte> ContentHash => _contentHash;

    public ReadOnlySpan<byte> this[Slice place] => place.Length > 0 ? _bytes.AsSpan(place.Start, place.Length) : default;

    public ClaimLine Line(int index) => _lines[index];

    public bool Holds(int table) => _holds[table];

    public int RowCount(int table) => _rowCounts[table];

    public bool HasResult(ReadOnlySpan<byte> serviceCode) => !serviceCode.IsEmpty && _results.Count > 0 && _results.Contains(serviceCode, 0);

    public void Begin()
    {
        if (_bytes.Length > KeptSize)
        {
            _bytes = new byte[256 * 1024];
        }

        if (_lines.Count > KeptLines)
        {
            _lines = [];
        }

        _length = 0;
        _findings.Clear();
        _results.Clear();
        Sums.Clear();
        Conduct.Clear();
        _gate = null;
        Summary.Clear();
        Array.Clear(_documents);
        Array.Clear(_holds);
        Array.Clear(_rowCounts);
        LineCount = 0;
        DocumentCount = 0;
        OtherRowCount = 0;
        _firstClaimNumber = [];
        _linesAreSound = true;
    }

    /// <summary>Takes content that is whole XML already.</summary>
    public Slice AddXml(ReadOnlySpan<byte> xml)
    {
        if (!Reserve(xml.Length))
        {
            return default;
        }

        xml.CopyTo(_bytes.AsSpan(_length));
        Slice place = new(_length, xml.Length);
        _length += xml.Length;
        return place;
    }

    /// <summary>Takes content that is base64 or, when it begins with a tag, XML.</summary>
    public Slice AddText(ReadOnlySpan<byte> text)
    {
        (int start, int length) = XmlCharacters.Trim(text, 0, text.Length);
        text = text.Slice(start, length);
        if (text.IsEmpty)
        {
            return default;
        }

        if (text[0] == '<' || text.StartsWith(Encoding.UTF8.Preamble))
        {
            return AddXml(text);
        }

        if (!TryAddBase64(text, out Slice place))
        {
            _findings.Report(ReadingRules.Base64, -1, 0, $"{text.Length} characters that do not decode");
        }

        return place;
    }

    /// <summary>Takes content that is base64, with white space or without; false when it does not decode.</summary>
    public bool TryAddBase64(ReadOnlySpan<byte> text, out Slice place)
    {
        place = default;
        if (!Reserve(Base64.GetMaxDecodedFromUtf8Length(text.Length)))
        {
            return true;
        }

        if (Base64.DecodeFromUtf8(text, _bytes.AsSpan(_length), out _, out int written) != OperationStatus.Done)
        {
            return false;
        }

        place = new Slice(_length, written);
        _length += written;
        return true;
    }

    /// <summary>Files a document under the table that LOAIHOSO names.</summary>
    public void AddDocument(ReadOnlySpan<byte> documentCode, Slice content, bool isWhole)
    {
        int table = VssClaimsContract.TableNumber(documentCode);
        if (!isWhole)
        {
            _findings.Report(ReadingRules.HasContent, table, 0, "LOAIHOSO or NOIDUNGFILE missing, repeated or empty");
        }

        if (table < 0)
        {
            _findings.Report(ReadingRules.KnownDocument, -1, 0, $"'{XmlNames.Printable(documentCode)}'");
            return;
        }

        DocumentCount++;
        if (_holds[table])
        {
            _findings.Report(table == 1 ? ReadingRules.OneSummary : ReadingRules.DocumentOnce, table, 0, $"a second {VssClaimsContract.Tables[table].Code}");
            return;
        }

        _holds[table] = true;
        _documents[table] = Body(content);
    }

    /// <summary>Reads and judges what came, and stages it or holds it back.</summary>
    /// <param name="facility">As the envelope names it; empty while it has not been read.</param>
    public DossierOutcome Judge(IStagingSink sink, SourceFile file, int recordNumber, int preparedDateKey, ReadOnlySpan<byte> facility, long byteOffset, long byteCount)
    {
        HashContent();
        bool isOld = false;
        foreach (int table in ReadingOrder)
        {
            if (_holds[table] && _documents[table].Length > 0)
            {
                isOld |= ReadTable(table);
            }
        }

        if (isOld)
        {
            return DossierOutcome.Decree4210;
        }

        if (!_holds[1])
        {
            _findings.Report(ReadingRules.HasSummary, 1, 0, $"{DocumentCount} documents without XML1");
        }

        if (Summary.IsRead)
        {
            JudgeSummary(facility);
            foreach ((RuleText rule, string list, ListState state) in Gate.Unjudged)
            {
                _reading.Unjudged.Add(rule.Code, list, state, file.SourceFileKey, recordNumber);
            }
        }

        StagingBatch batch = sink.Batch;
        batch.RecordCount++;
        batch.AmountHundredths += Summary.FundPaid;
        _findings.LetPass(_reading.Overrides, file.Hash, recordNumber);
        bool isRejected = _findings.IsRejected;
        ReadOnlySpan<byte> recordCode = RecordCode();
        _findings.Write(batch.Buffers[VssClaimsTables.Finding], _reading.LoadRunKey, file.SourceFileKey, recordNumber, recordCode);
        if (isRejected)
        {
            WriteQuarantine(batch, file, recordNumber, recordCode, byteOffset, byteCount, preparedDateKey);
        }
        else
        {
            _staging.Write(batch, file, recordNumber, preparedDateKey, sink.NextRecordKey(), this);
        }

        sink.RecordEnded();
        return isRejected ? DossierOutcome.Rejected : DossierOutcome.Accepted;
    }

    /// <summary>Reads one row of a check-in file; false when it is held back.</summary>
    public bool JudgeCheckIn(ReadOnlySpan<byte> row, IStagingSink sink, SourceFile file, int recordNumber, long byteOffset, out Slice claimNumber, out Slice facility)
    {
        Begin();
        Slice place = AddXml(row);
        _table.Begin(CheckInFields.Table, _bytes, place, rowIsRoot: true);
        if (_table.NextRow())
        {
            _table.CheckRow(0);
            claimNumber = _table.Place(CheckInFields.MA_LK);
            facility = _table.Place(CheckInFields.MA_CSKCB);
            _table.NextRow();
        }
        else
        {
            claimNumber = facility = default;
        }

        StagingBatch batch = sink.Batch;
        batch.RecordCount++;
        ReadOnlySpan<byte> recordCode = Code(this[claimNumber]);
        _findings.Write(batch.Buffers[VssClaimsTables.Finding], _reading.LoadRunKey, file.SourceFileKey, recordNumber, recordCode);
        if (_findings.IsRejected)
        {
            WriteQuarantine(batch, file, recordNumber, recordCode, byteOffset, row.Length, preparedDateKey: 0);
        }

        return !_findings.IsRejected;
    }

    private void WriteQuarantine(StagingBatch batch, SourceFile file, int recordNumber, ReadOnlySpan<byte> recordCode, long byteOffset, long byteCount, int preparedDateKey)
    {
        RowBuffer quarantine = batch.Buffers[VssClaimsTables.Quarantine];
        quarantine.Integer(_reading.LoadRunKey);
        quarantine.Integer(file.SourceFileKey);
        quarantine.Integer(recordNumber);
        quarantine.Text(recordCode);
        quarantine.Integer(byteOffset);
        quarantine.Integer(byteCount);
        quarantine.Integer(preparedDateKey);
        quarantine.EndRow();
    }

    private bool Reserve(int count)
    {
        if (_length + (long)count > SizeLimit)
        {
            _findings.Report(ReadingRules.DossierSize, -1, 0, $"more than {SizeLimit} bytes");
            return false;
        }

        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(SizeLimit, Math.Max(_bytes.Length * 2L, _length + count)));
        }

        return true;
    }

    // The wrapping must not show in the hash: mark, declaration and white space around the root belong to it.
    private Slice Body(Slice content)
    {
        ReadOnlySpan<byte> bytes = this[content];
        int start = bytes.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        return new Slice(content.Start + start, content.Length - start);
    }

    private void HashContent()
    {
        Span<byte> header = stackalloc byte[5];
        for (int table = 0; table < VssClaimsContract.TableCount; table++)
        {
            if (!_holds[table])
            {
                continue;
            }

            ReadOnlySpan<byte> content = this[_documents[table]];
            (int start, int length) = XmlCharacters.Trim(content, 0, content.Length);
            content = content.Slice(start, length);
            if (content.StartsWith("<?xml "u8) && content.IndexOf("?>"u8) is >= 0 and int end)
            {
                content = content[(end + 2)..];
                (start, length) = XmlCharacters.Trim(content, 0, content.Length);
                content = content.Slice(start, length);
            }

            header[0] = (byte)table;
            BinaryPrimitives.WriteInt32LittleEndian(header[1..], content.Length);
            _hash.Append(header);
            _hash.Append(content);
        }

        Span<byte> hash = stackalloc byte[16];
        _hash.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, _contentHash, out _);
    }

    /// <summary>Answers true when the summary is of QĐ 4210.</summary>
    private bool ReadTable(int table)
    {
        ContractTable contract = VssClaimsContract.Tables[table];
        int claimNumberField = ClaimNumberFields[table];
        _table.Begin(contract, _bytes, _documents[table], rowIsRoot: false);
        while (_table.NextRow())
        {
            switch (table)
            {
                case 1:
                    if (_table.HasDecree4210Fields && !_table.IsFilled(SummaryFields.T_TONGCHI_BV))
                    {
                        return true;
                    }

                    Summary.Read(_table, _bytes);
                    break;
                case 2 or 3:
                    ReadLine(table);
                    break;
                default:
                    _table.CheckRow(Summary.DischargeDateKey);
                    if (table == 4 && _table.IsFilled(ResultFields.MA_DICH_VU))
                    {
                        _results.Find(_table[ResultFields.MA_DICH_VU], 0, out _);
                    }

                    break;
            }

            if (claimNumberField >= 0 && _table.IsFilled(claimNumberField))
            {
                CheckClaimNumber(table, _table[claimNumberField]);
            }
        }

        _rowCounts[table] = _table.RowCount;
        OtherRowCount += table is 1 or 2 or 3 ? 0 : _table.RowCount;
        _linesAreSound &= !_table.IsUnreadable;
        return false;
    }

    private void ReadLine(int table)
    {
        if (LineCount == LineLimit)
        {
            if (!_findings.Repeats(ReadingRules.LineCount, table, "STT"))
            {
                _findings.Add(ReadingRules.LineCount, table, _table.RowCount, "STT", $"more than {LineLimit} lines");
            }

            _linesAreSound = false;
            return;
        }

        if (LineCount == _lines.Count)
        {
            _lines.Add(new ClaimLine(Summary));
        }

        ClaimLine line = _lines[LineCount];
        LineCount++;
        if (table == 2)
        {
            line.ReadDrug(_table);
        }
        else
        {
            line.ReadService(_table);
        }

        _linesAreSound &= line.IsSound;
        line.HasResult = HasResult(this[line.ServiceCode]);
        Sums.Add(line);
        Apply(Gate.Line, line, table, line.RowNumber, line.IsSound);
        if (table == 3)
        {
            Conduct.Add(line, this[line.ServiceCode]);
            Apply(Gate.LineOf(line.CostGroup), line, table, line.RowNumber, line.IsSound);
        }
        else if (line.FundPaid > 0)
        {
            Conduct.Add(line, default);
        }
    }

    private void CheckClaimNumber(int table, ReadOnlySpan<byte> claimNumber)
    {
        if (_firstClaimNumber.Length == 0 && !Summary.IsRead)
        {
            _firstClaimNumber = claimNumber.ToArray();
        }

        if (Summary.IsRead && !claimNumber.SequenceEqual(Summary.ClaimNumber) && !_findings.Repeats(ReadingRules.SameClaimNumber, table, "MA_LK"))
        {
            _findings.Add(ReadingRules.SameClaimNumber, table, _table.RowCount, "MA_LK", "another MA_LK");
        }
    }

    private void JudgeSummary(ReadOnlySpan<byte> facility)
    {
        ReadOnlySpan<byte> own = Summary[SummaryFields.MA_CSKCB];
        if (!facility.IsEmpty && !own.IsEmpty && !own.SequenceEqual(facility))
        {
            _findings.Report(ReadingRules.SameFacility, 1, 1, XmlNames.Printable(own));
        }

        Apply(Gate.Summary, Summary, 1, 1, Summary.IsSound);
        bool sumsAreKnown = Summary.IsSound && _linesAreSound && (!_holds[2] || _documents[2].Length > 0) && (!_holds[3] || _documents[3].Length > 0);
        if (sumsAreKnown)
        {
            Apply(Gate.Sums, Sums, 1, 1, isSound: true);
            Apply(Gate.Whole, this, -1, 0, isSound: true);
        }
    }

    private void Apply<TSubject>(GateRule<TSubject>[] rules, TSubject subject, int table, int row, bool isSound)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            GateRule<TSubject> rule = rules[i];
            if (rule.Holds(subject) || (!isSound && (rule.NeedsSoundSubject || _findings.Names(table, rule.Text.Field))))
            {
                continue;
            }

            if (!_findings.Repeats(rule.Text, table, rule.Text.Field))
            {
                _findings.Add(rule.Text, table, row, rule.Text.Field, rule.Found(subject));
            }
        }
    }

    /// <summary>Known once the summary is read, which comes first.</summary>
    private GateOfDay Gate => _gate ??= GateOn(Summary.DischargeDateKey);

    private GateOfDay GateOn(int dateKey)
    {
        if (!_gates.TryGetValue(dateKey, out GateOfDay? gate))
        {
            // Files can be made to name very many days.
            if (_gates.Count == MostDays)
            {
                _gates.Clear();
            }

            _gates.Add(dateKey, gate = new GateOfDay(dateKey, _reading.CodeLists));
        }

        return gate;
    }

    private ReadOnlySpan<byte> RecordCode() => Code(Summary.IsRead ? Summary.ClaimNumber : _firstClaimNumber);

    // The column's width; a longer MA_LK is itself a finding.
    private static ReadOnlySpan<byte> Code(ReadOnlySpan<byte> claimNumber) =>
        claimNumber.Length <= 100 ? claimNumber : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(claimNumber) is { Length: > 100 } text ? text[..100] : Encoding.UTF8.GetString(claimNumber));
}
