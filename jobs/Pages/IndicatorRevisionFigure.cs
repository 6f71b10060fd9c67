namespace BhytWarehouse.Jobs.Pages;

/// <summary>One indicator and slice of a closed month, then and now.</summary>
/// <param name="Slice">The parts of the slice by their codes; empty for the whole.</param>
/// <param name="ValueAtClosing">Null where the denominator is 0.</param>
public sealed record IndicatorRevisionFigure(
    string IndicatorCode, string Slice, decimal NumeratorAtClosing, decimal DenominatorAtClosing, decimal NumeratorNow, decimal DenominatorNow, decimal? ValueAtClosing, decimal? ValueNow, decimal? ValueDifference)
{
    public bool IsRevised => NumeratorAtClosing != NumeratorNow || DenominatorAtClosing != DenominatorNow;
}
