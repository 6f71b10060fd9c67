namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>The answer to the question for a refresh: an id where it was accepted, a fault where it was unclear or refused.</summary>
public sealed record RefreshAnswer(RefreshAnswerKind Kind, string? RequestId, PowerBiFault? Fault);
