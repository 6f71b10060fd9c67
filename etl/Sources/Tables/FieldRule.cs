using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>A rule about one field alone that has a code and words of its own in place of the common ones (012 to 018). With severity Warn a wrong value is dropped and the row goes on without it.</summary>
/// <param name="Field">Empty for the aspects that concern the whole key.</param>
public sealed record FieldRule(string Code, Severity Severity, string Field, FieldAspect Aspect, string Expectation, string ExpectationVietnamese)
{
    public RuleStanding Standing { get; init; } = RuleStanding.OfFeed;

    internal RuleText Text => new(Code, Severity, Field, Expectation, ExpectationVietnamese) { Standing = Standing };
}
