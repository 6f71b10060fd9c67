namespace BhytWarehouse.Etl.Statistics;

/// <summary>Visits of one kind (facility, care type, chapter), before and after, with what they cost the fund in hundredths of a đồng and what was given in them.</summary>
/// <param name="Items">What the items do not add up to, such as a capitation, is the cost of the visit itself.</param>
public sealed record CostCell(long VisitsBefore, long HundredthsBefore, long VisitsAfter, long HundredthsAfter, IReadOnlyList<CostItem> Items);
