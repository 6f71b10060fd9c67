namespace BhytWarehouse.Etl.Audit;

/// <summary>What a later load took out of the account of an earlier one, at one level.</summary>
/// <param name="Quantity">Pieces, or hundredths of đồng; positive.</param>
public sealed record LedgerMove(int FromLoadRunKey, int ByLoadRunKey, LedgerLevel Level, LedgerState To, long Quantity);
