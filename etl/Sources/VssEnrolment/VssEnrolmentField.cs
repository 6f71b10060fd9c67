namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>One column of the participant and card extract, as the contract lists it.</summary>
/// <param name="Length">The longest value in characters; amounts count their digits.</param>
/// <param name="IsRequired">Whether an extract without the column is refused; whether its values may be empty is a matter of the rules.</param>
/// <param name="Storage">Stored, Derived (birth year), Token (keyed pseudonym) or Never.</param>
/// <param name="IsPersonal">A value is never shown to anyone, not even a wrong one.</param>
public sealed record VssEnrolmentField(string Name, string Type, int Length, bool IsRequired, string Storage, bool IsPersonal, string Basis, string Meaning);
