using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>Reads one HOSO of an envelope, judges it, and stages it or holds it back.</summary>
internal sealed class CheckupReading(SourceReading reading)
{
    private readonly int _todayKey = (reading.Today.Year * 10_000) + (reading.Today.Month * 100) + reading.Today.Day;
    private readonly ElementWalk _record = new();
    private readonly ElementWalk _document = new();
    private readonly CheckupFindings _findings = new();
    private readonly XxHash128 _hash = new();
    private readonly byte[]?[] _contents = new byte[MohCheckupsContract.Documents.Count + 1][];
    private readonly bool[] _unreadable = new bool[MohCheckupsContract.Documents.Count + 1];
    private Dictionary<string, int> _unknown = [];
    private Checkup _checkup = null!;
    private int _documentCount;

    /// <summary>Reads and judges the check-up.</summary>
    /// <param name="hoso">Its element, known to be well-formed.</param>
    /// <param name="unknown">Counts elements that are passed over, by name.</param>
    public void Judge(ReadOnlyMemory<byte> hoso, string facility, int preparedDateKey, SourceFile file, int recordNumber, long byteOffset, long byteCount, IStagingSink sink, Dictionary<string, int> unknown)
    {
        _unknown = unknown;
        _checkup = new Checkup(reading.CodeLists, _todayKey, facility);
        _findings.Clear();
        Array.Clear(_contents);
        Array.Clear(_unreadable);
        _documentCount = 0;
        ReadDocuments(hoso);
        foreach (CheckupDocument document in MohCheckupsContract.Documents)
        {
            ReadDocument(document);
        }

        // What could not be read would be told a second time as missing.
        bool isRead = !_findings.IsRejected;
        CheckFields();
        if (isRead)
        {
            Apply(file, recordNumber);
        }

        StagingBatch batch = sink.Batch;
        batch.RecordCount++;
        batch.AmountHundredths += _checkup.HealthClass.Length > 0 ? 100 : 0;
        string number = _checkup.Number.Length <= 100 ? _checkup.Number : _checkup.Number[..100];
        _findings.Write(batch.Buffers[1], reading.LoadRunKey, file.SourceFileKey, recordNumber, number);
        if (_findings.IsRejected)
        {
            RowBuffer quarantine = batch.Buffers[2];
            quarantine.Integer(reading.LoadRunKey);
            quarantine.Integer(file.SourceFileKey);
            quarantine.Integer(recordNumber);
            quarantine.Text(number);
            quarantine.Integer(byteOffset);
            quarantine.Integer(byteCount);
            quarantine.Integer(preparedDateKey);
            quarantine.EndRow();
        }
        else
        {
            Stage(batch.Buffers[0], file, recordNumber, preparedDateKey);
        }

        sink.RecordEnded();
    }

    private void ReadDocuments(ReadOnlyMemory<byte> hoso)
    {
        _record.Begin(hoso, bytesAreLegal: true);
        while (_record.NextChild())
        {
            if (_record.Is("FILEHOSO"u8))
            {
                _documentCount++;
                ReadEnvelopeOfDocument();
            }
            else
            {
                PassOver();
            }
        }
    }

    private void ReadEnvelopeOfDocument()
    {
        string code = "";
        byte[] content = [];
        int codes = 0;
        int contents = 0;
        while (_record.NextChild())
        {
            if (_record.Is("LOAIHOSO"u8))
            {
                code = _record.Text(out bool hasElements);
                codes += hasElements ? 2 : 1;
            }
            else if (_record.Is("NOIDUNGFILE"u8))
            {
                content = _record.Content(out bool isXml);
                (int start, int length) = XmlCharacters.Trim(content, 0, content.Length);
                content = content.AsSpan(start, length).ToArray();
                contents++;
                if (!isXml && content.Length > 0 && content[0] != '<' && !content.AsSpan().StartsWith(Encoding.UTF8.Preamble))
                {
                    content = Decoded(content);
                }
            }
            else
            {
                PassOver();
            }
        }

        if (codes != 1 || contents != 1 || content.Length == 0)
        {
            _findings.Add(MohCheckupsRules.HasContent, 0, "LOAIHOSO or NOIDUNGFILE missing, repeated or empty");
        }
        else if (MohCheckupsContract.DocumentOf(code) is not { } document)
        {
            _findings.Add(MohCheckupsRules.KnownDocument, 0, $"'{XmlNames.Printable(Encoding.UTF8.GetBytes(code))}'");
        }
        else if (_contents[document.Number] is not null)
        {
            _findings.Add(MohCheckupsRules.DocumentOnce, document.Number, $"a second {document.Code}");
        }
        else
        {
            _contents[document.Number] = Body(content);
        }
    }

    /// <summary>The decoded bytes; where they do not decode, the text itself, which no document begins with.</summary>
    private byte[] Decoded(byte[] text)
    {
        byte[] decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, decoded, out _, out int written) == OperationStatus.Done)
        {
            return decoded[..written];
        }

        _findings.Add(MohCheckupsRules.Base64, 0, string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters that do not decode"));
        return text;
    }

    // The mark belongs to the wrapping.
    private static byte[] Body(byte[] content) => content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;

    private void PassOver()
    {
        string name = XmlNames.Printable(_record.Name);
        // Signatures stand beside what they sign; they are not verified here.
        if (name is not ("CKS_BENH_VIEN" or "CKS_NGUOI_KET_LUAN"))
        {
            _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
        }

        _record.Skip();
    }

    private void ReadDocument(CheckupDocument document)
    {
        if (_contents[document.Number] is not { } content)
        {
            if (document.Need != CheckupNeed.None)
            {
                _findings.Add(document.Need == CheckupNeed.Needed ? MohCheckupsRules.NeededDocument : MohCheckupsRules.ExpectedDocument, document.Number, $"no {document.Code} that can be read");
            }

            return;
        }

        try
        {
            _document.Begin(content, bytesAreLegal: false);
            if (_document.DeclaredEncoding.Length > 0 && !_document.DeclaredEncoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                _unreadable[document.Number] = true;
                _findings.Add(MohCheckupsRules.InnerUtf8, document.Number, $"a declaration of {XmlNames.Printable(Encoding.ASCII.GetBytes(_document.DeclaredEncoding))}");
                return;
            }

            // Some documents have no root of their own; one that is the root of another is that document under a wrong code, and would not be read.
            bool fits = document.Root.Length > 0 ? _document.Is(Encoding.ASCII.GetBytes(document.Root)) : !MohCheckupsContract.Documents.Any(other => other.Root.Length > 0 && _document.Is(Encoding.ASCII.GetBytes(other.Root)));
            if (!fits)
            {
                _findings.Add(MohCheckupsRules.RootFits, document.Number, $"the root {XmlNames.Printable(_document.Name)}{(document.Root.Length > 0 ? $" instead of {document.Root}" : "")}");
            }

            ReadFields(document);
            _document.End();
        }
        catch (BrokenXmlException broken)
        {
            _unreadable[document.Number] = true;
            // What does not decode was told already.
            if (content.AsSpan().StartsWith("<"u8) || !_findings.Names(0, MohCheckupsRules.Base64.Field))
            {
                _findings.Add(
                    broken.IsDocumentType ? MohCheckupsRules.InnerNoDocumentType : broken.Kind == XmlFaultKind.Encoding ? MohCheckupsRules.InnerUtf8 : MohCheckupsRules.InnerWellFormed,
                    document.Number,
                    broken.Message);
            }
        }
    }

    private void ReadFields(CheckupDocument document)
    {
        HashSet<string> met = [];
        while (_document.NextChild())
        {
            if (!document.IsRead || Field(document.Number) is not { } field)
            {
                // The format holds more than is read here, so what is not in the contract is no finding.
                _document.Skip();
                continue;
            }

            string value = _document.Text(out bool hasElements);
            if (hasElements || !met.Add(field.Name))
            {
                _findings.Add(MohCheckupsRules.FieldOnce, document.Number, field.Name, hasElements ? "elements inside" : "a second one");
            }
            else if (Fits(field, value))
            {
                _checkup.Set(document.Number, field.Name, value);
            }
        }
    }

    private CheckupField? Field(int document)
    {
        foreach (CheckupField field in MohCheckupsContract.Fields)
        {
            if (field.Document == document && Ascii.Equals(_document.Name, field.Name))
            {
                return field;
            }
        }

        return null;
    }

    private bool Fits(CheckupField field, string value)
    {
        if (value.Length == 0 || field.Storage == CheckupFieldStorage.Never)
        {
            return false;
        }

        // The person's own particulars are judged by the rules about them: an odd one must not take the check-up away.
        RuleText? broken = field.Document == 1 && field.Name != "MA_LK" ? null
            : field.Kind == CheckupFieldKind.Code ? (value.Length > field.Length || XmlNames.Printable(Encoding.UTF8.GetBytes(value)) == "?" ? MohCheckupsRules.FieldCode : null)
            : value.Length > field.Length ? MohCheckupsRules.FieldLength
            : field.Kind == CheckupFieldKind.Number && value.AsSpan().ContainsAnyExceptInRange('0', '9') ? MohCheckupsRules.FieldNumber
            : field.Kind == CheckupFieldKind.Day && Checkup.DayOf(value) == 0 ? MohCheckupsRules.FieldDay
            : null;
        if (broken is null)
        {
            return true;
        }

        _findings.Add(broken, field.Document, field.Name, string.Create(CultureInfo.InvariantCulture, $"{value.Length} characters"));
        return false;
    }

    private void CheckFields()
    {
        foreach (CheckupField field in MohCheckupsContract.Fields)
        {
            if (_contents[field.Document] is null || _unreadable[field.Document])
            {
                continue;
            }

            if (_checkup[field.Document, field.Name].Length == 0)
            {
                if (field.Need != CheckupNeed.None && !_findings.Speaks(field.Document, field.Name))
                {
                    _findings.Add(field.Need == CheckupNeed.Needed ? MohCheckupsRules.NeededField : MohCheckupsRules.ExpectedField, field.Document, field.Name, "nothing");
                }
            }
            else if (field.Name == "MA_LK" && _checkup.Number.Length > 0 && _checkup[field.Document, field.Name] != _checkup.Number)
            {
                _findings.Add(MohCheckupsRules.SameNumber, field.Document, "another MA_LK");
            }
        }
    }

    private void Apply(SourceFile file, int recordNumber)
    {
        int dateKey = _checkup.EndDateKey > 0 ? _checkup.EndDateKey : _todayKey;
        foreach (QualityRule<Checkup> rule in MohCheckupsRules.Record)
        {
            if (reading.Judges(rule.Code, rule.Standing, dateKey, file.SourceFileKey, recordNumber) && !rule.Holds(_checkup))
            {
                int document = MohCheckupsContract.Fields.First(field => field.Name == rule.Field).Document;
                string value = _checkup[document, rule.Field];
                // Codes and days of the check-up may be shown; particulars of the person never are.
                _findings.Add(RuleText.Of(rule), document, value.Length == 0 ? "nothing" : document == 1 ? string.Create(CultureInfo.InvariantCulture, $"{value.Length} characters") : XmlNames.Printable(Encoding.UTF8.GetBytes(value)));
            }
        }
    }

    private void Stage(RowBuffer row, SourceFile file, int recordNumber, int preparedDateKey)
    {
        row.Integer(reading.LoadRunKey);
        row.Integer(file.SourceFileKey);
        row.Integer(recordNumber);
        row.Integer(0);
        row.Integer(preparedDateKey);
        row.Text(_checkup.Facility);
        row.Text(_checkup.HasLocationNumber ? _checkup.LocationNumber : "");
        row.Text(_checkup.Number);
        Token(row, "member", Encoding.ASCII.GetBytes(_checkup.InsuranceNumber));
        Token(row, "citizen", Encoding.ASCII.GetBytes(_checkup.CitizenNumber));
        row.Integer(_checkup.Sex is >= 1 and <= 3 ? _checkup.Sex : 0);
        row.Integer(_checkup.BirthYear);
        row.Text(_checkup.Commune);
        row.Text(_checkup[2, "DOI_TUONG"]);
        row.Text(_checkup[2, "NGUON_CHI_TRA"]);
        row.Text(_checkup.CareType);
        row.Integer(_checkup.StartDateKey);
        row.Integer(_checkup.EndDateKey);
        row.Integer(_checkup.HealthClass.Length == 0 ? 0 : _checkup.HealthClass[0] - '0');
        row.Integer(_documentCount);
        row.Integer(MohCheckupsContract.Documents.Count(document => !document.IsRead && _contents[document.Number] is not null));
        row.Text(ContentHash());
        row.EndRow();
    }

    private void Token(RowBuffer row, string kind, byte[] value)
    {
        Span<byte> token = stackalloc byte[Pseudonyms.TokenLength];
        if (value.Length == 0)
        {
            row.Text("");
            return;
        }

        reading.Pseudonyms.Write(Encoding.ASCII.GetBytes(kind), value, token);
        row.Text(token);
        value.AsSpan().Clear();
    }

    private string ContentHash()
    {
        Span<byte> header = stackalloc byte[5];
        for (int document = 1; document < _contents.Length; document++)
        {
            if (_contents[document] is not { } content)
            {
                continue;
            }

            ReadOnlySpan<byte> body = content;
            if (body.StartsWith("<?xml "u8) && body.IndexOf("?>"u8) is >= 0 and int end)
            {
                body = body[(end + 2)..];
            }

            (int start, int length) = XmlCharacters.Trim(body, 0, body.Length);
            body = body.Slice(start, length);
            header[0] = (byte)document;
            BinaryPrimitives.WriteInt32LittleEndian(header[1..], body.Length);
            _hash.Append(header);
            _hash.Append(body);
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }
}
