using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A rule with a predicate, and what to tell of a subject that breaks it.</summary>
internal sealed class GateRule<TSubject>(QualityRule<TSubject> rule, Func<TSubject, string> found)
{
    public RuleText Text { get; } = RuleText.Of(rule);

    /// <summary>Arithmetic and dates say nothing about a row with a field missing or unreadable; code lists still do. The codes are laid out so.</summary>
    public bool NeedsSoundSubject { get; } = string.CompareOrdinal(rule.Code, "VC-070") >= 0;

    public Func<TSubject, bool> Holds { get; } = rule.Holds;

    public Func<TSubject, string> Found { get; } = found;

    /// <summary>The cost groups whose lines it is asked of; empty for every line. Most lines then meet no rule that cannot concern them.</summary>
    public IReadOnlyList<int> CostGroups { get; init; } = [];
}
