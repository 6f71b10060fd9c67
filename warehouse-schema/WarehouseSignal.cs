using System.Globalization;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Schema;

/// <summary>A suspicion as its view in signal.* describes itself: whom it names, what it needs, how far a change reaches, and its limits.</summary>
/// <param name="View">The view.</param>
/// <param name="Subject">Whom an alert is about, told by the view's key column.</param>
/// <param name="VietnameseTitle">The title that officers read.</param>
/// <param name="Needs">Reference data without which the rule does not apply; none where it needs nothing.</param>
/// <param name="Scope">What a change of one facility's month can touch.</param>
/// <param name="Thresholds">The limits it compares with, as proposed.</param>
/// <param name="Version">Counted up whenever the meaning changes.</param>
/// <param name="VersionDateKey">The day of that version.</param>
/// <param name="ValidFromDateKey">First day (of discharge, or of the figure's month) that it judges.</param>
/// <param name="ValidToDateKey">Last such day; 99991231 while it holds.</param>
public sealed partial record WarehouseSignal(
    WarehouseObject View,
    WarehouseSignalSubject Subject,
    string VietnameseTitle,
    IReadOnlyList<WarehouseSignalNeed> Needs,
    WarehouseSignalScope Scope,
    IReadOnlyList<WarehouseSignalThreshold> Thresholds,
    int Version,
    int VersionDateKey,
    int ValidFromDateKey,
    int ValidToDateKey)
{
    /// <summary>Columns that every signal view gives, around those of its subject.</summary>
    private static readonly string[] First = ["RuleCode", "MonthKey", "FacilityDurableKey"];

    private static readonly string[] Last = ["AmountAtRisk", "AlarmLevel", "Evidence"];

    /// <summary>Gets every signal, by its code.</summary>
    public static IReadOnlyList<WarehouseSignal> All { get; } = [.. WarehouseSchema.Objects.Where(item => item.Schema == "signal").Select(Of).OrderBy(signal => signal.Code.Length).ThenBy(signal => signal.Code, StringComparer.Ordinal)];

    public string Code => View.Code!;

    /// <summary>Whether alerts of one rule, subject and month can stand side by side.</summary>
    public bool HasSlice => View.Columns.Any(column => column.Name == "SliceCode");

    /// <exception cref="FormatException">The header or the columns are not as a signal's are.</exception>
    public static WarehouseSignal Of(WarehouseObject view)
    {
        string[] columns = [.. view.Columns.Select(column => column.Name)];
        WarehouseSignalSubject subject = columns.Contains("ClaimKey") ? WarehouseSignalSubject.Claim
            : columns.Contains("MemberDurableKey") ? WarehouseSignalSubject.Member
            : columns.Contains("PractitionerDurableKey") ? WarehouseSignalSubject.Practitioner
            : WarehouseSignalSubject.Facility;
        string[] key = subject switch
        {
            WarehouseSignalSubject.Claim => ["ClaimKey"],
            WarehouseSignalSubject.Member => ["MemberDurableKey"],
            WarehouseSignalSubject.Practitioner => ["PractitionerDurableKey"],
            _ => [],
        };
        string[] slice = subject != WarehouseSignalSubject.Claim && columns.Contains("SliceCode") ? ["SliceCode"] : [];
        if (!columns.SequenceEqual([.. First, .. key, .. slice, .. Last]))
        {
            throw Wrong(view, "columns", string.Join(", ", columns), string.Join(", ", [.. First, "ClaimKey, MemberDurableKey or PractitionerDurableKey or none", "SliceCode where wanted", .. Last]));
        }

        Match version = Matched(view, "Version", VersionGrammar(), "number, yyyy-MM-dd");
        Match valid = Matched(view, "Valid", ValidGrammar(), "from yyyymmdd, or from yyyymmdd to yyyymmdd");
        return new WarehouseSignal(
            view,
            subject,
            Tag(view, "Vietnamese"),
            Tag(view, "Needs") == "nothing" ? [] : [.. Tag(view, "Needs").Split(';', StringSplitOptions.TrimEntries).Select(need => NeedOf(view, need))],
            Enum.TryParse(Tag(view, "Scope"), ignoreCase: true, out WarehouseSignalScope scope) ? scope : throw Wrong(view, "Scope", Tag(view, "Scope"), "facility, member, practitioner or peers"),
            view.Header.TryGetValue("Thresholds", out string? thresholds) ? [.. thresholds.Split(';', StringSplitOptions.TrimEntries).Select(threshold => ThresholdOf(view, threshold))] : [],
            Number(version.Groups["number"]),
            Number(version.Groups["year"]) * 10_000 + Number(version.Groups["month"]) * 100 + Number(version.Groups["day"]),
            Number(valid.Groups["from"]),
            valid.Groups["to"].Success ? Number(valid.Groups["to"]) : 99991231);
    }

    private static WarehouseSignalNeed NeedOf(WarehouseObject view, string text)
    {
        Match need = NeedGrammar().Match(text);
        return need.Success
            ? new WarehouseSignalNeed(WarehouseSchema.Find(need.Groups["schema"].Value, need.Groups["table"].Value), need.Groups["where"].Value)
            : throw Wrong(view, "Needs", text, "nothing, or fact.X or dim.X, with 'where' and a condition over its columns if wanted, several parted by ;");
    }

    private static WarehouseSignalThreshold ThresholdOf(WarehouseObject view, string text)
    {
        Match threshold = ThresholdGrammar().Match(text);
        return threshold.Success
            ? new WarehouseSignalThreshold(view.Code!, threshold.Groups["name"].Value, decimal.Parse(threshold.Groups["value"].Value, CultureInfo.InvariantCulture), threshold.Groups["meaning"].Value)
            : throw Wrong(view, "Thresholds", text, "Name = number (what it limits), several parted by ;");
    }

    private static string Tag(WarehouseObject view, string tag) => view.Header.TryGetValue(tag, out string? text) ? text : throw Wrong(view, tag, "nothing", "a line of its header");

    private static Match Matched(WarehouseObject view, string tag, Regex grammar, string expected) =>
        grammar.Match(Tag(view, tag)) is { Success: true } match ? match : throw Wrong(view, tag, Tag(view, tag), expected);

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static FormatException Wrong(WarehouseObject view, string tag, string found, string expected) =>
        new($"{view.Schema}.{view.Name}, {tag} '{found}': expected {expected}.");

    [GeneratedRegex(@"^(?<number>\d+), (?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionGrammar();

    [GeneratedRegex(@"^from (?<from>\d{8})(?: to (?<to>\d{8}))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex ValidGrammar();

    [GeneratedRegex(@"^(?<schema>dim|fact)\.(?<table>\w+)(?: where (?<where>.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex NeedGrammar();

    [GeneratedRegex(@"^(?<name>[A-Z]\w+) = (?<value>-?\d+(?:\.\d+)?) \((?<meaning>.+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex ThresholdGrammar();
}
