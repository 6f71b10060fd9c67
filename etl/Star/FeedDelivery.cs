namespace BhytWarehouse.Etl.Star;

/// <summary>How the staged rows of one feed reach the star and are counted there.</summary>
/// <param name="RecordTable">The staging table with one row per record and its disposition.</param>
/// <param name="ConflictView">conform view of records that contradict each other within one file; empty when the feed has none.</param>
/// <param name="AccountView">conform view that states what was staged, for the ledger.</param>
/// <param name="SnapshotFacts">Periodic snapshots that follow from the facts: derive.X → fact.X.</param>
public sealed record FeedDelivery(string FeedCode, string RecordTable, string ConflictView, string AccountView, IReadOnlyList<FactDelivery> Facts, IReadOnlyList<StarMeasure> Measures, IReadOnlyList<string> SnapshotFacts)
{
    /// <summary>What the rows of several facts must say alike of one record.</summary>
    public IReadOnlyList<StarAgreement> Agreements { get; init; } = [];

    /// <summary>The publisher's codes that rows of facts must still carry.</summary>
    public IReadOnlyList<StarCode> Codes { get; init; } = [];
}
