namespace BhytWarehouse.Etl.Quarantine;

/// <summary>One filled field of a record as it stands in the landed file, before it is masked.</summary>
/// <param name="Name">The contract's name; empty for what the contract does not know, whose own name may be anything.</param>
/// <param name="MayShow">Whether the contract says that the field is not personal.</param>
public sealed record RecordField(string Document, int Row, string Name, string Text, bool MayShow);
