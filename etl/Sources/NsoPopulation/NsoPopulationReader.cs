using System.Globalization;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>Reads population tables as PX-Web of the statistics office answers them (json-stat 1 and 2, workbook), by province and year.</summary>
/// <remarks>
/// A record is a published value, in the order of the file. Values that are not the average population of a province are staged with disposition 6, so that the
/// ledger accounts for every value that the table brought; a null or absent value brought nothing and is no record.
/// </remarks>
public sealed class NsoPopulationReader(SourceReading reading) : ISourceReader
{
    private int _sourceFileKey;
    private IStagingSink _sink = null!;

    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
    {
        _sourceFileKey = file.SourceFileKey;
        _sink = sink;
        StatTable? stat = null;
        PopulationTable table;
        try
        {
            MemoryStream whole = ReadAll(content, cancellationToken);
            ReadOnlyMemory<byte> bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
            stat = bytes.Span.StartsWith("PK"u8) ? PopulationWorkbook.Read(whole, cancellationToken) : StatTable.Parse(bytes);
            table = new PopulationTable(stat);
        }
        catch (UnreadableTableException fault)
        {
            table = new PopulationTable(fault);
        }

        int recordCount = stat?.Values.Count ?? 0;
        if (Refusal(table, recordCount) is { } refusalByLayout)
        {
            return refusalByLayout;
        }

        string publishedAt = PublishedAt(stat!.Updated, file.ReceivedAt, out bool isReadable);
        table.HasReadableUpdate = isReadable;
        table.ListAsOf(int.Parse(publishedAt[..10].Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        List<PopulationCell> cells = [.. stat.Values.Select((value, index) => table.CellOf(value, index + 1, reading.Today.Year))];
        table.TakenCount = cells.Count(cell => cell.IsTaken);
        table.OtherValueCount = recordCount - table.TakenCount;
        table.UnpublishedCount = stat.CellCount - recordCount;
        if (Refusal(table, recordCount) is { } refusal)
        {
            return refusal;
        }

        foreach (PopulationCell cell in cells)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Judge(cell, table.BasisCode, publishedAt);
        }

        WriteFileWarnings(table);
        return FileVerdict.Read(recordCount);
    }

    public void Dispose()
    {
    }

    private static MemoryStream ReadAll(Stream content, CancellationToken cancellationToken)
    {
        MemoryStream file = new();
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Length + count > NsoPopulationRules.LargestFile)
            {
                throw new UnreadableTableException("NP-001", "more than 8 MiB");
            }

            file.Write(buffer, 0, count);
        }

        file.Position = 0;
        return file;
    }

    private static FileVerdict? Refusal(PopulationTable table, int recordCount)
    {
        NsoPopulationRule<PopulationTable>? broken = NsoPopulationRules.File.FirstOrDefault(entry => entry.Rule.Severity == Severity.RejectFile && !entry.Rule.Holds(table));
        return broken is null ? null : FileVerdict.Refused(broken.Rule.Code, broken.Found(table), broken.Rule.Expectation, recordCount);
    }

    /// <summary>One form for all, so that editions can be ordered as text.</summary>
    private static string PublishedAt(string updated, DateTime receivedAt, out bool isReadable)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        isReadable = DateTime.TryParseExact(updated.Trim(), forms, CultureInfo.InvariantCulture, Utc, out DateTime published);
        return (isReadable ? published : receivedAt).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private void Judge(PopulationCell cell, string basisCode, string publishedAt)
    {
        bool isAccepted = true;
        foreach (NsoPopulationRule<PopulationCell> entry in NsoPopulationRules.Cell.Where(entry => reading.Judges(entry.Rule.Code, entry.Rule.Standing, (cell.Year.Number * 10_000) + 1231, _sourceFileKey, cell.RecordNumber) && !entry.Rule.Holds(cell)))
        {
            isAccepted &= entry.Rule.Severity == Severity.Warn;
            WriteFinding(entry.Rule, cell.RecordNumber, entry.Found(cell), entry.OccurrenceCount(cell));
        }

        if (isAccepted)
        {
            Stage(cell, basisCode, publishedAt);
        }
        else
        {
            RowBuffer quarantine = _sink.Batch.Buffers[2];
            quarantine.Integer(reading.LoadRunKey);
            quarantine.Integer(_sourceFileKey);
            quarantine.Integer(cell.RecordNumber);
            quarantine.Text("");
            quarantine.Integer(cell.Value.ByteOffset);
            quarantine.Integer(cell.Value.ByteCount);
            quarantine.Integer(0);
            quarantine.EndRow();
        }

        _sink.Batch.RecordCount++;
        _sink.RecordEnded();
    }

    private void Stage(PopulationCell cell, string basisCode, string publishedAt)
    {
        RowBuffer population = _sink.Batch.Buffers[0];
        population.Integer(reading.LoadRunKey);
        population.Integer(_sourceFileKey);
        population.Integer(cell.RecordNumber);
        population.Integer(cell.IsTaken ? 0 : 6);
        population.Text(cell.Area.Code!);
        population.Text(cell.Area.Name);
        population.Integer(cell.Year.Number);
        population.Text(cell.Year.StatusCode);
        population.Text(cell.IsTaken ? basisCode : "");
        population.Integer(cell.Thousandfold);
        population.Text(publishedAt);
        population.EndRow();
        _sink.Batch.AmountHundredths += cell.Thousandfold * 100;
    }

    private void WriteFileWarnings(PopulationTable table)
    {
        bool wroteAny = false;
        foreach (NsoPopulationRule<PopulationTable> entry in NsoPopulationRules.File.Where(entry => !entry.Rule.Holds(table)))
        {
            WriteFinding(entry.Rule, 0, entry.Found(table), entry.OccurrenceCount(table));
            wroteAny = true;
        }

        if (wroteAny)
        {
            _sink.RecordEnded();
        }
    }

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
        finding.Text(found.Length <= 400 ? found : found[..400]);
        finding.Text(rule.Expectation);
        finding.Integer(count);
        finding.EndRow();
    }
}
