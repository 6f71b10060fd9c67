using System.Globalization;

namespace BhytWarehouse.Etl.Audit;

/// <summary>A figure that is not what it was made of: which, in which slice, and by how much; quantities in hundredths.</summary>
/// <param name="Figure">The object whose file states the law, such as mart.FacilityMonth.</param>
/// <param name="Slice">Empty where the law adds up everything.</param>
/// <param name="HiddenCells">Cells of the slice that the figure leaves empty because they are small.</param>
public sealed record FigureDifference(string Figure, string Measure, string Slice, string Source, long Behind, long Shown, long HiddenCells = 0)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Figure}, {Measure}{(Slice.Length > 0 ? ", " + Slice : "")}: {Source} {Behind / 100m:#,0.##}, shown {Shown / 100m:#,0.##} ({(Shown - Behind) / 100m:+#,0.##;-#,0.##;0}{(HiddenCells > 0 ? string.Create(CultureInfo.InvariantCulture, $", {HiddenCells} small cells hidden") : "")})");
}
