using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Quality;

/// <summary>What each rule of every gate expects, by its code; the two texts complete "must …" and "phải …".</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, RuleText> Rules =
        SourceRegister.All.Sources.SelectMany(source => source.Rules).DistinctBy(rule => rule.Code).ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Rules.Keys;

    /// <summary>Null for a code that no gate has.</summary>
    public static RuleText? Find(string code) => Rules.GetValueOrDefault(code);
}
