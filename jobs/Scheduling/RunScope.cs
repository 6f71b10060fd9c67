using System.Globalization;
using BhytWarehouse.Etl.Quarantine;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>The part of a feed that a run is limited to; 0 and empty mean all of it.</summary>
/// <param name="MonthKey">yyyymm.</param>
/// <param name="LoadRunKey">The load that holds something back.</param>
/// <param name="SourceFileKey">The file that holds something back.</param>
internal sealed record RunScope(int MonthKey = 0, string FacilityCode = "", string RuleCode = "", int LoadRunKey = 0, int SourceFileKey = 0)
{
    public static RunScope Whole { get; } = new();

    /// <summary>The held records within it.</summary>
    /// <param name="feedCode">Empty for every feed.</param>
    public QuarantineFilter Held(string feedCode) => new(
        LoadRunKey > 0 ? LoadRunKey : null, SourceFileKey > 0 ? SourceFileKey : null, feedCode.Length > 0 ? feedCode : null, FacilityCode.Length > 0 ? FacilityCode : null, RuleCode.Length > 0 ? RuleCode : null, MonthKey > 0 ? MonthKey : null);

    /// <summary>Of a filter; its feed is left to the run.</summary>
    public static RunScope Of(QuarantineFilter filter) => new(filter.MonthKey ?? 0, filter.FacilityCode ?? "", filter.RuleCode ?? "", filter.LoadRunKey ?? 0, filter.SourceFileKey ?? 0);

    /// <summary>In a few words, such as "2025-03 facility 00013"; empty for all.</summary>
    public override string ToString() => string.Join(
        ' ',
        ((string[])
        [
            MonthKey > 0 ? string.Create(CultureInfo.InvariantCulture, $"{MonthKey / 100:0000}-{MonthKey % 100:00}") : "", FacilityCode.Length > 0 ? $"facility {FacilityCode}" : "", RuleCode.Length > 0 ? $"rule {RuleCode}" : "",
            LoadRunKey > 0 ? string.Create(CultureInfo.InvariantCulture, $"load {LoadRunKey}") : "", SourceFileKey > 0 ? string.Create(CultureInfo.InvariantCulture, $"file {SourceFileKey}") : "",
        ]).Where(part => part.Length > 0));
}
