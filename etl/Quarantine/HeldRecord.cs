using System.Globalization;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>A record that the gate holds back, or a file that it refused whole, in a load that was published.</summary>
/// <param name="RecordNumber">0 for a refused file.</param>
/// <param name="RecordCode">MA_LK in claims, sheet and row in workbooks; empty elsewhere.</param>
/// <param name="FacilityCode">Empty where the feed or the file names none.</param>
/// <param name="RecordCount">1, or the records of the refused file.</param>
/// <param name="AmountHundredths">What it would have brought, in hundredths of đồng or of the feed's control total, as counted at landing.</param>
/// <param name="ByteCount">0 where the place is told by <paramref name="RecordCode"/> or the record number alone.</param>
public sealed record HeldRecord(
    int LoadRunKey,
    int SourceFileKey,
    int RecordNumber,
    string FeedCode,
    string FileName,
    string FileHash,
    long FileByteCount,
    DateTime ReceivedAt,
    string RecordCode,
    string FacilityCode,
    int MonthKey,
    long RecordCount,
    long AmountHundredths,
    long ByteOffset,
    long ByteCount,
    IReadOnlyList<HeldFinding> Findings)
{
    public bool IsFile => RecordNumber == 0;

    /// <summary>LOAD:FILE:RECORD.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{LoadRunKey}:{SourceFileKey}:{RecordNumber}");

    /// <summary>The rules that hold it, each once.</summary>
    public IEnumerable<string> HoldingRules => Findings.Where(finding => finding.Severity != Severity.Warn).Select(finding => finding.RuleCode).Distinct(StringComparer.Ordinal);

    public int AgeInDays(DateTimeOffset now) => Math.Max(0, (int)(now.UtcDateTime - ReceivedAt.ToUniversalTime()).TotalDays);
}
