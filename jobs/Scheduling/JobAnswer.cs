using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What came of what an operator asked for.</summary>
/// <param name="Run">The run that it is about; 0 for none.</param>
/// <param name="IsDone">False where there was nothing to do.</param>
internal sealed record JobAnswer(Text Told, IReadOnlyList<object?> Values, long Run, bool IsDone)
{
    public string In(Language language) => Told.In(language, [.. Values]);
}
