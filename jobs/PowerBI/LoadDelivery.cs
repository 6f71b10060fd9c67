namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What one load changed in one table of the star.</summary>
/// <param name="Table">Such as <c>fact.Claim</c>; <c>fact_Claim</c> means the same.</param>
/// <param name="RowCount">Rows added, replaced or withdrawn.</param>
public sealed record LoadDelivery(int LoadRunKey, string Feed, string Table, long RowCount);
