namespace BhytWarehouse.Etl.Signals;

/// <summary>One decision of a reviewer.</summary>
/// <param name="At">UTC, ISO 8601.</param>
/// <param name="RecoveredAmount">Đồng taken back.</param>
public sealed record AlertDecision(AlertReviewState State, string At, string Who, string Reason, decimal RecoveredAmount);
