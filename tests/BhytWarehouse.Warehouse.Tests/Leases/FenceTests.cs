using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.NsoPopulation;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Leases;

public sealed class FenceTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly MovedClock _clock = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Begin_WithALowerTokenThanTheWarehouseHasSeen_IsRefused()
    {
        using Lease first = Leases().Take(LeaseResource.Figures);
        _clock.Move(LeaseTerms.Default.Duration);
        using Lease second = Leases().Take(LeaseResource.Figures);
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();

        LeaseLostException refusal = Should.Throw<LeaseLostException>(() => Fence.Begin(connection, first));

        (refusal.Token, refusal.NewerToken).ShouldBe((first.Token, second.Token));
        using SqliteTransaction transaction = Fence.Begin(connection, second);
        transaction.Commit();
    }

    [Fact]
    public void Take_WithAJobStoreOlderThanTheWarehouse_StaysAboveTheFence()
    {
        using (Leases().Take(LeaseResource.Figures))
        using (Leases().Take(LeaseResource.Refresh))
        {
        }

        using (SqliteConnection connection = _home.Home.Warehouse.OpenWriter())
        {
            connection.Run("UPDATE audit_Fence SET Token = 41 WHERE ResourceName = 'figures'");
        }

        using Lease lease = Leases().Take(LeaseResource.Figures);
        lease.Token.ShouldBe(42);
    }

    /// <summary>The lease is taken over at each step of a load: the load ends there, and what it had not committed is not in the warehouse.</summary>
    [Theory]
    [InlineData(DurableStep.Begun)]
    [InlineData(DurableStep.Stored)]
    [InlineData(DurableStep.Landed)]
    [InlineData(DurableStep.Read)]
    [InlineData(DurableStep.Staged)]
    public void Load_OvertakenAtAStep_IsRefusedAtTheNextAndItsSuccessorEndsIt(DurableStep step)
    {
        ISource source = SourceRegister.All["NsoPopulation"];
        string file = Path.Combine(_home.Folder, "population.json");
        File.WriteAllText(file, PopulationTableText.Table(
            PopulationTableText.JsonArray("[101.5, 102.5]"),
            (PopulationTableText.Area, PopulationTableText.Category(("00", "Tỉnh Mẫu"))),
            (PopulationTableText.Year, PopulationTableText.Category(("0", "2023"), ("1", "2024"))),
            (PopulationTableText.Measure, PopulationTableText.Category(("0", "Dân số trung bình (Nghìn người)")))).ToJsonString());
        InputFiles input = InputFiles.Find(file, source.FileExtensions, quietSince: null);
        Resumption? resumption = null;
        WarehouseLoad overtaken = new(_home.Home, SourceRegister.All, _clock, Leases())
        {
            Told = told =>
            {
                if (told.Step == step)
                {
                    _clock.Move(LeaseTerms.Default.Duration);
                    resumption = new WarehouseLoad(_home.Home, SourceRegister.All, _clock, Leases()).ResumeUnfinished(progress: null, CancellationToken.None);
                }
            },
        };

        Should.Throw<LeaseLostException>(() => overtaken.Run(source, input, progress: null, CancellationToken.None));

        bool hadLanded = step > DurableStep.Stored;
        resumption!.GivenUp.Count.ShouldBe(hadLanded ? 0 : 1);
        resumption.Ended.Count.ShouldBe(hadLanded ? 1 : 0);
        _home.Rows("SELECT StateName FROM audit_LoadRun WHERE FeedCode = 'NsoPopulation'", reader => reader.GetString(0)).ShouldBe([hadLanded ? "published" : "failed"]);
        _home.Count("SELECT COUNT(*) FROM staging_NsoPopulation").ShouldBe(0);
        new WarehouseLoad(_home.Home, SourceRegister.All, _clock, Leases()).Run(source, input, progress: null, CancellationToken.None).IsPublished.ShouldBeTrue();
        _home.Count("SELECT COUNT(*) FROM fact_Population").ShouldBe(2);
    }

    [Fact]
    public void Delivery_WhileARefreshReads_WaitsAndLeavesTheLoadStaged()
    {
        string file = Path.Combine(_home.Folder, "population.json");
        File.WriteAllText(file, "{}");
        using Lease reading = Leases().AwaitShare(LeaseResource.Publication, CancellationToken.None);
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();
        new CodeListLoad(connection, new Etl.Audit.LoadRunLog(connection, _clock)).EnsureLoaded();
        ISource source = SourceRegister.All["NsoPopulation"];
        WarehouseLoad load = new(_home.Home, SourceRegister.All, _clock, new HostLeases(_home.Home.Warehouse, _clock, new LeaseTerms { Patience = TimeSpan.FromMilliseconds(1) }));

        LeaseHeldException refusal = Should.Throw<LeaseHeldException>(() => load.Run(source, InputFiles.Find(file, source.FileExtensions, quietSince: null), progress: null, CancellationToken.None));

        refusal.Held!.Resource.ShouldBe(LeaseResource.Publication);
        _home.Rows("SELECT StateName FROM audit_LoadRun WHERE FeedCode = 'NsoPopulation'", reader => reader.GetString(0)).ShouldBe(["staged"]);
        reading.Dispose();
        load.ResumeUnfinished(progress: null, CancellationToken.None).Ended.ShouldHaveSingleItem().IsPublished.ShouldBeTrue();
    }

    /// <summary>A load with a smaller key that became visible later is not overlooked by what goes by the newest publication.</summary>
    [Fact]
    public void Changes_OfALoadThatBeganEarlierAndEndedLater_AreSeen()
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();
        Etl.Audit.LoadRunLog log = new(connection, _clock);
        int early = log.Begin("VssClaims");
        int late = log.Begin("NsoPopulation");
        Etl.Audit.LedgerReport report = new(connection, SourceRegister.All);
        log.Enter(late, Etl.Audit.LoadState.Published);
        int seen = report.NewestPublication();
        connection.Run("INSERT INTO audit_Rekeying (LoadRunKey, TableName, ColumnName, MovedRowCount) VALUES (@run, 'fact.Claim', 'MemberKey', 3)", ("@run", early));

        log.Enter(early, Etl.Audit.LoadState.Published);

        report.Changes(seen).ShouldBe([(early, "VssClaims", "fact.Claim", 3L)]);
        Etl.Audit.LoadRunLog.NewestPublished(connection).ShouldBe(early);
    }

    private HostLeases Leases() => new(_home.Home.Warehouse, _clock, LeaseTerms.Default);
}
