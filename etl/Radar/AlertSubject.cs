namespace BhytWarehouse.Etl.Radar;

/// <summary>Who or what an alert is about.</summary>
/// <param name="Kind">Feed, Facility, AdministrativeUnit, PayingUnit or ParticipantGroup.</param>
/// <param name="Code">Its code; empty for the feed as a whole.</param>
/// <param name="FacilityDurableKey">-1 where it is no facility.</param>
public sealed record AlertSubject(string Kind, string Code, int FacilityDurableKey)
{
    public static AlertSubject Feed { get; } = new("Feed", "", -1);
}
