namespace BhytWarehouse.Etl.Audit;

/// <summary>One quantity at one step between facts and reports: what stands behind the figure and what it shows, over all slices, in hundredths.</summary>
/// <param name="Figure">Such as mart.FacilityMonth.</param>
/// <param name="Source">What it was made of, such as fact.Claim.</param>
/// <param name="HiddenCells">Small cells that the figure leaves empty: what is shown is less by what they hold.</param>
/// <param name="Differences">The slices that differ; none when the step conserves.</param>
public sealed record FigureStep(string Figure, string Measure, string Source, int SliceCount, long Behind, long Shown, long HiddenCells, IReadOnlyList<FigureDifference> Differences);
