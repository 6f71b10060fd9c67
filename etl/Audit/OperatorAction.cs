namespace BhytWarehouse.Etl.Audit;

/// <summary>One action of an operator, as the log keeps it.</summary>
/// <param name="What">Such as "quarantine replay".</param>
/// <param name="Subject">What it was done to, by keys.</param>
/// <param name="Outcome">Empty when the action was begun and its end never written: it was interrupted.</param>
public sealed record OperatorAction(long Number, string At, string Who, string What, string Subject, string Reason, string EndedAt, string Outcome);
