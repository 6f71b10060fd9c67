using BhytWarehouse.Etl.Sources.NsoPopulation;
using BhytWarehouse.Etl.Sources.VssClaims;
using BhytWarehouse.Etl.Sources.VssEnrolment;

namespace BhytWarehouse.Etl.Quality;

/// <summary>What each rule of every gate expects, by its code; the two texts complete "must …" and "phải …".</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, (string Field, string Expectation, string ExpectationVietnamese)> Rules =
        VssClaimsRules.All.Concat(ReadingRules.All).Select(rule => (rule.Code, rule.Field, rule.Expectation, rule.ExpectationVietnamese))
            .Concat(VssEnrolmentRules.File.Select(rule => Of(rule.Rule)))
            .Concat(VssEnrolmentRules.Outline.Concat(VssEnrolmentRules.Row).Concat(VssEnrolmentRules.Recurrence.Select(rule => rule)).Select(rule => Of(rule.Rule)))
            .Concat(NsoPopulationRules.File.Select(rule => Of(rule.Rule)))
            .Concat(NsoPopulationRules.Cell.Select(rule => Of(rule.Rule)))
            .DistinctBy(rule => rule.Code)
            .ToDictionary(rule => rule.Code, rule => (rule.Field, rule.Expectation, rule.ExpectationVietnamese), StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Rules.Keys;

    /// <summary>Null for a code that no gate has.</summary>
    public static (string Field, string Expectation, string ExpectationVietnamese)? Find(string code) => Rules.TryGetValue(code, out var rule) ? rule : null;

    private static (string Code, string Field, string Expectation, string ExpectationVietnamese) Of<TSubject>(QualityRule<TSubject> rule) => (rule.Code, rule.Field, rule.Expectation, rule.ExpectationVietnamese);
}
