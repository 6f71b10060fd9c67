using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Every rule of every gate, made from the rules themselves; the two texts complete "must …" and "phải …".</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, CatalogueRule> Rules =
        SourceRegister.All.Sources.SelectMany(Of).DistinctBy(rule => rule.Code).ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Rules.Keys;

    public static IEnumerable<CatalogueRule> All => Rules.Values;

    /// <summary>Null for a code that no gate has.</summary>
    public static CatalogueRule? Find(string code) => Rules.GetValueOrDefault(code);

    /// <summary>The rules of one gate, by code.</summary>
    public static IReadOnlyList<CatalogueRule> Of(ISource source) =>
    [
        .. source.Rules.Select(rule => new CatalogueRule(source.FeedCode, rule, rule.Standing.LegalBasis.Length > 0 ? rule.Standing.LegalBasis : source.Description.LegalBasis, rule.Standing.Owner ?? source.Description.Contact))
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>Sixteen hexadecimal digits that change with any word, day, version or severity of the gate's rules.</summary>
    public static string EditionOf(IReadOnlyList<CatalogueRule> rules)
    {
        StringBuilder text = new();
        foreach (CatalogueRule rule in rules)
        {
            text.AppendJoin('\t', rule.Code, rule.Version, (int)rule.Severity, rule.Field, rule.Expectation, rule.ExpectationVietnamese, rule.LegalBasis, rule.Owner.Name, rule.Owner.NameVietnamese,
                rule.Standing.ValidFromDateKey, rule.Standing.ValidToDateKey, string.Join(' ', rule.Standing.Lists), rule.Standing.MayBeOverridden).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
