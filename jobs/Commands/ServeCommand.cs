using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt serve</c>: the job host, with its health.</summary>
internal sealed class ServeCommand : BhytCommand
{
    public const string StoreVariable = "BHYT_JOB_STORE";
    private const string DefaultUrls = "http://localhost:5080";

    private readonly Option<string> _urls;

    public ServeCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("serve", HelpTexts.Serve, surroundings, language, global)
    {
        _urls = new Option<string>("--urls") { Description = HelpTexts.ServeUrls.In(language), HelpName = "URL" };
        Options.Add(_urls);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "bhyt serve",
        "bhyt serve --urls http://0.0.0.0:5080 --warehouse sqlite:/srv/bhyt/warehouse.db",
        "BHYT_JOB_STORE=\"Host=db;Database=bhyt_jobs;Username=bhyt\" bhyt serve",
    ];

    protected override async Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        string store = Surroundings.ReadVariable(StoreVariable) is { Length: > 0 } shared ? shared : home.JobsPath;
        using Lease? alone = SchedulerStore.IsShared(store) ? null : Alone(home);
        RunBook book = new(home.JobsPath, Surroundings.Time);
        new RunTracing(home, book).CatchUp();
        TimetableSettings timetable = new(home.Folder, Timetable.Lines);
        timetable.Refresh();
        _ = new DropFolders(home.Folder, SourceRegister.All, Surroundings.Time);
        JobDesk desk = new(home, SourceRegister.All, book, timetable, Surroundings, Language, Terms);
        await using IJobScheduler scheduler = await SchedulerStore.OpenAsync(store, desk, Surroundings.Time, Language, cancellationToken);
        await using WebApplication web = PageHost.Build(home, book, timetable, Surroundings, Language, line.GetValue(_urls) ?? DefaultUrls, scheduler.Pages);
        ILogger logger = web.Logger;
        JobHost host = new(book, new HostBook(home.JobsPath, Surroundings.Time), desk.Holder, timetable, scheduler, Surroundings.Time, Terms, message => logger.LogWarning("{Message}", message));
        ILogger runs = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(HostLog.Category);
        using RunMeter meter = new(home, book, Surroundings.Time);
        using PrometheusText metrics = new(meter.Meter);
        desk.Began = run => HostLog.Began(runs, run);
        desk.Ended = run =>
        {
            HostLog.Ended(runs, run);
            meter.Count(run);
        };
        MetricsEndpoint.Map(web, metrics, Surroundings.ReadVariable).AllowAnonymous();
        web.MapGet("/health/live", () => Results.Ok(new { state = "live" })).AllowAnonymous();
        web.MapGet("/health/ready", () => Health(book, host)).AllowAnonymous();
        await web.StartAsync(cancellationToken);
        if (new AccountBook(home.JobsPath, Surroundings.Time).EnsureFirst() is { } password)
        {
            Tell(AccountTexts.First, web.Urls.First(), AccountBook.FirstName, password);
        }

        Say(JobsTexts.Serving, Timetable.Lines.Count, string.Join(", ", web.Urls.Select(url => url + "/health/ready")));
        await host.RunAsync(cancellationToken);
        await web.StopAsync(CancellationToken.None);
        Say(JobsTexts.Stopping);
        return Done;

        // For who started the host, never for the log: it holds a password.
        void Tell(Text text, params ReadOnlySpan<object?> values)
        {
            if (HostLog.IsJson(Surroundings.ReadVariable))
            {
                Surroundings.Error.WriteLine(text.In(Language, values));
            }
            else
            {
                screen.Warn(text, values);
            }
        }

        // A log of JSON documents has no other line between them.
        void Say(Text text, params ReadOnlySpan<object?> values)
        {
            if (HostLog.IsJson(Surroundings.ReadVariable))
            {
                HostLog.Says(runs, text.In(Language, values));
            }
            else
            {
                screen.Good(text, values);
            }
        }
    }

    /// <exception cref="CommandException">Another host has the store.</exception>
    private Lease Alone(WarehouseHome home)
    {
        try
        {
            return LeasesOf(home).Take(LeaseResource.Host);
        }
        catch (LeaseHeldException held)
        {
            throw new CommandException(JobsTexts.HostThere.In(Language, held.Held is { } entry ? RunBook.HostOf(entry.Holder) : "?", home.Folder));
        }
    }

    /// <summary>For what watches the host: whether it is at work, what waits too long, and how each job last ended. Nothing of a person, nothing of money.</summary>
    private IResult Health(RunBook book, JobHost host)
    {
        DateTimeOffset now = Surroundings.Time.GetUtcNow();
        IReadOnlyList<JobRun> due = book.Due();
        double oldest = due.Count == 0 ? 0 : Math.Round((now - due[0].DueAt).TotalSeconds);
        bool isWell = host.SincePulse < TimeSpan.FromSeconds(30) && oldest < TimeSpan.FromMinutes(30).TotalSeconds;
        return Results.Json(
            new
            {
                State = isWell ? "ready" : "not ready",
                SecondsSincePulse = Math.Round(host.SincePulse.TotalSeconds, 1),
                WaitingCount = due.Count,
                OldestWaitingSeconds = oldest,
                Jobs = book.LastOf(Timetable.Lines.Select(line => line.Code))
                    .Select(line => new { Code = line.Key, LastState = line.Value.Last?.State.ToString(), LastEndedAt = line.Value.Last?.EndedAt, LastDoneAt = line.Value.LastDone?.EndedAt }),
            },
            statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
