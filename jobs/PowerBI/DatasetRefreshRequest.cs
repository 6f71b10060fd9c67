namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One refresh to be asked: which tables of which model, why, and for which loads.</summary>
/// <param name="Tables">Names as in the semantic model.</param>
/// <param name="Reason">For the operator, such as the feeds that delivered; stored, never sent.</param>
/// <param name="LoadRunKeys">The loads that the refresh brings to the reports.</param>
public sealed record DatasetRefreshRequest(Guid WorkspaceId, Guid DatasetId, IReadOnlyList<string> Tables, string Reason, IReadOnlyList<int> LoadRunKeys);
