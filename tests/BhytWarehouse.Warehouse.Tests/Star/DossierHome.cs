using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>A warehouse of a few dossiers that are sent, corrected and withdrawn through the real loads and actions.</summary>
internal sealed class DossierHome : IDisposable
{
    public const string Facility = "00101";

    private readonly ScratchHome _home;
    private readonly bool _isOwn;
    private int _loads;

    public DossierHome()
        : this(new ScratchHome(), isOwn: true)
    {
    }

    private DossierHome(ScratchHome home, bool isOwn) => (_home, _isOwn) = (home, isOwn);

    public ScratchHome Home => _home;

    public static DossierHome OpenIn(string folder) => new(ScratchHome.OpenIn(folder), isOwn: false);

    /// <summary>A version of a dossier: one drug at the price given, beside what every dossier has.</summary>
    public static EnvelopeText Version(string number, decimal price, string preparedOn, string facility = Facility, string month = "202505") =>
        new(new DossierText(number, facility).With(dossier =>
        {
            dossier.Summary["NAM_QT"] = month[..4];
            dossier.Summary["THANG_QT"] = int.Parse(month[4..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            dossier.AddDrug("40.9", 1m, price);
        }).Total()) { PreparedOn = preparedOn, Facility = facility };

    public LoadResult Load(params EnvelopeText[] files) => Load(ScratchHome.Clock, files);

    public LoadResult Load(TimeProvider clock, params EnvelopeText[] files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Folder, $"load-{++_loads}")).FullName;
        for (int index = 0; index < files.Length; index++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{index}.xml"), files[index].ToBytes());
        }

        LoadResult result = _home.Load("VssClaims", folder, clock);
        result.State.ShouldBe(LoadState.Published, result.Message);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0);
        return result;
    }

    public WithdrawalOutcome Withdraw(string number, int dateKey, string facility = Facility, TimeProvider? clock = null) => WithdrawalOf(number, dateKey, facility, clock).Outcome;

    public (int Run, WithdrawalOutcome Outcome) WithdrawalOf(string number, int dateKey, string facility = Facility, TimeProvider? clock = null)
    {
        using Lease slice = _home.Leases.Take(LeaseResource.Feed("VssClaims"));
        (int run, IReadOnlyList<WithdrawalOutcome> outcomes) = new WithdrawalRun(_home.Home.Warehouse, SourceRegister.All, clock ?? ScratchHome.Clock, _home.Leases)
            .Run(slice, "VssClaims", [new WithdrawnRecord(facility, number, dateKey, "a test")], actionNumber: 7, CancellationToken.None);
        return (run, outcomes.ShouldHaveSingleItem());
    }

    /// <summary>Number, price of the drug and day of submission of what stands.</summary>
    public List<(string Number, decimal Price, int SubmissionDateKey)> Standing() => _home.Rows(
        "SELECT claim.ClaimNumber, line.FacilityChargeAmount, claim.SubmissionDateKey FROM fact_Claim AS claim INNER JOIN fact_ClaimLine AS line USING (ClaimKey) INNER JOIN dim_Drug AS drug ON drug.DrugKey = line.DrugKey WHERE drug.DrugCode = '40.9' ORDER BY 1, claim.TreatingFacilityDurableKey",
        reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetInt32(2)));

    /// <summary>Computes the figures as `bhyt run` does, with the mark that says how far they go.</summary>
    public void ComputeFigures()
    {
        _home.ComputeFigures();
        using SqliteConnection connection = _home.Home.Warehouse.OpenReader();
        FollowUp(connection).SetPublication(FollowUpLog.FiguresMark, new LedgerReport(connection, SourceRegister.All).NewestPublication());
    }

    public PeriodClosingRun Closing(TimeProvider? clock = null)
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenReader();
        return new PeriodClosingRun(_home.Home.Warehouse, SourceRegister.All, FollowUp(connection), clock ?? ScratchHome.Clock);
    }

    public PeriodClosing Close(int monthKey) => Closing().Close(monthKey, actionNumber: 3);

    public IReadOnlyList<PeriodClosing> ChangedClosings()
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenReader();
        return new ClosingBook(connection).Changed();
    }

    private FollowUpLog FollowUp(SqliteConnection connection) => new(_home.Home.JobsPath, FollowUpLog.IdentityOf(connection));

    public void ShouldBeSound(string history = "")
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenReader();
        new LedgerReport(connection, SourceRegister.All).Verify().Select(difference => difference.ToString()).ShouldBeEmpty(history);
        KeysInForce.Breaches(_home.Home.Warehouse).ShouldBeEmpty(history);
        foreach (string fact in (string[])["ClaimLine", "ClaimDocument"])
        {
            connection.ScalarLong($"SELECT COUNT(*) FROM fact_{fact} WHERE ClaimKey > 0 AND ClaimKey NOT IN (SELECT ClaimKey FROM fact_Claim)").ShouldBe(0, $"{fact}: {history}");
        }

        connection.ScalarLong("SELECT COUNT(*) FROM fact_WithdrawnClaim AS gone INNER JOIN fact_Claim AS claim USING (ClaimNumber, TreatingFacilityDurableKey)").ShouldBe(0, history);
        connection.ScalarLong("SELECT (SELECT COUNT(*) FROM (SELECT ClaimNumber, FundPaidAmount FROM fact_ClaimSettlement EXCEPT SELECT ClaimNumber, FundPaidAmount FROM derive_ClaimSettlement)) + (SELECT COUNT(*) FROM (SELECT ClaimNumber, FundPaidAmount FROM derive_ClaimSettlement EXCEPT SELECT ClaimNumber, FundPaidAmount FROM fact_ClaimSettlement))").ShouldBe(0, history);
    }

    public void Dispose()
    {
        if (_isOwn)
        {
            _home.Dispose();
        }
    }
}
