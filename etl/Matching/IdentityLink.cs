namespace BhytWarehouse.Etl.Matching;

/// <summary>Two identities that are one person, and what says so.</summary>
/// <param name="OneKey">The resident; for <see cref="LinkKind.WithinInsured"/> an identity of the insurer.</param>
/// <param name="OtherKey">The identity of the insurer.</param>
/// <param name="Bits">Base-2 logarithm of the odds that it is right, against all other explanations of the identity; infinite where an operator said so.</param>
public sealed record IdentityLink(LinkKind Kind, long OneKey, long OtherKey, LinkStatus Status, double Bits, Agreement Agreement, IReadOnlyList<EvidenceItem> Evidence);
