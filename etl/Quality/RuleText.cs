namespace BhytWarehouse.Etl.Quality;

/// <summary>What a rule of the gate says, for messages and lists: "&lt;field&gt; must &lt;expectation&gt;".</summary>
/// <param name="Field">The regulator's field; empty for a rule about whichever field the finding names.</param>
public sealed record RuleText(string Code, Severity Severity, string Field, string Expectation, string ExpectationVietnamese)
{
    public RuleStanding Standing { get; init; } = RuleStanding.OfFeed;

    public static RuleText Of<TSubject>(QualityRule<TSubject> rule) => new(rule.Code, rule.Severity, rule.Field, rule.Expectation, rule.ExpectationVietnamese) { Standing = rule.Standing };
}
