namespace BhytWarehouse.Etl.Audit;

/// <summary>A quantity that leaves the star because a newer version replaced it; written as minus loaded, plus superseded.</summary>
/// <param name="LoadRunKey">The load that had brought it.</param>
/// <param name="Quantity">Pieces, or hundredths of đồng.</param>
public sealed record LedgerMovement(int LoadRunKey, int SourceFileKey, string FacilityCode, int MonthKey, LedgerLevel Level, long Quantity);
