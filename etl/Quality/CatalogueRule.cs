namespace BhytWarehouse.Etl.Quality;

/// <summary>A rule of a feed's gate with all that it says of itself, the feed's words filled in.</summary>
public sealed record CatalogueRule(string FeedCode, RuleText Text, string LegalBasis, Office Owner)
{
    public string Code => Text.Code;

    public Severity Severity => Text.Severity;

    public string Field => Text.Field;

    public string Expectation => Text.Expectation;

    public string ExpectationVietnamese => Text.ExpectationVietnamese;

    public RuleStanding Standing => Text.Standing;

    public int Version => Standing.Version;
}
