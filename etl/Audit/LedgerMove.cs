namespace BhytWarehouse.Etl.Audit;

/// <summary>What a later load or an action moved in the account of an earlier load, at one level and in one state.</summary>
/// <param name="ActionNumber">Of the operator's action where <paramref name="Cause"/> is a withdrawal, else 0.</param>
/// <param name="Quantity">Pieces, or hundredths of đồng: minus the state that was left, plus the one that was reached.</param>
public sealed record LedgerMove(int FromLoadRunKey, int ByLoadRunKey, LedgerMoveCause Cause, long ActionNumber, LedgerLevel Level, LedgerState State, long Quantity);
