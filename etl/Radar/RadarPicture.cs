using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>What the radar sees on one day.</summary>
/// <param name="IsLive">Dossiers arrive day by day, so days are due by the clock; else a history was loaded, and days are due as far as it reaches.</param>
/// <param name="Horizon">The last day of discharge that anybody could have told of; null without dossiers.</param>
public sealed record RadarPicture(DateOnly Today, bool IsLive, DateOnly? Horizon, IReadOnlyList<DeliveryAlert> Alerts, IReadOnlyList<(FacilityHistory Facility, IReadOnlyList<VolumeDay> Days)> Expectations);
