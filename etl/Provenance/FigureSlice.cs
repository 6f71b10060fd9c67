namespace BhytWarehouse.Etl.Provenance;

/// <summary>Which part of a figure is asked about; null where anything will do.</summary>
/// <param name="MonthKey">yyyymm.</param>
/// <param name="UnitCode">Province, district or commune.</param>
/// <param name="SliceCode">What else an indicator tells apart, such as the age of arrears.</param>
public sealed record FigureSlice(int? MonthKey, string? UnitCode, string? FacilityCode, string? BasisCode, string? GroupCode, string? SliceCode)
{
    public static FigureSlice Whole { get; } = new(null, null, null, null, null, null);
}
