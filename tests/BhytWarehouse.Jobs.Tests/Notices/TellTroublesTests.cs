using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Connectors.Http;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Notices;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Tests.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Notices;

public sealed class TellTroublesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-notices-").FullName;
    private readonly SetClock _clock = new();
    private readonly LeaseHolder _host = LeaseHolder.Next();
    private readonly WarehouseHome _home;
    private readonly RunBook _runs;
    private readonly Dictionary<string, string> _variables = [];

    public TellTroublesTests()
    {
        _home = WarehouseHome.OpenOrCreate(Path.Combine(_folder, "warehouse.db"), _clock);
        _runs = new RunBook(_home.JobsPath, _clock);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Trouble_IsToldOnce_ByEveryWay_AndSoIsItsEnd()
    {
        using SmtpStandIn mail = new();
        using StandInServer web = new(_ => StandInAnswer.Of("ok"));
        _variables[NoticeSettings.Webhook] = web.Address.ToString();
        _variables[NoticeSettings.SmtpHost] = "127.0.0.1";
        _variables[NoticeSettings.SmtpPort] = mail.Port;
        _variables[NoticeSettings.From] = "bhyt@example.vn";
        _variables[NoticeSettings.To] = "one@example.vn, two@example.vn";
        Fail("load VssClaims", "the disk is full");
        Silence("VssFeedback");
        (await TellAsync()).Message.ShouldStartWith("Told 2 new troubles");
        (await TellAsync()).Message.ShouldStartWith("Nothing new");
        mail.Mails.Count.ShouldBe(1);
        web.Requests.Count.ShouldBe(1);
        mail.Mails[0].ShouldContain("the disk is full");
        mail.Mails[0].ShouldContain("two@example.vn");
        web.Requests[0].Body.ShouldContain("VssFeedback");
        Succeed("load VssClaims");
        (await TellAsync()).Message.ShouldStartWith("Told 0 new troubles and 1 that are over");
        mail.Mails[1].ShouldContain("Over (1)");
    }

    [Fact]
    public async Task Failure_ThatIsTriedAgain_IsNoTroubleYet()
    {
        Fail("load VssClaims", "busy", isTriedAgain: true);
        (await TellAsync()).Message.ShouldBe("Nothing new to tell; 0 troubles stand.");
    }

    [Fact]
    public async Task Storm_IsOneMessage_ThatCountsWhatItDoesNotList()
    {
        using StandInServer web = new(_ => StandInAnswer.Of("ok"));
        _variables[NoticeSettings.Webhook] = web.Address.ToString();
        for (int feed = 0; feed < 60; feed++)
        {
            Silence($"Feed{feed}");
        }

        await TellAsync();
        web.Requests.Count.ShouldBe(1);
        web.Requests[0].Body.ShouldContain("and 40 more");
    }

    [Fact]
    public async Task Notice_ThatNobodyTakes_FailsTheRun_AndIsToldWithTheNextOne()
    {
        bool isUp = false;
        using StandInServer web = new(_ => StandInAnswer.Of("x", isUp ? 200 : 503));
        using SmtpStandIn mail = new(refuses: true);
        _variables[NoticeSettings.Webhook] = web.Address + "secret-path";
        _variables[NoticeSettings.SmtpHost] = "127.0.0.1";
        _variables[NoticeSettings.SmtpPort] = mail.Port;
        _variables[NoticeSettings.From] = _variables[NoticeSettings.To] = "bhyt@example.vn";
        Fail("figures", "broken");
        string told = (await Should.ThrowAsync<JobFailedException>(TellAsync)).Message;
        told.ShouldContain("HTTP 503");
        told.ShouldContain("smtp://127.0.0.1");
        told.ShouldNotContain("secret-path");
        isUp = true;
        (await TellAsync()).Message.ShouldStartWith("Told 1 new troubles");
    }

    [Fact]
    public async Task Password_WithoutEncryption_IsNotSent()
    {
        using SmtpStandIn mail = new();
        _variables[NoticeSettings.SmtpHost] = "127.0.0.1";
        _variables[NoticeSettings.SmtpPort] = mail.Port;
        _variables[NoticeSettings.From] = _variables[NoticeSettings.To] = "bhyt@example.vn";
        _variables[NoticeSettings.SmtpUser] = "bhyt";
        _variables[NoticeSettings.SmtpPassword] = "hidden";
        Fail("figures", "broken");
        (await Should.ThrowAsync<JobFailedException>(TellAsync)).Message.ShouldContain("no encryption");
        mail.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NoticeSettings.Webhook, "ftp://x/secret")]
    [InlineData(NoticeSettings.SmtpPort, "70000")]
    [InlineData(NoticeSettings.To, "nobody")]
    public async Task FaultyVariable_IsNamed_ItsValueIsNot(string variable, string value)
    {
        (_variables[NoticeSettings.SmtpHost], _variables[NoticeSettings.From], _variables[NoticeSettings.To]) = ("127.0.0.1", "bhyt@example.vn", "bhyt@example.vn");
        _variables[variable] = value;
        Fail("figures", "broken");
        string told = (await Should.ThrowAsync<FormatException>(TellAsync)).Message;
        told.ShouldContain(variable);
        told.ShouldNotContain(value);
    }

    [Fact]
    public async Task WithoutAWay_TheRunSaysThatNobodyIsTold()
    {
        Fail("figures", "broken");
        (await TellAsync()).Message.ShouldContain(NoticeSettings.Webhook);
    }

    private async Task<JobResult> TellAsync()
    {
        CommandSurroundings surroundings = new(TextWriter.Null, TextWriter.Null, name => _variables.GetValueOrDefault(name), _clock, TerminalWidth: null);
        return await new TellTroublesJob(_runs, Timetable.Lines).RunAsync(
            new JobBench(_home, SourceRegister.All, new HostLeases(_home.Warehouse, _clock, LeaseTerms.Default), LeaseTerms.Default, surroundings, new Screen(surroundings, Language.English, isJson: false)), CancellationToken.None);
    }

    private void Fail(string line, string message, bool isTriedAgain = false)
    {
        RunRequest request = RunRequest.Of(Timetable.Lines.Single(item => item.Code == line), RunCause.Operator, "an", "", _clock.Now);
        long run = _runs.Ask(request);
        _runs.Claim(run, _host).ShouldBeTrue();
        _runs.End(run, _host, RunState.Failed, message, [], isTriedAgain ? [request with { Cause = RunCause.Retry, DueAt = _clock.Now.AddMinutes(1), EarlierRun = run }] : []).ShouldBeTrue();
    }

    private void Succeed(string line)
    {
        long run = _runs.Ask(RunRequest.Of(Timetable.Lines.Single(item => item.Code == line), RunCause.Operator, "an", "", _clock.Now));
        _runs.Claim(run, _host).ShouldBeTrue();
        _runs.End(run, _host, RunState.Done, "", [], []).ShouldBeTrue();
    }

    private void Silence(string feed)
    {
        using SqliteConnection connection = _home.Warehouse.OpenWriter();
        connection.Run(
            """
            INSERT INTO fact_DeliveryAlert (DeliveryAlertKey, FeedCode, SeriesCode, KindCode, SeverityCode, SubjectKindCode, SubjectCode, FacilityKey, FacilityDurableKey, SinceDateKey, UntilDateKey, ExpectedQuantity, FoundQuantity, ChanceRate,
                Advice, AdviceVietnamese, MethodCode, RaisedDateKey, RaisedLoadRunKey, ClosedDateKey, ClosedLoadRunKey, ClosureCode, LoadRunKey)
            VALUES ((SELECT COALESCE(MAX(DeliveryAlertKey), 0) + 1 FROM fact_DeliveryAlert), @feed, 'files', 'Silence', 'High', 'Feed', '', -1, -1, 20260601, 20260701, 1, 0, 0, 'ask for it', 'hãy hỏi', 'T', 20260701, 1, -1, -1, '', 1)
            """,
            ("@feed", feed));
    }
}
