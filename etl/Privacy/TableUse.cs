namespace BhytWarehouse.Etl.Privacy;

/// <summary>Where a person stands in one table.</summary>
/// <param name="Table">Such as fact.Claim.</param>
/// <param name="By">The columns that name the person, or the fact through which its rows belong to the person.</param>
/// <param name="FromKey">First day (yyyymmdd) or month (yyyymm) of the rows; 0 where the table has none.</param>
public sealed record TableUse(string Table, string By, long RowCount, long FromKey, long ToKey);
