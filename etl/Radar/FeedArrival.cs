namespace BhytWarehouse.Etl.Radar;

/// <summary>When a feed, or a facility in it, sent something new last.</summary>
/// <param name="Last">Null while it never came.</param>
/// <param name="Due">The last day before its silence is an alert, by the feed's cadence; null for a feed that comes when something happens.</param>
public sealed record FeedArrival(string FeedCode, AlertSubject Subject, DateOnly? Last, DateOnly? Due);
