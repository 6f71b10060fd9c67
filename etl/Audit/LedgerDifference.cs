using System.Globalization;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Two counts that should be equal and are not: where, and by how much.</summary>
public sealed record LedgerDifference(LedgerLevel Level, string Where, string FirstName, long First, string SecondName, long Second)
{
    public override string ToString()
    {
        decimal unit = Level == LedgerLevel.Amount ? 100m : 1m;
        return string.Create(CultureInfo.InvariantCulture, $"{Where}, {Level.ToString().ToLowerInvariant()} level: {FirstName} {First / unit:#,0.##}, {SecondName} {Second / unit:#,0.##} ({(Second - First) / unit:+#,0.##;-#,0.##})");
    }
}
