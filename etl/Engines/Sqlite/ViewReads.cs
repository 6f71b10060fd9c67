using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>What each report view reads, found in its text, so that a new mart needs no list to be kept.</summary>
/// <remarks>A mart that reads fact.IndicatorValue is followed through the indicators whose codes it names: it changed when the facts behind them did.</remarks>
public static partial class ViewReads
{
    private const string IndicatorTable = "fact.IndicatorValue";

    /// <summary>Tables that code fills when figures are computed, with what it reads: no load names them, so without this a report over them would stay stale unseen.</summary>
    private static readonly (string Table, string[] Sources)[] FollowingTables =
    [
        ("fact.DossierReceipt", ["fact.Claim"]),
        ("dim.AdministrativeUnitBridge", ["derive.CountedInBothSystems", "derive.PopulationWhole", "fact.AdministrativeUnitChange"]),
        ("fact.EnrolmentRestated", ["dim.AdministrativeUnit", "dim.AdministrativeUnitBridge", "fact.EnrolmentMonth"]),
        ("fact.PopulationRestated", ["derive.PopulationWhole", "dim.AdministrativeUnit", "dim.AdministrativeUnitBridge"]),
        (IndicatorRestatement.Table, IndicatorRestatement.Sources()),
        ("fact.IdentityLink", ["dim.AdministrativeUnitBridge", "dim.Member", "dim.MemberIdentity", "dim.WrittenIdentity", "fact.Resident"]),
        ("dim.MatchedPerson", ["fact.IdentityLink"]),
        ("fact.PeerComparison", ["dim.Facility", "derive.PeerMeasure"]),
        ("fact.CardSurvival", ["derive.CardHolding", "dim.EnrolmentExtract", "dim.MethodParameter", "dim.ParticipantGroup"]),
        ("fact.BudgetForecast", ["derive.ClaimArrival", "dim.AdministrativeUnit", "dim.Facility", "fact.FundBudget"]),
        ("fact.CoveragePath", ["derive.CardExpiry", "derive.CoverageGoal", "dim.AdministrativeUnit", "dim.AdministrativeUnitBridge", "dim.EnrolmentExtract", "dim.MethodParameter", "dim.ParticipantGroup", "fact.EnrolmentMonth", "fact.EnrolmentRestated", "indicator.LeavingStateSupport", "indicator.RenewalRate", "indicator.UncoveredPeople"]),
        ("fact.UncoveredPeopleByEntitlement", ["derive.UncoveredPerson", "derive.UnlinkedMember", "dim.AdministrativeUnit", "dim.AdministrativeUnitBridge", "fact.Resident"]),
        ("fact.CostGrowth", ["derive.CostCellMonth", "derive.CostItemMonth", "derive.PatientPeriod", "dim.Facility"]),
        ("fact.ClaimAlert", SignalsOf(WarehouseSignalSubject.Claim)),
        ("fact.MemberAlert", SignalsOf(WarehouseSignalSubject.Member)),
        ("fact.PractitionerAlert", SignalsOf(WarehouseSignalSubject.Practitioner)),
        ("fact.FacilityAlert", SignalsOf(WarehouseSignalSubject.Facility)),
        // Set by operators only; the rules that compare with them are evaluated anew, and tell.
        ("dim.SignalThreshold", []),
        // What the headers say: another build, not another load.
        ("dim.Indicator", []),
        ("dim.SignalRule", [.. WarehouseSchema.Objects.Where(item => item.Schema == "signal").Select(item => $"signal.{item.Name}")]),
        ("fact.DossierExpectation", ["derive.DossierDay", "derive.DossierLag"]),
        ("fact.DeliveryAlert", ["derive.DeliveredPeriod", "derive.RepeatedEntry", "fact.DossierExpectation", "fact.SourceFreshness"]),
        ("fact.ClaimAtClosing", ["fact.Claim", "fact.PeriodClosing"]),
        ("fact.IndicatorValueAtClosing", ["fact.PeriodClosing"]),
        // Whatever a file brought makes its feed fresh, and counts among what was received.
        ("fact.SourceReceipt", FilledByFiles()),
        ("fact.SourceFreshness", FilledByFiles()),
    ];

    /// <summary>For each view, and each snapshot that no load delivers, the tables and views it reads, written schema.Name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = Read();

    /// <summary>The text of each view, by schema.Name.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = View().Matches(WarehouseSchema.SqliteScript).ToDictionary(
        view => WarehouseSchema.Objects.Where(item => item.SqliteName == view.Groups["name"].Value).Select(item => $"{item.Schema}.{item.Name}").Single(), view => view.Value.Trim(), StringComparer.Ordinal);

    public static IReadOnlyList<string> Marts { get; } = [.. WarehouseSchema.Objects.Where(item => item.Schema == "mart").Select(item => $"mart.{item.Name}")];

    private static string[] FilledByFiles() => [.. WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && item.Schema == "fact" && item.Columns.Any(column => column.Name == "VersionSourceFileKey")).Select(item => $"fact.{item.Name}")];

    private static string[] SignalsOf(WarehouseSignalSubject subject) => [.. WarehouseSignal.All.Where(signal => signal.Subject == subject).Select(signal => $"signal.{signal.View.Name}")];

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        Dictionary<string, string> names = WarehouseSchema.Objects.ToDictionary(item => item.SqliteName, item => $"{item.Schema}.{item.Name}", StringComparer.Ordinal);
        Dictionary<string, string> indicators = WarehouseSchema.Objects.Where(item => item.Schema == "indicator" && item.Code is not null).ToDictionary(item => item.Code!, item => $"indicator.{item.Name}", StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<string>> reads = new(StringComparer.Ordinal);
        foreach (Match view in View().Matches(WarehouseSchema.SqliteScript))
        {
            string name = names[view.Groups["name"].Value];
            string body = view.Groups["body"].Value;
            HashSet<string> found = [.. Word().Matches(body).Select(word => names.GetValueOrDefault(word.Value)).OfType<string>().Where(source => source != name)];
            if (found.Contains(IndicatorTable))
            {
                string[] named = [.. Literal().Matches(body).Select(literal => indicators.GetValueOrDefault(literal.Groups[1].Value)).OfType<string>()];
                found.UnionWith(named.Length > 0 ? named : indicators.Values);
            }

            reads[name] = [.. found.Order(StringComparer.Ordinal)];
        }

        // Taken when the figures are computed, so no load names them: they changed when what they are made of did.
        foreach (string snapshot in FollowingSnapshots.Names)
        {
            reads[$"fact.{snapshot}"] = [$"derive.{snapshot}"];
        }

        foreach ((string table, string[] sources) in FollowingTables)
        {
            reads[table] = sources;
        }

        // Control totals are of every report table, so they are read anew with any of them.
        reads["fact.ControlTotal"] = [.. WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Name != ControlTotals.Table).Select(item => $"mart.{item.Name}")];

        return reads;
    }

    [GeneratedRegex(@"^CREATE VIEW (?<name>\w+)\b(?<body>.*?);\s*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex View();

    [GeneratedRegex(@"[A-Za-z]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"'(\w+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
