using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>Reads participant and card extracts: CSV in UTF-8, comma or semicolon, columns by name in any order.</summary>
/// <remarks>
/// Rows leave one by one, so a row may be staged before a later one contradicts it. Both then stand in quality.Quarantine, and the load gives the staged one
/// disposition 4: the quarantine outranks staging. The price of knowing is about 70 bytes of memory per row of the file.
/// </remarks>
public sealed class VssEnrolmentReader(SourceReading reading) : ISourceReader
{
    /// <summary>Warnings of one rule that a file shows row by row; the rest is one finding with its count.</summary>
    public const int WarningsShownPerRule = 100;

    private const int LongestField = 4096;

    private readonly EnrolmentRow _row = new(reading.Today);
    private readonly Dictionary<UInt128, Sighting> _sightings = [];
    private readonly Dictionary<string, int> _warnings = new(StringComparer.Ordinal);
    private readonly StringBuilder _content = new();
    private int _sourceFileKey;
    private IStagingSink _sink = null!;

    private RowBuffer Enrolments => _sink.Batch.Buffers[0];

    private RowBuffer Findings => _sink.Batch.Buffers[1];

    private RowBuffer Quarantine => _sink.Batch.Buffers[2];

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        _sourceFileKey = file.SourceFileKey;
        _sink = sink;
        _sightings.Clear();
        _warnings.Clear();

        using EnrolmentBytes bytes = new(content, cancellationToken);
        using StreamReader text = new(bytes, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        bool isQuotedWell = true;
        using CsvParser parser = new(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = bytes.Separator.ToString(),
            MaxFieldSize = LongestField,
            BadDataFound = _ => isQuotedWell = false,
        });

        EnrolmentFile extract = new() { EncodingFault = bytes.Fault };
        long rowEnd = 0;
        bool ReadRow()
        {
            bytes.RowStart = rowEnd = parser.CharCount;
            bool found;
            try
            {
                found = parser.Read();
            }
            catch (MaxFieldSizeException)
            {
                extract.StructureFault = $"a field above {LongestField} bytes in the row that starts at byte {bytes.MarkLength + rowEnd}";
                return false;
            }

            extract.EncodingFault = bytes.Fault;
            if (bytes.HasRowWithoutEnd)
            {
                extract.StructureFault = $"a row above 1 MiB that starts at byte {bytes.MarkLength + rowEnd}";
            }
            else if (found && bytes.IsAtEnd && bytes.Fault is null && EndsInsideQuotes(parser.RawRecord, bytes.Separator))
            {
                extract.StructureFault = $"a quotation mark opened in the row that starts at byte {bytes.MarkLength + rowEnd} and never closed";
            }

            return found && extract is { EncodingFault: null, StructureFault: null };
        }

        int[] columns = [];
        if (ReadRow())
        {
            columns = ReadHeader(parser, extract);
        }
        else
        {
            extract.MissingColumns = RequiredColumns();
        }

        if (Refusal(extract) is { } refusalByHeader)
        {
            return refusalByHeader;
        }

        _row.HeaderFieldCount = parser.Count;
        while (ReadRow())
        {
            extract.RowCount++;
            isQuotedWell = true;
            for (int column = 0; column < parser.Count; column++)
            {
                // The parser notices a stray quotation mark only in a field that is asked for.
                _ = parser[column];
            }

            _row.FieldCount = parser.Count;
            _row.IsQuotedWell = isQuotedWell;
            if (_row.FieldCount != _row.HeaderFieldCount)
            {
                extract.ShiftedRowCount++;
            }
            else
            {
                _row.Take(position => columns[position] < 0 ? "" : parser[columns[position]].Trim(' ', '\t'));
            }

            Judge(extract, bytes.MarkLength + rowEnd, parser.CharCount - rowEnd);
        }

        extract.IsAtEnd = true;
        if (Refusal(extract) is { } refusal)
        {
            return refusal;
        }

        WriteFileWarnings(extract);
        return FileVerdict.Read(extract.RowCount);
    }

    public void Dispose()
    {
    }

    private static FileVerdict? Refusal(EnrolmentFile extract)
    {
        VssEnrolmentRule<EnrolmentFile>? broken = VssEnrolmentRules.File.FirstOrDefault(entry => entry.Rule.Severity == Severity.RejectFile && !entry.Rule.Holds(extract));
        return broken is null ? null : FileVerdict.Refused(broken.Rule.Code, broken.Found(extract), broken.Rule.Expectation, extract.RowCount);
    }

    private static string[] RequiredColumns() => [.. VssEnrolmentContract.Fields.Where(field => field.IsRequired).Select(field => field.Name)];

    private int[] ReadHeader(CsvParser parser, EnrolmentFile extract)
    {
        int[] columns = new int[VssEnrolmentContract.Fields.Count];
        Array.Fill(columns, -1);
        SortedSet<string> repeated = new(StringComparer.Ordinal);
        List<string> unknown = [];
        for (int column = 0; column < parser.Count; column++)
        {
            string name = parser[column].Trim(' ', '\t');
            int position = VssEnrolmentContract.PositionOf(name);
            if (position < 0)
            {
                unknown.Add(IsFieldName(name) ? name : $"column {column + 1}");
            }
            else if (columns[position] >= 0)
            {
                repeated.Add(VssEnrolmentContract.Fields[position].Name);
            }
            else
            {
                columns[position] = column;
            }
        }

        extract.ColumnCount = parser.Count;
        extract.UnknownColumnCount = unknown.Count;
        extract.RepeatedColumns = [.. repeated];
        extract.MissingColumns = [.. RequiredColumns().Where(name => columns[VssEnrolmentContract.PositionOf(name)] < 0)];
        if (Refusal(extract) is null)
        {
            VssEnrolmentRule<EnrolmentFile> rule = VssEnrolmentRules.File.Single(entry => entry.Rule.Code == VssEnrolmentRules.UnknownColumnCode);
            foreach (string name in unknown)
            {
                WriteFinding(rule.Rule, 0, name, name, 1);
            }
        }

        return columns;
    }

    // A file without a header has a person where the names should be; only what can be nothing but a field name is shown.
    private static bool IsFieldName(string name) =>
        name.Length is > 2 and <= 40 && name.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') && name.Contains('_', StringComparison.Ordinal) && name.Count(char.IsAsciiDigit) <= 4;

    // A quotation mark opens at the start of a field; RFC 4180 doubles those inside, which closes and opens again.
    private static bool EndsInsideQuotes(string row, char separator)
    {
        bool isInside = false;
        bool mayOpen = true;
        foreach (char letter in row)
        {
            if (letter == '"' && (isInside || mayOpen))
            {
                isInside = !isInside;
                mayOpen = true;
            }
            else if (!isInside)
            {
                mayOpen = letter == separator || letter is '\r' or '\n';
            }
        }

        return isInside;
    }

    private void Judge(EnrolmentFile extract, long offset, long length)
    {
        int number = extract.RowCount;
        bool isAccepted = Accepts(VssEnrolmentRules.Outline, number, stopsAtFirst: true) && Accepts(VssEnrolmentRules.Row, number, stopsAtFirst: false);
        if (isAccepted)
        {
            extract.ExtractDateKeys.Add(_row.ExtractDateKey);
            Compare(number, offset, length);
            isAccepted = Accepts(VssEnrolmentRules.Recurrence, number, stopsAtFirst: false);
        }

        if (isAccepted)
        {
            Stage(number);
        }
        else
        {
            WriteQuarantine(number, offset, length);
        }

        _sink.Batch.RecordCount++;
        _sink.RecordEnded();
    }

    private bool Accepts(IReadOnlyList<VssEnrolmentRule<EnrolmentRow>> rules, int number, bool stopsAtFirst)
    {
        bool isAccepted = true;
        foreach (VssEnrolmentRule<EnrolmentRow> entry in rules)
        {
            QualityRule<EnrolmentRow> rule = entry.Rule;
            if (rule.Holds(_row))
            {
                continue;
            }

            isAccepted &= rule.Severity == Severity.Warn;
            if (rule.Severity != Severity.Warn || IsShown(rule.Code))
            {
                WriteFinding(rule, number, rule.Field, entry.Found(_row), 1);
            }

            if (stopsAtFirst)
            {
                break;
            }
        }

        return isAccepted;
    }

    private bool IsShown(string warningCode)
    {
        int count = _warnings.GetValueOrDefault(warningCode) + 1;
        _warnings[warningCode] = count;
        return count <= WarningsShownPerRule;
    }

    /// <summary>Tells whether the row came before, and takes the earlier one back when the two differ.</summary>
    private void Compare(int number, long offset, long length)
    {
        _content.Clear();
        // A card made new and ended within the time of one extract stands there twice, rightly: the plan is part of what must be single.
        _content.Append(_row.Card).Append('\u0001').Append(_row.StartDateKey).Append('\u0001').Append(_row.Plan);
        UInt128 key = Digest();
        _content.Clear();
        _row.AppendContent(_content);
        ulong values = (ulong)Digest();
        if (!_sightings.TryGetValue(key, out Sighting earlier))
        {
            _sightings.Add(key, new Sighting(values, offset, (int)length, number));
            return;
        }

        bool isSame = earlier.Values == values && earlier.RecordNumber > 0;
        _row.Recurrence = isSame ? EnrolmentRecurrence.Same : EnrolmentRecurrence.Different;
        if (!isSame && earlier.RecordNumber > 0)
        {
            VssEnrolmentRule<EnrolmentRow> rule = VssEnrolmentRules.Recurrence.Single(entry => entry.Rule.Code == VssEnrolmentRules.ConflictCode);
            WriteFinding(rule.Rule, earlier.RecordNumber, rule.Rule.Field, rule.Found(_row), 1);
            WriteQuarantine(earlier.RecordNumber, earlier.Offset, earlier.Length);

            // Record number 0: the key is in dispute, and every further row with it is held back too.
            _sightings[key] = earlier with { RecordNumber = 0 };
        }
    }

    private UInt128 Digest()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.Latin1.GetBytes(_content.ToString()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private void Stage(int number)
    {
        RowBuffer enrolment = Enrolments;
        enrolment.Integer(reading.LoadRunKey);
        enrolment.Integer(_sourceFileKey);
        enrolment.Integer(number);
        enrolment.Integer(_row.Recurrence == EnrolmentRecurrence.Same ? 5 : 0);
        WriteToken(enrolment, "member"u8, _row.BhxhNumber);
        WriteToken(enrolment, "card"u8, _row.Card);
        WriteToken(enrolment, "citizen"u8, _row.IsCitizenId ? _row.CitizenId : "");
        WriteToken(enrolment, "household"u8, _row.Household);
        enrolment.Text(_row.Card[..2]);
        enrolment.Text(_row.Card[2..3]);
        enrolment.Integer(_row.Sex);
        enrolment.Integer(_row.BirthYear);
        enrolment.Text(_row.ProvinceCode);
        enrolment.Text(_row.CommuneCode);
        enrolment.Text(_row.FacilityCode);
        enrolment.Integer(_row.StartDateKey);
        enrolment.Integer(_row.EndDateKey);
        enrolment.Text(_row.Plan);
        enrolment.Hundredths(_row.CentralHundredths!.Value);
        enrolment.Hundredths(_row.LocalHundredths!.Value);
        enrolment.Integer(_row.ExtractDateKey);
        enrolment.EndRow();
        _sink.Batch.AmountHundredths += _row.CentralHundredths.Value + _row.LocalHundredths.Value;
    }

    private void WriteToken(RowBuffer enrolment, ReadOnlySpan<byte> kind, string value)
    {
        if (value.Length == 0)
        {
            enrolment.Text("");
            return;
        }

        Span<byte> token = stackalloc byte[Pseudonyms.TokenLength];
        reading.Pseudonyms.Write(kind, Encoding.Latin1.GetBytes(value), token);
        enrolment.Text(token);
    }

    private void WriteFileWarnings(EnrolmentFile extract)
    {
        bool wroteAny = extract.UnknownColumnCount > 0;
        foreach (VssEnrolmentRule<EnrolmentFile> entry in VssEnrolmentRules.File.Where(entry => entry.Rule.Severity == Severity.Warn && entry.Rule.Code != VssEnrolmentRules.UnknownColumnCode && !entry.Rule.Holds(extract)))
        {
            WriteFinding(entry.Rule, 0, entry.Rule.Field, entry.Found(extract), 1);
            wroteAny = true;
        }

        foreach (VssEnrolmentRule<EnrolmentRow> entry in VssEnrolmentRules.Row.Concat(VssEnrolmentRules.Recurrence))
        {
            int rest = _warnings.GetValueOrDefault(entry.Rule.Code) - WarningsShownPerRule;
            if (rest > 0)
            {
                WriteFinding(entry.Rule, 0, entry.Rule.Field, $"in {rest} further rows", rest);
                wroteAny = true;
            }
        }

        if (wroteAny)
        {
            _sink.RecordEnded();
        }
    }

    private void WriteFinding<TSubject>(QualityRule<TSubject> rule, int number, string field, string found, int count)
    {
        RowBuffer finding = Findings;
        finding.Integer(reading.LoadRunKey);
        finding.Integer(_sourceFileKey);
        finding.Integer(number);
        finding.Text("");
        finding.Text(rule.Code);
        finding.Integer((int)rule.Severity);
        finding.Text("");
        finding.Integer(0);
        finding.Text(field);
        finding.Text(found);
        finding.Text(rule.Expectation);
        finding.Integer(count);
        finding.EndRow();
    }

    private void WriteQuarantine(int number, long offset, long length)
    {
        RowBuffer quarantine = Quarantine;
        quarantine.Integer(reading.LoadRunKey);
        quarantine.Integer(_sourceFileKey);
        quarantine.Integer(number);
        quarantine.Text("");
        quarantine.Integer(offset);
        quarantine.Integer(length);
        quarantine.EndRow();
    }

    private readonly record struct Sighting(ulong Values, long Offset, int Length, int RecordNumber);
}
