using System.Text.RegularExpressions;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>The columns by which a row says where it belongs: the key of a member and its durable key, or its code.</summary>
internal sealed partial record LossPlace(string Dimension, string? Key, string? DurableKey, string? Code)
{
    public string Columns => string.Join("+", new[] { Key, DurableKey, Code }.OfType<string>());

    /// <summary>Every place of a row: facilities first, then areas and paying units.</summary>
    public static IReadOnlyList<LossPlace> Of(IReadOnlyList<string> columns)
    {
        List<LossPlace> places = [];
        foreach ((string dimension, Regex pattern) in ((string, Regex)[])[("Facility", Facility()), ("AdministrativeUnit", Area()), ("PayingUnit", PayingUnit())])
        {
            foreach (IGrouping<string, Match> stem in columns.Select(column => pattern.Match(column)).Where(match => match.Success).GroupBy(match => match.Groups["stem"].Value))
            {
                string? Of(string kind) => stem.FirstOrDefault(match => match.Groups["kind"].Value == kind)?.Value;
                places.Add(new LossPlace(dimension, Of("Key"), Of("DurableKey"), Of("Code")));
            }
        }

        return places;
    }

    /// <summary>The row names a real member.</summary>
    public string IsKnown(string row) => Key is not null ? $"{row}.{Key} > 0" : DurableKey is not null ? $"{row}.{DurableKey} > 0" : $"{row}.{Code} <> ''";

    /// <summary>What its columns say when it stands under another member.</summary>
    public IEnumerable<(string Column, string Value)> Swapped(string row)
    {
        string table = "dim_" + Dimension;
        string code = Dimension switch { "Facility" => "FacilityCode", "PayingUnit" => "PayingUnitCode", _ => "UnitCode" };
        string durable = Dimension + "DurableKey";
        // Another code, not only another version or system: the province has the same code before and after a reform.
        string same = Key is not null ? $"other.{code} <> (SELECT own.{code} FROM {table} AS own WHERE own.{Dimension}Key = {row}.{Key})"
            : DurableKey is not null ? $"other.{code} NOT IN (SELECT own.{code} FROM {table} AS own WHERE own.{durable} = {row}.{DurableKey})"
            : $"other.{code} <> {row}.{Code}";
        string another = $"FROM {table} AS other WHERE other.{Dimension}Key > 0 AND {same} ORDER BY other.{Dimension}Key LIMIT 1";
        if (Key is not null)
        {
            yield return (Key, $"(SELECT other.{Dimension}Key {another})");
        }

        if (DurableKey is not null)
        {
            yield return (DurableKey, $"(SELECT other.{durable} {another})");
        }

        if (Code is not null)
        {
            yield return (Code, $"(SELECT other.{code} {another})");
        }
    }

    [GeneratedRegex("^(?<stem>\\w*Facility)(?<kind>DurableKey|Key|Code)$", RegexOptions.CultureInvariant)]
    private static partial Regex Facility();

    [GeneratedRegex("^(?<stem>(?:\\w*Commune|AdministrativeUnit|OldUnit|NewUnit|Unit|Province))(?<kind>DurableKey|Key|Code)$", RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex("^(?<stem>PayingUnit)(?<kind>DurableKey|Key|Code)$", RegexOptions.CultureInvariant)]
    private static partial Regex PayingUnit();
}
