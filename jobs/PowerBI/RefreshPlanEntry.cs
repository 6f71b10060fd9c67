namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One table to refresh and the deliveries that make it necessary.</summary>
public sealed record RefreshPlanEntry(string Table, string Mart, IReadOnlyList<LoadDelivery> Because);
