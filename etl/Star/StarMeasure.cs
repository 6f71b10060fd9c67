using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Star;

/// <summary>A count over the star that must equal what was staged: the sum of an expression over the rows that a load put into a fact.</summary>
/// <param name="Expression">An integer over the fact's row, called "row"; amounts in hundredths.</param>
public sealed record StarMeasure(LedgerLevel Level, FactDelivery Fact, string Expression);
