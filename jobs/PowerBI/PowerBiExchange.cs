namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One HTTP exchange for the log: no token, no body. <see cref="SupportId"/> is the header RequestId.</summary>
public sealed record PowerBiExchange(string Method, string Path, int Status, string? SupportId, DateTimeOffset At);
