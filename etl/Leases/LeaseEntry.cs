namespace BhytWarehouse.Etl.Leases;

/// <summary>A lease that is written as held.</summary>
/// <param name="IsShared">Others may hold it too.</param>
/// <param name="IsOver">It ran out, or its process has ended: whoever needs it takes it over.</param>
public sealed record LeaseEntry(LeaseResource Resource, bool IsShared, long Token, LeaseHolder Holder, DateTimeOffset TakenAt, DateTimeOffset ExpiresAt, bool IsOver);
