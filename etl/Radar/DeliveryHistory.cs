namespace BhytWarehouse.Etl.Radar;

/// <summary>Everything that the radar looks at.</summary>
/// <param name="DossierReceipts">Days on which anything new of any facility was received.</param>
/// <param name="TransportDays">Days from submission to receipt here within which nearly all files came, since the feed runs day by day.</param>
/// <param name="Lives">The first and last day on which a subject can be told of, by kind and code; one that is not listed always can.</param>
public sealed record DeliveryHistory(
    IReadOnlyList<FacilityHistory> Facilities,
    IReadOnlyList<DateOnly> DossierReceipts,
    int TransportDays,
    IReadOnlyList<FeedArrival> Arrivals,
    IReadOnlyList<DeliveredPeriod> Periods,
    IReadOnlyList<RepeatedEntries> Repeated,
    IReadOnlyDictionary<(string Kind, string Code), IReadOnlyList<(DateOnly From, DateOnly To)>> Lives);
