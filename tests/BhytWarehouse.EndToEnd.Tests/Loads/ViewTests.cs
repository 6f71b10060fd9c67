using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

[Collection(LoadedProvinceCollection.Name)]
public sealed class ViewTests(LoadedProvince province)
{
    [Fact]
    public void Keys_OfEveryRole_AreThoseOfTheVersionInForce() =>
        KeysInForce.Breaches(province.Home.Home.Warehouse).ShouldBeEmpty();

    [Fact]
    public void Views_OfTheStar_AllGiveRows()
    {
        using ScratchHome home = WithActions();
        foreach (WarehouseObject view in WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.View && item.Schema is "derive" or "indicator" or "mart" or "signal"))
        {
            home.Count($"SELECT COUNT(*) FROM (SELECT {string.Join(", ", view.Columns.Select(column => column.Name))} FROM {view.SqliteName})")
                // A signal may find nothing in a province in which little is wrong; that each finds what it should, its cases tell.
                .ShouldBeGreaterThanOrEqualTo(view.Schema == "signal" ? 0 : 1, view.SqliteName);
        }
    }

    [Fact]
    public void Views_OfConform_AllGiveRowsWhileALoadIsStaged()
    {
        using ScratchHome home = new();
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, ScratchHome.Clock);
        new CodeListLoad(connection, log).EnsureLoaded();
        foreach (ISource source in SourceRegister.All.Sources)
        {
            Stage(home, connection, log, source);
        }

        connection.Run("INSERT INTO staging_CodeList (LoadRunKey, ListName, Code, CodeName, CodeNameVietnamese, ValidFromDateKey, ValidToDateKey, Attribute1, Attribute2, Attribute3) SELECT 99, list.name, '1', 'One', 'Một', 19900101, 99991231, '', '', '' FROM (SELECT 'Sex' AS name UNION SELECT 'CareType' UNION SELECT 'Entitlement' UNION SELECT 'CostGroup' UNION SELECT 'ParticipantGroup' UNION SELECT 'PopulationBasis' UNION SELECT 'AgeBand' UNION SELECT 'UnitSystem' UNION SELECT 'UnitView' UNION SELECT 'Statistic' UNION SELECT 'MethodParameter' UNION SELECT 'CoverageGoal' UNION SELECT 'BaseSalary' UNION SELECT 'ContributionRule') AS list");

        List<string> empty = [.. WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.View && item.Schema == "conform")
            .Where(view => connection.ScalarLong($"SELECT COUNT(*) FROM (SELECT {string.Join(", ", view.Columns.Select(column => column.Name))} FROM {view.SqliteName})") == 0)
            .Select(view => view.SqliteName)];
        empty.ShouldBeEmpty();
    }

    /// <summary>The province once more, with what only operators do.</summary>
    private ScratchHome WithActions()
    {
        string folder = Path.Combine(province.Directory, "with-actions");
        System.IO.Directory.CreateDirectory(folder);
        using (SqliteConnection connection = province.Home.Home.Warehouse.OpenReader())
        {
            connection.Run("VACUUM INTO @path", ("@path", ScratchHome.WarehousePathIn(folder)));
        }

        ScratchHome home = ScratchHome.OpenIn(folder);
        (string facility, string claim) = home.Rows("SELECT facility.FacilityCode, claim.ClaimNumber FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey ORDER BY claim.ClaimKey LIMIT 1", reader => (reader.GetString(0), reader.GetString(1)))[0];
        using (Lease slice = home.Leases.Take(LeaseResource.Feed("VssClaims")))
        {
            new WithdrawalRun(home.Home.Warehouse, SourceRegister.All, ScratchHome.Clock, home.Leases).Run(slice, "VssClaims", [new WithdrawnRecord(facility, claim, 20260701, "a test")], actionNumber: 1, CancellationToken.None);
        }

        home.ComputeFigures();
        using (SqliteConnection connection = home.Home.Warehouse.OpenReader())
        {
            FollowUpLog followUp = new(home.Home.JobsPath, FollowUpLog.IdentityOf(connection));
            followUp.SetPublication(FollowUpLog.FiguresMark, new LedgerReport(connection, SourceRegister.All).NewestPublication());
            new PeriodClosingRun(home.Home.Warehouse, SourceRegister.All, followUp, ScratchHome.Clock).Close((int)connection.ScalarLong("SELECT MIN(SettlementMonthKey) FROM fact_Claim"), actionNumber: 2);
        }

        return home;
    }

    private void Stage(ScratchHome home, SqliteConnection connection, LoadRunLog log, ISource source)
    {
        int run = log.Begin(source.FeedCode);
        List<(string, LandedFile, long, bool)> landed = [];
        foreach (InputFile file in InputFiles.Find(province.FolderOf(source.FeedCode), source.FileExtensions, null).Files)
        {
            using Stream content = file.Open();
            using ArrivingFiles arriving = home.Home.Landing.Arrive(new LandingOwner(source.FeedCode, run));
            LandedFile stored = arriving.Store(content, CancellationToken.None);
            arriving.Settle([stored.Hash]);
            landed.Add((file.Name, stored, -1, landed.Exists(earlier => earlier.Item2.Hash == stored.Hash)));
        }

        IReadOnlyList<SourceFile> files = log.Record(run, source.FeedCode, landed);
        const long MostRecords = 100_000;
        long first = log.ReserveRecordKeys(run, MostRecords);
        StagingPass pass = new(connection, source, () => new SourceReading(run, new Pseudonyms(home.Home.Key.PseudonymKey), CodeListRegister.Embedded, new DateOnly(2026, 7, 1)), first, first + MostRecords - 1, () => connection.BeginTransaction(deferred: false));
        pass.Run(files, file => home.Home.Landing.Open(file.Hash), (_, _) => { }, CancellationToken.None).Values.Count(verdict => !verdict.IsRefused).ShouldBeGreaterThan(0);
    }
}
