using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>What changed since the standing figures were computed: tables of the star, through everything that is made of them, and of dossiers which ones. Asked by signals, indicators, control totals and conservation alike.</summary>
/// <remarks>
/// Everything counts as changed where the figures cannot be continued. Of dimensions that dossiers merely mention (new practitioners, codes, participants) nothing follows for other dossiers; a mention is a row
/// that is inferred, and one that says more counts. Part of the transaction of the figures.
/// </remarks>
internal sealed class FigureChanges
{
    private const string Claims = "VssClaims";

    /// <summary>What dossiers are made of: changes of these are followed by dossier.</summary>
    private static readonly string[] DossierFacts = ["fact.Claim", "fact.ClaimLine", "fact.ClaimDocument"];

    private static readonly string[] Mentioned = ["Department", "Diagnosis", "Drug", "Facility", "Member", "Practitioner", "ServiceItem"];

    /// <summary>What each figure run writes anew by the clock, by the ledger or by what reviewers decided, which no publication tells.</summary>
    private static readonly string[] AlwaysTaken =
    [
        "dim.SignalRule", "fact.BudgetForecast", "fact.CardSurvival", "fact.ClaimAlert", "fact.ControlTotal", "fact.CostGrowth", "fact.DeliveryAlert", "fact.DossierExpectation", "fact.DossierReceipt", "fact.FacilityAlert", "fact.FacilityReporting", "fact.IndicatorValue",
        "fact.MemberAlert", "fact.PractitionerAlert", "fact.SourceFreshness", "fact.SourceReceipt",
    ];

    private readonly Dictionary<string, bool> _known;
    private readonly HashSet<string> _changed;

    private FigureChanges(HashSet<string> changed, DossierReach? dossiers, bool isEverything)
    {
        _changed = changed;
        _known = changed.Concat(AlwaysTaken).Distinct().ToDictionary(table => table, _ => true, StringComparer.Ordinal);
        Dossiers = dossiers;
        IsEverything = isEverything;
    }

    public static FigureChanges Everything { get; } = new([], null, isEverything: true);

    public bool IsEverything { get; }

    /// <summary>Whom the changed dossiers reach; null where they reach too many to be followed, or changed in place.</summary>
    public DossierReach? Dossiers { get; }

    /// <summary>Asks what became visible after a publication. The reach of the dossiers is written to temporary tables of the connection.</summary>
    public static FigureChanges Since(SqliteConnection connection, int publication)
    {
        HashSet<string> changed = new(StringComparer.Ordinal);
        foreach ((int _, string feed, string table, long _) in new LedgerReport(connection, SourceRegister.All).Changes(publication))
        {
            if (feed != Claims || !table.StartsWith("dim.", StringComparison.Ordinal) || !IsOnlyMentioned(connection, table[4..], publication))
            {
                changed.Add(table);
            }
        }

        // A version of a facility or a person that moved changes dossiers where they stand, without another version of them.
        bool areMoved = connection.ScalarLong(
            "SELECT EXISTS (SELECT 1 FROM audit_Rekeying AS moved INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = moved.LoadRunKey WHERE run.PublicationNumber > @after AND moved.TableName IN ('fact.Claim', 'fact.ClaimLine', 'fact.ClaimDocument'))",
            ("@after", publication)) == 1;
        DossierReach reach = DossierReach.Since(connection, publication);
        if (reach.HasChanged || changed.Overlaps(DossierFacts))
        {
            changed.UnionWith(DossierFacts);
        }

        return new FigureChanges(changed, areMoved || reach.IsTooFar ? null : reach, isEverything: false);
    }

    /// <summary>Whether a table or view, written schema.Name, can say anything else now.</summary>
    public bool HasChanged(string name)
    {
        if (IsEverything)
        {
            return true;
        }

        if (!_known.TryGetValue(name, out bool isChanged))
        {
            // A view that comes back to itself adds nothing of its own.
            _known[name] = false;
            isChanged = Sources(name).Any(HasChanged);
            _known[name] = isChanged;
        }

        return isChanged;
    }

    /// <summary>Whether a table holds dossiers or what they are made of.</summary>
    public static bool IsOfDossiers(WarehouseObject table) => DossierFacts.Contains($"{table.Schema}.{table.Name}");

    /// <summary>Whether a view reads nothing that changed but dossiers, and those can be followed.</summary>
    public bool AreOnlyDossiers(string view) =>
        Dossiers is not null && !IsEverything && Sources(view).Where(HasChanged).All(source => DossierFacts.Contains(source));

    public bool AreOnlyDossiers(IEnumerable<string> sources) => Dossiers is not null && !IsEverything && sources.Where(HasChanged).All(source => DossierFacts.Contains(source));

    /// <summary>What a view or a table that follows from others is made of.</summary>
    private static IReadOnlyList<string> Sources(string name) =>
        ViewReads.All.TryGetValue(name, out IReadOnlyList<string>? sources) ? sources
        : name.StartsWith("fact.", StringComparison.Ordinal) && ViewReads.All.ContainsKey("derive." + name["fact.".Length..]) ? ["derive." + name["fact.".Length..]]
        : [];

    private static bool IsOnlyMentioned(SqliteConnection connection, string dimension, int publication) =>
        Mentioned.Contains(dimension) && connection.ScalarLong(
            $"SELECT EXISTS (SELECT 1 FROM {SqliteWarehouse.Table("dim", dimension)} AS row INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = row.LoadRunKey WHERE run.PublicationNumber > @after AND run.FeedCode = '{Claims}' AND row.IsInferred = 0)",
            ("@after", publication)) == 0;
}
