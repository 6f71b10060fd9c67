namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>One line of ErrorKinds.csv.</summary>
/// <param name="IsError">False for a situation: nothing is written wrongly.</param>
/// <param name="Weight">How often it is drawn among the errors of a register, as a share of all weights; assumed, no count is published.</param>
internal sealed record IdentityErrorEntry(IdentityErrorKind Kind, int Since, bool IsError, bool InResidents, bool InInsured, int Weight, string Meaning);
