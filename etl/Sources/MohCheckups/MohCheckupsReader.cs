using System.Globalization;
using System.Text;
using System.Text.Json;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>Walks through an envelope KHAMSUCKHOE and hands each HOSO to be judged; takes the envelope as it is or inside the JSON message in which it is sent.</summary>
/// <remarks>Memory is bounded by one HOSO, or by one message: a window slides over the file.</remarks>
public sealed class MohCheckupsReader : ISourceReader
{
    /// <summary>Bytes of one HOSO, or of anything else that has to be whole in memory.</summary>
    public const int RecordLimit = 16 * 1024 * 1024;

    /// <summary>Bytes of a JSON message.</summary>
    public const int MessageLimit = 32 * 1024 * 1024;

    private const int NameLimit = 100;

    private readonly SourceReading _reading;
    private readonly CheckupReading _record;
    private readonly XmlTokenizer _tokenizer = new();
    private readonly SlidingWindow _window = new();
    private readonly ElementWalk _value = new();
    private Dictionary<string, int> _unknown = [];
    private int _position;
    private int _pin = -1;
    private IStagingSink _sink = null!;
    private SourceFile _file = null!;
    private CancellationToken _cancellationToken;
    private bool _isMessage;
    private int _recordCount;
    private long _declaredCount;
    private string _facility = "";
    private bool _preparedIsRead;
    private bool _preparedIsLate;
    private int _preparedDateKey;

    internal MohCheckupsReader(SourceReading reading)
    {
        _reading = reading;
        _record = new CheckupReading(reading);
    }

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        _file = file;
        _sink = sink;
        _cancellationToken = cancellationToken;
        _unknown = [];
        _recordCount = 0;
        _declaredCount = -1;
        _facility = "";
        _preparedIsRead = _preparedIsLate = _isMessage = false;
        _preparedDateKey = 0;
        try
        {
            Open(content);
            ReadFile();
        }
        catch (Refusal refusal)
        {
            return FileVerdict.Refused(refusal.Rule.Code, refusal.Message, refusal.Rule.Expectation, _recordCount);
        }

        // The rows of check-ups that stood before NGAYLAP carry 0 until the load fills it in.
        return _preparedIsLate ? FileVerdict.Read(_recordCount) with { LateValues = [("NGAYLAP", _preparedDateKey)] } : FileVerdict.Read(_recordCount);
    }

    public void Dispose()
    {
        // The pseudonyms are the caller's, and nothing else outlives a file.
    }

    private void Open(Stream content)
    {
        Begin(content);
        if (Trimmed(_window.Bytes) is [(byte)'{', ..])
        {
            _isMessage = true;
            Begin(new MemoryStream(EnvelopeOfMessage(), writable: false));
        }

        ReadOnlySpan<byte> first = _window.Bytes;
        if (_window.IsAtEnd && Trimmed(first).IsEmpty)
        {
            throw new Refusal(MohCheckupsRules.NotEmpty, first.IsEmpty ? "nothing" : "white space only");
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || first.StartsWith("<\0"u8) || first.StartsWith("\0<"u8))
        {
            throw new Refusal(MohCheckupsRules.Utf8, "UTF-16");
        }
    }

    private void Begin(Stream content)
    {
        _pin = -1;
        _window.Begin(content);
        _window.Advance(0);
        _position = _window.Bytes.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        _tokenizer.Begin(bytesAreLegal: false);
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes) => (bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes).Trim(" \t\r\n"u8);

    /// <summary>What stands base64-coded under data / file_content.</summary>
    private byte[] EnvelopeOfMessage()
    {
        while (!_window.IsAtEnd)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (_window.Bytes.Length > MessageLimit)
            {
                throw new Refusal(MohCheckupsRules.Message, $"more than {MessageLimit} bytes");
            }

            _window.Advance(0);
        }

        byte[]? envelope = null;
        try
        {
            Utf8JsonReader json = new(Trimmed(_window.Bytes));
            bool isData = false;
            while (json.Read())
            {
                if (json is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    isData = json.ValueTextEquals("data"u8);
                }
                else if (isData && json is { CurrentDepth: 2, TokenType: JsonTokenType.PropertyName } && json.ValueTextEquals("file_content"u8))
                {
                    json.Read();
                    if (envelope is not null || json.TokenType != JsonTokenType.String || !json.TryGetBytesFromBase64(out envelope))
                    {
                        throw new Refusal(MohCheckupsRules.Message, "a file_content that is repeated or no base64");
                    }
                }
            }
        }
        catch (JsonException broken)
        {
            throw new Refusal(MohCheckupsRules.Message, string.Create(CultureInfo.InvariantCulture, $"no whole JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}"));
        }

        return envelope ?? throw new Refusal(MohCheckupsRules.Message, "no file_content under data");
    }

    private void ReadFile()
    {
        XmlTokenKind first = Next();
        if (first != XmlTokenKind.StartElement)
        {
            throw Unexpected(first);
        }

        if (_tokenizer.DeclaredEncoding.Length > 0 && !_tokenizer.DeclaredEncoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(MohCheckupsRules.Utf8, $"a declaration of {XmlNames.Printable(Encoding.ASCII.GetBytes(_tokenizer.DeclaredEncoding))}");
        }

        if (!Is("KHAMSUCKHOE"u8))
        {
            throw new Refusal(Is("GIAMDINHHS"u8) || Is("CHI_TIEU_TRANG_THAI_KCB"u8) || Is("CHECKIN"u8) ? MohCheckupsRules.NotClaims : MohCheckupsRules.Envelope, $"the root {XmlNames.Printable(Name)}");
        }

        ReadEnvelope();
        if (Next() is not XmlTokenKind.EndOfDocument and XmlTokenKind kind)
        {
            throw Unexpected(kind);
        }

        bool wroteAny = false;
        foreach ((string name, int count) in _unknown.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            wroteAny |= Warn(MohCheckupsRules.KnownElement, name, $"{count} times in the file", count);
        }

        wroteAny |= _declaredCount < 0 && Warn(MohCheckupsRules.CountDeclared, MohCheckupsRules.CountDeclared.Field, "no SOLUONGHOSO", 1);
        wroteAny |= _preparedDateKey == 0 && Warn(MohCheckupsRules.PreparedOn, MohCheckupsRules.PreparedOn.Field, _preparedIsRead ? "no date" : "no NGAYLAP", 1);
        if (wroteAny)
        {
            _sink.RecordEnded();
        }
    }

    private bool Warn(RuleText rule, string field, string found, int count)
    {
        CheckupFindings.WriteRow(_sink.Batch.Buffers[1], _reading.LoadRunKey, _file.SourceFileKey, 0, "", rule, 0, field, found, count);
        return true;
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
            else
            {
                PassOver();
            }
        }

        if (_facility.Length == 0)
        {
            throw new Refusal(MohCheckupsRules.FacilityNamed, "no MACSKCB");
        }

        if (_declaredCount >= 0 && _declaredCount != _recordCount)
        {
            throw new Refusal(MohCheckupsRules.DeclaredCount, string.Create(CultureInfo.InvariantCulture, $"{_declaredCount} declared, {_recordCount} found"));
        }
    }

    private void ReadSender()
    {
        while (NextChild())
        {
            if (!Is("MACSKCB"u8))
            {
                PassOver();
                continue;
            }

            string facility = Value();
            if (_facility.Length > 0 || facility.Length != 5 || !facility.All(char.IsAsciiLetterOrDigit))
            {
                throw new Refusal(MohCheckupsRules.FacilityNamed, _facility.Length > 0 ? "a second MACSKCB" : $"a MACSKCB of {facility.Length} characters");
            }

            _facility = facility;
        }
    }

    private void ReadContents()
    {
        while (NextChild())
        {
            if (Is("DANHSACHHOSO"u8))
            {
                if (_facility.Length == 0)
                {
                    throw new Refusal(MohCheckupsRules.FacilityNamed, "DANHSACHHOSO before any MACSKCB");
                }

                ReadRecords();
            }
            else if (Is("NGAYLAP"u8))
            {
                if (_preparedIsRead)
                {
                    throw new Refusal(MohCheckupsRules.Arrangement, "a second NGAYLAP");
                }

                _preparedDateKey = Value() is { Length: 8 } day ? Checkup.DayOf(day) : 0;
                _preparedIsRead = true;
                _preparedIsLate = _recordCount > 0;
            }
            else if (Is("SOLUONGHOSO"u8))
            {
                if (_declaredCount >= 0)
                {
                    throw new Refusal(MohCheckupsRules.Arrangement, "a second SOLUONGHOSO");
                }

                if (!long.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out _declaredCount))
                {
                    throw new Refusal(MohCheckupsRules.DeclaredCount, "a SOLUONGHOSO that is no number");
                }
            }
            else
            {
                PassOver();
            }
        }
    }

    private void ReadRecords()
    {
        while (NextChild())
        {
            if (!Is("HOSO"u8))
            {
                PassOver();
                continue;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            if (_recordCount++ == ReceivedCount.MostRecords)
            {
                throw new Refusal(MohCheckupsRules.Size, $"more than {ReceivedCount.MostRecords} check-ups");
            }

            byte[] hoso = Element(out long offset);

            // Inside a message there is no place to point to but the whole of it.
            (long place, long length) = _isMessage ? (0L, _file.ByteCount) : (offset, (long)hoso.Length);
            _record.Judge(hoso, _facility, _preparedDateKey, _file, _recordCount, place, length, _sink, _unknown);
        }
    }

    /// <summary>The element it stands at, whole.</summary>
    private byte[] Element(out long offset)
    {
        _pin = _tokenizer.Start;
        Skip(Is("HOSO"u8));
        byte[] element = _window.Bytes[_pin.._position].ToArray();
        offset = _window.Offset + _pin;
        _pin = -1;
        return element;
    }

    /// <summary>The text of an element of the envelope that holds nothing else.</summary>
    private string Value()
    {
        string name = XmlNames.Printable(Name);
        _value.Begin(Element(out _), bytesAreLegal: true);
        string text = _value.Text(out bool hasElements);
        return hasElements ? throw new Refusal(MohCheckupsRules.Arrangement, $"elements inside {name}") : text;
    }

    private void PassOver()
    {
        string name = XmlNames.Printable(Name);
        if (name is "HOSO" or "FILEHOSO" or "NOIDUNGFILE" or "DANHSACHHOSO" or "THONGTINHOSO" or "THONGTINDONVI" or "KHAMSUCKHOE")
        {
            throw Misplaced(name);
        }

        // Signatures are passed over: they are not verified here.
        if (name is not ("CKS_BENH_VIEN" or "CKS_NGUOI_KET_LUAN" or "CHUKYDONVI"))
        {
            _unknown.TryGetValue(name, out int count);
            _unknown[count > 0 || _unknown.Count < NameLimit ? name : "…"] = count + 1;
        }

        Skip(isRecord: false);
    }

    private void Skip(bool isRecord)
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
                    // A check-up in the wrong place would be passed over with all it holds.
                    if (Is("HOSO"u8) || (Is("FILEHOSO"u8) && (!isRecord || _tokenizer.Depth != depth + 1)))
                    {
                        throw Misplaced(XmlNames.Printable(Name));
                    }

                    break;
                default:
                    throw Unexpected(kind);
            }
        }
    }

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
                return _pin >= 0 && _position - _pin > RecordLimit ? throw TooLarge() : kind;
            }

            _position = _tokenizer.Start;
            int keep = _pin >= 0 ? _pin : _position;
            if (_window.Bytes.Length - keep > RecordLimit)
            {
                throw TooLarge();
            }

            _window.Advance(keep);
            _position -= keep;
            _pin = _pin >= 0 ? 0 : -1;
        }
    }

    private static Refusal TooLarge() => new(MohCheckupsRules.Size, $"one element of more than {RecordLimit} bytes");

    private static Refusal Misplaced(string name) => new(MohCheckupsRules.Arrangement, $"<{name}> where it does not belong");

    private Refusal Unexpected(XmlTokenKind kind) => kind == XmlTokenKind.DocumentType
        ? new Refusal(MohCheckupsRules.NoDocumentType, _tokenizer.Fault)
        : new Refusal(
            _tokenizer.FaultKind switch
            {
                XmlFaultKind.Encoding => MohCheckupsRules.Utf8,
                XmlFaultKind.Limit => MohCheckupsRules.Size,
                _ => MohCheckupsRules.WellFormed,
            },
            string.Create(CultureInfo.InvariantCulture, $"at byte {_window.Offset + _tokenizer.Start}: {_tokenizer.Fault}"));

    /// <summary>Leaves the walk when the whole file is refused.</summary>
    private sealed class Refusal(RuleText rule, string found) : Exception(found)
    {
        public RuleText Rule { get; } = rule;
    }
}
