namespace BhytWarehouse.Etl.Star;

/// <summary>How conform.X becomes fact.X.</summary>
/// <param name="Fact">X.</param>
/// <param name="KeyColumn">The surrogate key. Where conform.X gives it, it is taken; else keys follow the last one.</param>
/// <param name="KeysPerRecord">How many keys one record key stands for: the keys of a record are a range, so its rows need no index of their own.</param>
/// <param name="StagedRows">The staged rows that must arrive, as a FROM clause; counted apart from the conform view, so that a view that loses rows is caught.</param>
/// <param name="Versions">Null for rows that only come and go with those of another fact.</param>
public sealed record FactDelivery(string Fact, string KeyColumn, int KeysPerRecord, string StagedRows, FactVersions? Versions = null);
