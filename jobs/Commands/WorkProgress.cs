namespace BhytWarehouse.Jobs.Commands;

/// <summary>How far something long is.</summary>
/// <param name="What">One bar for each.</param>
/// <param name="Total">0 while it is not known.</param>
/// <param name="Note">Such as "12,000 of 20,000 dossiers, 1,234,567 đồng".</param>
internal readonly record struct WorkProgress(string What, long Done, long Total, string Note);
