namespace BhytWarehouse.Etl.Matching;

/// <summary>The links of two registers and how they came about.</summary>
/// <param name="SureLinks">Links by number, name and birth date alike.</param>
/// <param name="ComparedPairs">Pairs of all other entries that shared a block.</param>
/// <param name="BlocksLeftOut">Keys that too many entries shared.</param>
public sealed record MatchOutcome(IReadOnlyList<IdentityLink> Links, EvidenceWeights Weights, int SureLinks, long ComparedPairs, int BlocksLeftOut);
