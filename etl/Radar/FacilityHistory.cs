namespace BhytWarehouse.Etl.Radar;

/// <summary>What is known of one facility's dossiers.</summary>
/// <param name="Dossiers">By day of discharge; days without are not listed.</param>
/// <param name="Lags">Days from discharge to submission, and how many dossiers took so long.</param>
/// <param name="Receipts">Days on which something new of it was received here, each once, in order.</param>
/// <param name="Closed">Days, both included, in which the register says it is not in force.</param>
public sealed record FacilityHistory(
    int DurableKey,
    string Code,
    IReadOnlyDictionary<DateOnly, int> Dossiers,
    IReadOnlyList<(int Days, long Records)> Lags,
    IReadOnlyList<DateOnly> Receipts,
    IReadOnlyList<(DateOnly From, DateOnly To)> Closed)
{
    public bool IsOpenOn(DateOnly day) => !Closed.Any(span => day >= span.From && day <= span.To);
}
