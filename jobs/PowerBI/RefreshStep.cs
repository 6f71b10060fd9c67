namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One line of progress while a refresh runs, such as for a progress bar.</summary>
public sealed record RefreshStep(RefreshStepKind Kind, string? RequestId, TimeSpan Elapsed, string? Status = null);
