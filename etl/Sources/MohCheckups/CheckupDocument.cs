namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>One kind of FILEHOSO, as Documents.csv has it.</summary>
/// <param name="Number">1 for XML1.</param>
/// <param name="Root">Its root element; empty where the description at hand does not name it, and then any is taken.</param>
/// <param name="IsRead">Others are counted, decoded and held to well-formedness; nothing of them goes on.</param>
public sealed record CheckupDocument(int Number, string Root, CheckupNeed Need, bool IsRead, string Meaning)
{
    public string Code { get; } = $"XML{Number}";
}
