namespace BhytWarehouse.Etl.Matching;

/// <summary>A link as fact.IdentityLink keeps it.</summary>
/// <param name="LoadRunKey">The last load before it was made.</param>
/// <param name="WithdrawnLoadRunKey">-1 while it stands.</param>
/// <param name="WithdrawalCode">Evidence, Reviewer, Method or Restated; empty while it stands.</param>
public sealed record KeptLink(
    long Key, string KindCode, string StatusCode, string OneToken, string MemberToken, double Score, IReadOnlyList<EvidenceItem> Evidence, string MethodCode, int LoadRunKey, int WithdrawnLoadRunKey, string WithdrawalCode);
