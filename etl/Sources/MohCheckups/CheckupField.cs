namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>One field that is read, as Contract.csv has it.</summary>
/// <param name="Basis">Where the name comes from: the decision on check-ups, or its sister on claims where the description at hand names none.</param>
public sealed record CheckupField(int Document, string Name, int Length, CheckupNeed Need, CheckupFieldKind Kind, CheckupFieldStorage Storage, string Basis, string Meaning);
