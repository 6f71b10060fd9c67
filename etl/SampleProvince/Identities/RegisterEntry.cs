namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>One entry of a register with what is true of it; only <see cref="Written"/> may be shown to whoever compares registers.</summary>
/// <param name="Person">The person that the entry is about.</param>
/// <param name="HasValidCard">Whether one of the entry's cards is valid on the day of the register; false for residents.</param>
/// <param name="Errors">What was written wrongly.</param>
internal sealed record RegisterEntry(int Person, Identity Written, bool HasValidCard, IReadOnlyList<IdentityErrorKind> Errors);
