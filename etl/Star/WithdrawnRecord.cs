namespace BhytWarehouse.Etl.Star;

/// <summary>A record that its facility takes back, as an operator enters it.</summary>
/// <param name="RecordCode">The facility's number for it, such as MA_LK.</param>
/// <param name="DateKey">The day on which the facility took it back, yyyymmdd: versions submitted later bring the record back.</param>
public sealed record WithdrawnRecord(string FacilityCode, string RecordCode, int DateKey, string Reason);
