namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One table, or one partition of it, as a refresh request or its details name it.</summary>
public sealed record RefreshTarget(string Table, string? Partition = null, string? Status = null);
