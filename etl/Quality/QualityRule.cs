namespace BhytWarehouse.Etl.Quality;

/// <summary>One rule of a source's gate: "&lt;field&gt; must &lt;expectation&gt;".</summary>
/// <param name="Code">Such as VC-003; never reused.</param>
/// <param name="Field">The regulator's field that is named to the submitter.</param>
/// <param name="Expectation">Completes "must …"; English. The Vietnamese text stands beside it.</param>
/// <param name="Holds">True when the subject is as expected.</param>
public sealed record QualityRule<TSubject>(string Code, Severity Severity, string Field, string Expectation, string ExpectationVietnamese, Func<TSubject, bool> Holds)
{
    public RuleStanding Standing { get; init; } = RuleStanding.OfFeed;
}
