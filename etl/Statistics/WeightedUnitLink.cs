namespace BhytWarehouse.Etl.Statistics;

/// <summary>A link with the shares by which figures cross it in either direction.</summary>
/// <param name="NewShare">How much of the old unit's people go to the new one, in proportion to the other links of the old unit; 0 for land without people.</param>
/// <param name="NewBasis">Where the shares of the old unit's links come from.</param>
/// <param name="OldShare">How much of the new unit's people belong to the old one, in proportion to the other links of the new unit.</param>
/// <param name="OldBasis">Where the shares of the new unit's links come from.</param>
public sealed record WeightedUnitLink(UnitLink Link, long NewShare, WeightBasis NewBasis, long OldShare, WeightBasis OldBasis);
