using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Walks through an envelope GIAMDINHHS, or a check-in file, and hands each dossier to be judged.</summary>
/// <remarks>Memory is bounded by one dossier: a window slides over the file, and only the content of one NOIDUNGFILE has to be whole in it.</remarks>
public sealed class VssClaimsReader : ISourceReader
{
    /// <summary>Bytes of one NOIDUNGFILE, or of anything else that has to be whole in memory.</summary>
    public const int ContentLimit = 48 * 1024 * 1024;

    private const int CheckInLimit = 200_000;
    private const int PieceLimit = 100_000;

    private readonly SourceReading _reading;
    private readonly UnknownElements _unknown = new();
    private readonly Dossier _dossier;
    private readonly XmlTokenizer _tokenizer = new();
    private readonly SlidingWindow _window = new();
    private readonly List<Piece> _pieces = [];
    private byte[] _joined = [];
    private int _position;
    private int _pin = -1;

    private IStagingSink _sink = null!;
    private SourceFile _file = null!;
    private CancellationToken _cancellationToken;
    private int _recordCount;
    private long _declaredCount;
    private bool _facilityIsRead;
    private bool _preparedIsRead;
    private bool _preparedIsLate;
    private byte[] _facility = [];
    private byte[] _ownFacility = [];
    private bool _ownFacilitiesDiffer;
    private int _preparedDateKey;

    internal VssClaimsReader(SourceReading reading)
    {
        _reading = reading;
        _dossier = new Dossier(reading, _unknown);
    }

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        _file = file;
        _sink = sink;
        _cancellationToken = cancellationToken;
        _recordCount = 0;
        _declaredCount = -1;
        _facilityIsRead = _preparedIsRead = _preparedIsLate = _ownFacilitiesDiffer = false;
        _facility = _ownFacility = [];
        _preparedDateKey = 0;
        _position = 0;
        _pin = -1;
        _unknown.Clear();
        _window.Begin(content);
        _tokenizer.Begin(bytesAreLegal: false);
        try
        {
            ReadFile();
        }
        catch (Refusal refusal)
        {
            return FileVerdict.Refused(refusal.Rule.Code, refusal.Message, refusal.Rule.Expectation, _recordCount);
        }

        _unknown.Write(sink.Batch.Buffers[VssClaimsTables.Finding], _reading.LoadRunKey, file.SourceFileKey);

        // The rows of dossiers that stood before NGAYLAP carry 0 until the load fills it in.
        return _preparedIsLate ? FileVerdict.Read(_recordCount) with { LateValues = [("NGAYLAP", _preparedDateKey)] } : FileVerdict.Read(_recordCount);
    }

    public void Dispose()
    {
        // The pseudonyms are the caller's, and nothing else outlives a file.
    }

    private void ReadFile()
    {
        _window.Advance(0);
        ReadOnlySpan<byte> first = _window.Bytes;
        if (first.IsEmpty)
        {
            throw new Refusal(ReadingRules.NotEmpty, "an empty file");
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || first.StartsWith("<\0"u8) || first.StartsWith("\0<"u8))
        {
            throw new Refusal(ReadingRules.Utf8, "UTF-16");
        }

        _position = first.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        if (_window.IsAtEnd && XmlCharacters.Trim(first, _position, first.Length - _position).Length == 0)
        {
            throw new Refusal(ReadingRules.NotEmpty, "white space only");
        }

        Expect(Next());
        if (_tokenizer.DeclaredEncoding.Length > 0 && !Ascii.EqualsIgnoreCase(_tokenizer.DeclaredEncoding, "utf-8"))
        {
            throw new Refusal(ReadingRules.Utf8, $"a declaration of {XmlNames.Printable(Encoding.ASCII.GetBytes(_tokenizer.DeclaredEncoding))}");
        }

        if (Is("GIAMDINHHS"u8))
        {
            ReadEnvelope();
        }
        else if (Is("CHI_TIEU_TRANG_THAI_KCB"u8))
        {
            ReadCheckIns();
        }
        else
        {
            throw Is("CHECKIN"u8) ? new Refusal(ReadingRules.NotDecree4210, "the root CHECKIN of QĐ 4210")
                : Is("KHAMSUCKHOE"u8) ? new Refusal(ReadingRules.NotCheckup, "the root KHAMSUCKHOE")
                : new Refusal(ReadingRules.Envelope, $"the root {XmlNames.Printable(Name)}");
        }

        if (Next() is not XmlTokenKind.EndOfDocument and XmlTokenKind kind)
        {
            throw Unexpected(kind);
        }
    }

    private void ReadEnvelope()
    {
        while (NextChild())
        {
            if (Is("THONGTINDONVI"u8))
            {
                ReadSender();
            }
            else if (Is("THONGTINHOSO"u8))
            {
                ReadContents();
            }
            else if (Is("CHUKYDONVI"u8))
            {
                Skip();
            }
            else
            {
                SkipUnknown();
            }
        }

        if (!_facilityIsRead)
        {
            throw new Refusal(ReadingRules.FacilityNamed, "no MACSKCB");
        }

        if (_ownFacilitiesDiffer || (_ownFacility.Length > 0 && !_ownFacility.AsSpan().SequenceEqual(_facility)))
        {
            throw new Refusal(ReadingRules.OneFacility, "THONGTINDONVI after the dossiers, naming another facility than they do");
        }

        if (_declaredCount >= 0 && _declaredCount != _recordCount)
        {
            throw new Refusal(ReadingRules.DeclaredCount, string.Create(CultureInfo.InvariantCulture, $"{_declaredCount} declared, {_recordCount} found"));
        }

        if (_declaredCount < 0)
        {
            WriteFileFinding(ReadingRules.CountDeclared, "no SOLUONGHOSO");
        }

        if (_preparedDateKey == 0)
        {
            WriteFileFinding(ReadingRules.PreparedOn, _preparedIsRead ? "no date" : "no NGAYLAP");
        }
    }

    private void ReadSender()
    {
        while (NextChild())
        {
            if (!Is("MACSKCB"u8))
            {
                SkipUnknown();
                continue;
            }

            if (_facilityIsRead)
            {
                throw new Refusal(ReadingRules.FacilityNamed, "a second MACSKCB");
            }

            ReadOnlySpan<byte> facility = ShortText();
            if (facility.Length != 5)
            {
                throw new Refusal(ReadingRules.FacilityNamed, facility.IsEmpty ? "an empty MACSKCB" : $"a MACSKCB of {facility.Length} characters");
            }

            _facility = facility.ToArray();
            _facilityIsRead = true;
        }
    }

    private void ReadContents()
    {
        while (NextChild())
        {
            if (Is("DANHSACHHOSO"u8))
            {
                ReadDossiers();
            }
            else if (Is("NGAYLAP"u8))
            {
                if (_preparedIsRead)
                {
                    throw new Refusal(ReadingRules.Arrangement, "a second NGAYLAP");
                }

                ReadOnlySpan<byte> text = ShortText();
                _preparedDateKey = text.Length == 8 && FieldText.TryInteger(text, out long day) && FieldText.IsDay((int)day) ? (int)day : 0;
                _preparedIsRead = true;
                _preparedIsLate = _recordCount > 0;
            }
            else if (Is("SOLUONGHOSO"u8))
            {
                if (_declaredCount >= 0)
                {
                    throw new Refusal(ReadingRules.Arrangement, "a second SOLUONGHOSO");
                }

                if (!FieldText.TryInteger(ShortText(), out _declaredCount))
                {
                    throw new Refusal(ReadingRules.DeclaredCount, "a SOLUONGHOSO that is no number");
                }
            }
            else
            {
                SkipUnknown();
            }
        }
    }

    private void ReadDossiers()
    {
        while (NextChild())
        {
            if (!Is("HOSO"u8))
            {
                SkipUnknown();
                continue;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            CountRecord();
            long start = _window.Offset + _tokenizer.Start;
            _dossier.Begin();
            while (NextChild())
            {
                if (Is("FILEHOSO"u8))
                {
                    ReadDocument();
                }
                else
                {
                    SkipUnknown();
                }
            }

            long end = _window.Offset + _tokenizer.End;
            DossierOutcome outcome = _dossier.Judge(_sink, _file, _recordCount, _preparedDateKey, _facility, start, end - start);
            if (outcome == DossierOutcome.Decree4210)
            {
                throw new Refusal(ReadingRules.NotDecree4210, "a summary with fields of QĐ 4210 and without T_TONGCHI_BV");
            }

            if (!_facilityIsRead && outcome == DossierOutcome.Accepted)
            {
                RememberOwnFacility(_dossier.Summary[SummaryFields.MA_CSKCB]);
            }
        }
    }

    private void CountRecord()
    {
        if (_recordCount++ == ReceivedCount.MostRecords)
        {
            throw new Refusal(ReadingRules.Size, $"more than {ReceivedCount.MostRecords} records");
        }
    }

    private void RememberOwnFacility(ReadOnlySpan<byte> facility)
    {
        if (_ownFacility.Length == 0)
        {
            _ownFacility = facility.ToArray();
        }

        _ownFacilitiesDiffer |= !facility.SequenceEqual(_ownFacility);
    }

    private void ReadDocument()
    {
        Span<byte> documentCode = stackalloc byte[16];
        int codeLength = 0;
        int codes = 0;
        int contents = 0;
        Slice content = default;
        while (NextChild())
        {
            if (Is("LOAIHOSO"u8))
            {
                ReadOnlySpan<byte> text = ShortText();
                codeLength = Math.Min(text.Length, documentCode.Length);
                text[..codeLength].CopyTo(documentCode);
                codes++;
            }
            else if (Is("NOIDUNGFILE"u8))
            {
                content = ReadContent(out bool isEmpty);
                contents += isEmpty ? 0 : 1;
            }
            else
            {
                SkipUnknown();
            }
        }

        _dossier.AddDocument(documentCode[..codeLength], content, isWhole: codes == 1 && contents == 1);
    }

    private Slice ReadContent(out bool isEmpty)
    {
        int depth = _tokenizer.Depth;
        _pin = _position;
        _pieces.Clear();
        bool hasElements = false;
        _tokenizer.LeavesTextUnexamined = true;
        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    if (_tokenizer.Depth == depth && !hasElements)
                    {
                        if (_pieces.Count == PieceLimit)
                        {
                            throw new Refusal(ReadingRules.Size, "one content in more than 100,000 pieces");
                        }

                        _pieces.Add(new Piece(_tokenizer.TextStart - _pin, _tokenizer.TextLength, _tokenizer.HasReferences, kind == XmlTokenKind.CharacterData));
                    }

                    break;
                case XmlTokenKind.StartElement:
                    if (Is("NOIDUNGFILE"u8))
                    {
                        throw new Refusal(ReadingRules.Arrangement, "<NOIDUNGFILE> inside another");
                    }

                    hasElements = true;
                    break;
                case XmlTokenKind.EndElement when _tokenizer.Depth < depth:
                    ReadOnlySpan<byte> whole = _window.Bytes[_pin.._tokenizer.Start];
                    _pin = -1;
                    _tokenizer.LeavesTextUnexamined = false;
                    if (hasElements)
                    {
                        // Reading the document examines its text.
                        isEmpty = false;
                        return _dossier.AddXml(whole);
                    }

                    return AddText(whole, out isEmpty);
                case XmlTokenKind.EndElement:
                    break;
                default:
                    throw Unexpected(kind);
            }
        }
    }

    private Slice AddText(ReadOnlySpan<byte> whole, out bool isEmpty)
    {
        if (_pieces is [{ IsSection: false } only] && only.Length > 0 && _dossier.TryAddBase64(whole.Slice(only.Start, only.Length), out Slice place) && place.Length > 0)
        {
            // What decodes is base64 and so legal text without references.
            isEmpty = false;
            return place;
        }

        for (int i = 0; i < _pieces.Count; i++)
        {
            Piece piece = _pieces[i];
            if (!piece.IsSection)
            {
                if (_tokenizer.Examine(whole.Slice(piece.Start, piece.Length)) is not XmlTokenKind.Text and XmlTokenKind kind)
                {
                    throw Unexpected(kind);
                }

                _pieces[i] = piece with { HasReferences = _tokenizer.HasReferences };
            }
        }

        ReadOnlySpan<byte> text = Join(whole);
        isEmpty = XmlCharacters.Trim(text, 0, text.Length).Length == 0;
        return _dossier.AddText(text);
    }

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> whole)
    {
        if (_pieces.Count == 0)
        {
            return default;
        }

        // White space beside a CDATA section is layout, not content.
        Piece single = _pieces[0];
        int filled = 0;
        foreach (Piece piece in _pieces)
        {
            if (piece.HasReferences || XmlCharacters.Trim(whole, piece.Start, piece.Length).Length > 0)
            {
                single = piece;
                filled++;
            }
        }

        if (filled <= 1 && !single.HasReferences)
        {
            return whole.Slice(single.Start, single.Length);
        }

        if (_joined.Length < whole.Length || _joined.Length > 16 * 1024 * 1024)
        {
            _joined = new byte[whole.Length];
        }

        int length = 0;
        foreach (Piece piece in _pieces)
        {
            ReadOnlySpan<byte> bytes = whole.Slice(piece.Start, piece.Length);
            if (piece.HasReferences)
            {
                length += XmlCharacters.Resolve(bytes, _joined.AsSpan(length));
            }
            else
            {
                bytes.CopyTo(_joined.AsSpan(length));
                length += bytes.Length;
            }
        }

        return _joined.AsSpan(0, length);
    }

    private void ReadCheckIns()
    {
        Utf8Table encounters = new();
        List<CheckIn> checkIns = [];
        int depth = _tokenizer.Depth;
        while (true)
        {
            XmlTokenKind kind = Next();
            if (kind == XmlTokenKind.EndElement && _tokenizer.Depth < depth)
            {
                break;
            }

            if (kind is XmlTokenKind.Text or XmlTokenKind.CharacterData or XmlTokenKind.EndElement)
            {
                continue;
            }

            Expect(kind);
            if (Is("CHUKYDONVI"u8))
            {
                Skip();
            }
            else if (Is("TRANG_THAI_KCB"u8))
            {
                ReadCheckIn(encounters, checkIns);
            }
            else if (!Is("DSACH_TRANG_THAI_KCB"u8))
            {
                ThrowIfMisplaced();
                _unknown.Count(0, Name);
            }
        }

        for (int i = 0; i < checkIns.Count; i++)
        {
            CheckIn checkIn = checkIns[i];
            ClaimStaging.WriteDocument(_sink.Batch.Buffers[VssClaimsTables.Document], _reading.LoadRunKey, _file.SourceFileKey, checkIn.RecordNumber, _sink.NextRecordKey(), checkIn.Facility, encounters.Key(i), 0, checkIn.RowCount, isCheckInFile: true);
            _sink.RecordEnded();
        }
    }

    private void ReadCheckIn(Utf8Table encounters, List<CheckIn> checkIns)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        CountRecord();
        _pin = _tokenizer.Start;
        Skip();
        ReadOnlySpan<byte> row = _window.Bytes[_pin.._tokenizer.End];
        long offset = _window.Offset + _pin;
        _pin = -1;
        bool isAccepted = _dossier.JudgeCheckIn(row, _sink, _file, _recordCount, offset, out Slice claimNumber, out Slice facility);
        if (isAccepted && _reading.IsWanted(_file.SourceFileKey, _recordCount))
        {
            int number = encounters.Find(_dossier[claimNumber], 0, out bool isNew);
            if (isNew)
            {
                if (encounters.Count > CheckInLimit)
                {
                    throw new Refusal(ReadingRules.CheckInCount, "more than 200,000 encounters");
                }

                // Files are of one facility nearly always: one array serves all its encounters.
                ReadOnlySpan<byte> code = _dossier[facility];
                byte[] shared = checkIns.Count > 0 && checkIns[^1].Facility.AsSpan().SequenceEqual(code) ? checkIns[^1].Facility : code.ToArray();
                checkIns.Add(new CheckIn(_recordCount, 1, shared));
            }
            else
            {
                checkIns[number] = checkIns[number] with { RowCount = checkIns[number].RowCount + 1 };
            }
        }

        _sink.RecordEnded();
    }

    private void WriteFileFinding(RuleText rule, string found) =>
        DossierFindings.WriteRow(_sink.Batch.Buffers[VssClaimsTables.Finding], _reading.LoadRunKey, _file.SourceFileKey, 0, default, rule, -1, 0, rule.Field, found, 1);

    /// <summary>Goes to the next child of the element it stands in; false at that element's end.</summary>
    private bool NextChild()
    {
        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.StartElement:
                    return true;
                case XmlTokenKind.EndElement:
                    return false;
                case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    break;
                default:
                    throw Unexpected(kind);
            }
        }
    }

    /// <summary>The text of an element without children; further pieces and elements make it no value of the envelope.</summary>
    private ReadOnlySpan<byte> ShortText()
    {
        int depth = _tokenizer.Depth;
        _pin = _position;
        _pieces.Clear();
        while (true)
        {
            XmlTokenKind kind = Next();
            if (kind is XmlTokenKind.Text or XmlTokenKind.CharacterData && _pieces.Count < 100)
            {
                _pieces.Add(new Piece(_tokenizer.TextStart - _pin, _tokenizer.TextLength, _tokenizer.HasReferences, kind == XmlTokenKind.CharacterData));
            }
            else if (kind == XmlTokenKind.EndElement && _tokenizer.Depth < depth)
            {
                ReadOnlySpan<byte> text = Join(_window.Bytes[_pin.._tokenizer.Start]);
                _pin = -1;
                (int start, int length) = XmlCharacters.Trim(text, 0, text.Length);
                return text.Slice(start, length);
            }
            else if (kind == XmlTokenKind.StartElement)
            {
                throw new Refusal(ReadingRules.Arrangement, $"<{XmlNames.Printable(Name)}> inside a value of the envelope");
            }
            else
            {
                throw Unexpected(kind);
            }
        }
    }

    private void SkipUnknown()
    {
        ThrowIfMisplaced();
        _unknown.Count(-1, Name);
        Skip();
    }

    /// <summary>Parts of an envelope in the wrong place would be passed over with all they hold; one that names the facility would name it for some and not for others.</summary>
    private void ThrowIfMisplaced()
    {
        if (Is("HOSO"u8) || Is("FILEHOSO"u8) || Is("LOAIHOSO"u8) || Is("NOIDUNGFILE"u8) || Is("DANHSACHHOSO"u8) || Is("THONGTINHOSO"u8) || Is("THONGTINDONVI"u8) || Is("GIAMDINHHS"u8) || Is("TRANG_THAI_KCB"u8) || (Is("MACSKCB"u8) && !_facilityIsRead))
        {
            throw new Refusal(ReadingRules.Arrangement, $"<{XmlNames.Printable(Name)}> where it does not belong");
        }
    }

    private void Skip()
    {
        int depth = _tokenizer.Depth;
        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.EndElement when _tokenizer.Depth < depth:
                    return;
                case XmlTokenKind.EndElement or XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    break;
                case XmlTokenKind.StartElement:
                    ThrowIfMisplaced();
                    break;
                default:
                    throw Unexpected(kind);
            }
        }
    }

    private ReadOnlySpan<byte> Name => _window.Bytes.Slice(_tokenizer.NameStart, _tokenizer.NameLength);

    private bool Is(ReadOnlySpan<byte> name) => Name.SequenceEqual(name);

    private XmlTokenKind Next()
    {
        while (true)
        {
            XmlTokenKind kind = _tokenizer.Read(_window.Bytes, _position, _window.IsAtEnd);
            if (kind != XmlTokenKind.NeedsMore)
            {
                _position = _tokenizer.End;
                if (_pin >= 0 && _position - _pin > ContentLimit)
                {
                    throw TooLarge();
                }

                return kind;
            }

            _position = _tokenizer.Start;
            int keep = _pin >= 0 ? _pin : _position;
            if (_window.Bytes.Length - keep > ContentLimit)
            {
                throw TooLarge();
            }

            _window.Advance(keep);
            _position -= keep;
            _pin = _pin >= 0 ? 0 : -1;
        }
    }

    private static Refusal TooLarge() => new(ReadingRules.Size, $"a text of more than {ContentLimit} bytes");

    private void Expect(XmlTokenKind kind)
    {
        if (kind != XmlTokenKind.StartElement)
        {
            throw Unexpected(kind);
        }
    }

    private Refusal Unexpected(XmlTokenKind kind) => kind == XmlTokenKind.DocumentType
        ? new Refusal(ReadingRules.NoDocumentType, _tokenizer.Fault)
        : new Refusal(
            _tokenizer.FaultKind switch
            {
                XmlFaultKind.Encoding => ReadingRules.Utf8,
                XmlFaultKind.Limit => ReadingRules.Size,
                _ => ReadingRules.WellFormed,
            },
            string.Create(CultureInfo.InvariantCulture, $"at byte {_window.Offset + _tokenizer.Start}: {_tokenizer.Fault}"));

    private readonly record struct Piece(int Start, int Length, bool HasReferences, bool IsSection);

    private readonly record struct CheckIn(int RecordNumber, int RowCount, byte[] Facility);

    /// <summary>Leaves the walk when the whole file is refused.</summary>
    private sealed class Refusal(RuleText rule, string found) : Exception(found)
    {
        public RuleText Rule { get; } = rule;
    }
}
