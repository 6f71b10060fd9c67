namespace BhytWarehouse.Etl.Privacy;

/// <summary>What an erasure changed in one table.</summary>
/// <param name="ForgottenRowCount">Rows that are gone.</param>
/// <param name="AnonymousRowCount">Rows that stand, under nobody.</param>
public sealed record ErasedRows(string Table, long ForgottenRowCount, long AnonymousRowCount);
