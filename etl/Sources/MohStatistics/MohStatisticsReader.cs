using System.Globalization;
using System.Text;
using System.Text.Unicode;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>Reads reported health statistics: two forms of DHIS2, and CSV. A record is one figure.</summary>
public sealed class MohStatisticsReader(SourceReading reading) : ISourceReader
{
    private int _sourceFileKey;
    private IStagingSink _sink = null!;

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        _sourceFileKey = file.SourceFileKey;
        _sink = sink;
        StatisticsFile statistics = LayOut(content, cancellationToken);
        if (MohStatisticsRules.File.FirstOrDefault(rule => rule.Severity == Severity.RejectFile && !rule.Holds(statistics)) is { } broken)
        {
            return FileVerdict.Refused(broken.Code, statistics.Fault?.Found ?? "no figure", broken.Expectation, statistics.Figures.Count);
        }

        MarkContradictions(statistics.Figures, file.ReceivedAt);
        foreach (ReportedFigure figure in statistics.Figures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string updatedAt = UpdatedAt(figure[StatisticField.LastUpdated], file.ReceivedAt, out bool isReadable);
            statistics.UnreadableUpdateCount += isReadable ? 0 : 1;
            Judge(figure, updatedAt);
        }

        Warn(statistics);
        return FileVerdict.Read(statistics.Figures.Count);
    }

    public void Dispose()
    {
    }

    private StatisticsFile LayOut(Stream content, CancellationToken cancellationToken)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (whole.Length + count > MohStatisticsRules.LargestFile)
            {
                return new StatisticsFile { Fault = ("MS-001", "more than 64 MiB") };
            }

            whole.Write(buffer, 0, count);
        }

        ReadOnlyMemory<byte> bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        int start = bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        bytes = bytes[start..];
        if (!Utf8.IsValid(bytes.Span) || bytes.Span.Contains((byte)0))
        {
            return new StatisticsFile { Fault = ("MS-001", "text that is not UTF-8") };
        }

        int todayKey = (reading.Today.Year * 10_000) + (reading.Today.Month * 100) + reading.Today.Day;
        return bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
            ? StatisticsJson.Read(bytes, start, todayKey)
            : StatisticsCsv.Read(bytes.Span, start, todayKey);
    }

    /// <summary>Which of two values of one moment is true cannot be told, so neither is taken; of two moments the later counts, which the load decides.</summary>
    private static void MarkContradictions(IReadOnlyList<ReportedFigure> figures, DateTime receivedAt)
    {
        foreach (IGrouping<(string, string), ReportedFigure> same in figures.Where(figure => figure.IsTaken && figure.Number is not null && !figure.IsDeletion).GroupBy(figure => (figure.Identity, UpdatedAt(figure[StatisticField.LastUpdated], receivedAt, out _))))
        {
            if (same.Select(figure => figure.Number).Distinct().Count() > 1)
            {
                foreach (ReportedFigure figure in same)
                {
                    figure.IsContradicted = true;
                }
            }
        }
    }

    /// <summary>One form for all, so that changes can be ordered as text. A file without times of change (analytics) is as old as its receipt.</summary>
    private static string UpdatedAt(string text, DateTime receivedAt, out bool isReadable)
    {
        string[] forms = ["yyyy-MM-dd", "dd/MM/yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz00"];
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

        // DHIS2 writes the zone without a colon.
        string plain = text.Length > 5 && text[^5] is '+' or '-' && text[^4..].All(char.IsAsciiDigit) && text.Contains('T', StringComparison.Ordinal) ? text[..^2] + ":" + text[^2..] : text;
        bool isThere = plain.Length > 0;
        DateTime moment = receivedAt;
        isReadable = !isThere || DateTime.TryParseExact(plain, forms, CultureInfo.InvariantCulture, Utc, out moment);
        return (isThere && isReadable ? moment : receivedAt).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private void Judge(ReportedFigure figure, string updatedAt)
    {
        bool isAccepted = true;
        foreach (QualityRule<ReportedFigure> rule in MohStatisticsRules.Record.Where(rule => reading.Judges(rule.Code, rule.Standing, figure.Period?.StartDateKey ?? figure.TodayKey, _sourceFileKey, figure.RecordNumber) && !rule.Holds(figure)))
        {
            isAccepted = false;
            StatisticField? field = rule.Field switch { "value" => StatisticField.Value, "period" => StatisticField.Period, "orgUnit" => StatisticField.OrgUnit, _ => null };
            WriteFinding(rule, figure.RecordNumber, field is { } known ? Shown(figure[known]) : "a deleted value", 1);
        }

        if (isAccepted)
        {
            Stage(figure, updatedAt);
        }
        else
        {
            RowBuffer quarantine = _sink.Batch.Buffers[2];
            quarantine.Integer(reading.LoadRunKey);
            quarantine.Integer(_sourceFileKey);
            quarantine.Integer(figure.RecordNumber);
            quarantine.Text("");
            quarantine.Integer(figure.ByteOffset);
            quarantine.Integer(figure.ByteCount);
            quarantine.Integer(0);
            quarantine.EndRow();
        }

        _sink.Batch.RecordCount++;
        _sink.RecordEnded();
    }

    private void Stage(ReportedFigure figure, string updatedAt)
    {
        RowBuffer row = _sink.Batch.Buffers[0];
        row.Integer(reading.LoadRunKey);
        row.Integer(_sourceFileKey);
        row.Integer(figure.RecordNumber);
        row.Integer(figure.IsTaken ? 0 : 6);
        row.Text(Cut(figure[StatisticField.DataElement], 50));
        row.Text(figure.IsTaken ? figure.Element!.StatisticCode : "");
        row.Text(!figure.IsTaken ? "" : figure.Element!.IsOfFacility ? "F" : "A");
        row.Text(figure.IsTaken ? figure[StatisticField.OrgUnit] : "");
        row.Text(figure.IsTaken ? figure.Period!.TypeCode : "");
        row.Integer(figure.IsTaken ? figure.Period!.StartDateKey : 0);
        row.Integer(figure.IsTaken ? figure.Period!.EndDateKey : 0);
        row.Hundredths(figure.Hundredths);
        row.Text(updatedAt);
        row.EndRow();
        _sink.Batch.AmountHundredths += figure.Hundredths;
    }

    private void Warn(StatisticsFile statistics)
    {
        bool wroteAny = false;
        foreach (QualityRule<StatisticsFile> rule in MohStatisticsRules.File.Where(rule => !rule.Holds(statistics)))
        {
            foreach ((string found, int count) in rule.Code switch
            {
                "MS-010" => statistics.Unmapped.Select(pair => (Shown(pair.Element), pair.Count)),
                "MS-011" => [("parts of a whole", statistics.PartCount)],
                _ => (IEnumerable<(string, int)>)[("a time of change that cannot be read", statistics.UnreadableUpdateCount)],
            })
            {
                WriteFinding(rule, 0, found, count);
                wroteAny = true;
            }
        }

        if (wroteAny)
        {
            _sink.RecordEnded();
        }
    }

    /// <summary>A free text can hold anything, also a name; only what looks like a code or a number is repeated. Identifiers of DHIS2 have 11 letters and digits; other codes here are written in capitals.</summary>
    private static string Shown(string text) =>
        text.Length == 0 ? "nothing"
        : text.Length <= 30 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or ',' or '-' or '+' or '_' or '/') && (text.Length == 11 || !text.Any(char.IsAsciiLetterLower)) && text.Count(char.IsAsciiDigit) < 10 ? $"'{text}'"
        : string.Create(CultureInfo.InvariantCulture, $"a text of {text.Length} characters");

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private void WriteFinding<TSubject>(QualityRule<TSubject> rule, int recordNumber, string found, int count)
    {
        RowBuffer finding = _sink.Batch.Buffers[1];
        finding.Integer(reading.LoadRunKey);
        finding.Integer(_sourceFileKey);
        finding.Integer(recordNumber);
        finding.Text("");
        finding.Text(rule.Code);
        finding.Integer((int)rule.Severity);
        finding.Text("");
        finding.Integer(0);
        finding.Text(rule.Field);
        finding.Text(found);
        finding.Text(rule.Expectation);
        finding.Integer(count);
        finding.EndRow();
    }
}
