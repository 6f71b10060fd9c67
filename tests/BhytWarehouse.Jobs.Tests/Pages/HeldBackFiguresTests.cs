using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Provenance;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Tests.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Pages;

public sealed class HeldBackFiguresTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public void FiguresOfAFeed_AreThoseThatReadItsFacts()
    {
        FiguresOfFeed claims = FiguresOfFeed.Of(SourceRegister.All["VssClaims"]);
        claims.ReportTables.ShouldContain("mart.FacilityMonth");
        claims.Indicators.ShouldNotBeEmpty();
        FiguresOfFeed targets = FiguresOfFeed.Of(SourceRegister.All["PpcTargets"]);
        targets.ReportTables.ShouldContain(table => table.Contains("Target"));
        targets.ReportTables.ShouldNotContain("mart.FacilityMonth");
        foreach (ISource source in SourceRegister.All.Sources)
        {
            FiguresOfFeed.Of(source).ReportTables.ShouldNotBeEmpty(source.FeedCode);
        }
    }

    [Fact]
    public void Loaded_AndFigured_HoldsNothingBack() => Parts(province.Warehouse).ShouldBeEmpty();

    [Theory]
    [InlineData("failed", HeldBackKind.FailedLoad)]
    [InlineData("staged", HeldBackKind.UnfinishedLoad)]
    public async Task LoadThatIsNotPublished_HoldsBackWhatReadsItsFacts_AndDoctorSaysSo(string state, object kind)
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, $"INSERT INTO audit_LoadRun (LoadRunKey, FeedCode, StateName, StartedAt, EndedAt, FirstRecordKey, LastRecordKey, Message) VALUES (9999, 'PpcTargets', '{state}', '2026-07-01T00:00:00Z', '', 0, 0, 'does not balance')");
        HeldBackPart part = Parts(warehouse).ShouldHaveSingleItem();
        (part.Kind, part.FeedCode, part.Number, part.Message).ShouldBe(((HeldBackKind)kind, "PpcTargets", 9999, "does not balance"));
        part.Figures.ReportTables.ShouldContain(table => table.Contains("Target"));
        (_, JsonElement doctor) = await TinyProvince.RunJsonAsync("doctor", "--warehouse", "sqlite:" + warehouse);
        doctor.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("check").GetString() == "held-back").GetProperty("message").GetString()!.ShouldContain("PpcTargets: load 9999");
        DemoCommandTests.Change(warehouse, "UPDATE audit_LoadRun SET StateName = 'published' WHERE LoadRunKey = 9999");
        Parts(warehouse).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunThatFailed_HoldsBackTheFiguresOfItsFeed_UntilALaterOneIsDone_AndJobsShowSaysWhich()
    {
        string warehouse = province.Copy();
        RunBook book = Book(warehouse);
        LeaseHolder host = LeaseHolder.Next();
        long failed = book.Ask(RunRequest.Of(Timetable.Lines.Single(line => line.FeedCode == "PpcTargets"), RunCause.Operator, "an", "", TimeProvider.System.GetUtcNow()));
        book.Claim(failed, host).ShouldBeTrue();
        book.End(failed, host, RunState.Failed, "the source did not answer", [], []).ShouldBeTrue();
        HeldBackPart part = Parts(warehouse).ShouldHaveSingleItem();
        (part.Kind, part.Number).ShouldBe((HeldBackKind.FailedRun, failed));
        (_, JsonElement shown) = await TinyProvince.RunJsonAsync("jobs", "show", $"{failed}", "--warehouse", "sqlite:" + warehouse);
        shown.GetProperty("heldBack")[0].GetProperty("reportTables").GetArrayLength().ShouldBe(part.Figures.ReportTables.Count);
        (await TinyProvince.RunAsync(["jobs", "show", $"{failed}", "--lang", "vi", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain("Số liệu bị chậm do phần này");
        long done = book.Ask(RunRequest.Of(Timetable.Lines.Single(line => line.FeedCode == "PpcTargets"), RunCause.Operator, "an", "", TimeProvider.System.GetUtcNow()));
        book.Claim(done, host).ShouldBeTrue();
        book.End(done, host, RunState.Done, "well", [], []).ShouldBeTrue();
        Parts(warehouse).ShouldBeEmpty();
    }

    [Fact]
    public void LoadsNewerThanTheFigures_HoldBackWhatReadsTheFactsThatChanged()
    {
        string warehouse = province.Copy();
        DemoCommandTests.Change(warehouse, "UPDATE fact_ControlTotal SET PublicationNumber = 0");
        HeldBackPart part = Parts(warehouse).ShouldHaveSingleItem();
        part.Kind.ShouldBe(HeldBackKind.FiguresBehind);
        part.Message.ShouldContain("fact.Claim");
        part.Figures.ReportTables.ShouldContain("mart.FacilityMonth");
    }

    private static RunBook Book(string warehouse) => new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehouse)!), TimeProvider.System);

    private static IReadOnlyList<HeldBackPart> Parts(string warehouse)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(warehouse).OpenReader();
        return new HeldBackFigures(connection, SourceRegister.All, Book(warehouse), Timetable.Lines).Parts();
    }
}
