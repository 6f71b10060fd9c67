namespace BhytWarehouse.Etl.Audit;

/// <summary>The rules that judged a load.</summary>
/// <param name="Code">Changes with any word, day, version or severity of the rules.</param>
public sealed record RuleEdition(int LoadRunKey, string FeedCode, string Code, int RuleCount, string CodeListEdition);
