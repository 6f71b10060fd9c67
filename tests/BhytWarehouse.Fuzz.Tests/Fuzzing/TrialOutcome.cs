namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>How reader and witness ended on one file.</summary>
/// <param name="Violation">Null when every promise held.</param>
/// <param name="Features">What came of the file in short: rules, dispositions, orders of magnitude. A feature not seen before is as good as a new branch.</param>
internal sealed record TrialOutcome(Violation? Violation, IReadOnlyCollection<string> Features, bool IsRefused, string Verdict);
