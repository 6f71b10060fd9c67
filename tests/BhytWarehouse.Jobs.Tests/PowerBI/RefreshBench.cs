using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>A stand-in, a clock and a store file, and runs against them, each as a new process would begin.</summary>
internal sealed class RefreshBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bhyt-refresh-");

    private RefreshBench(ManualClock clock, PowerBiStandIn service)
    {
        Clock = clock;
        Service = service;
        Options = new PowerBiOptions { BaseUrl = service.BaseUrl, JitterSeed = 1 };
    }

    public ManualClock Clock { get; }

    public PowerBiStandIn Service { get; }

    public PowerBiOptions Options { get; set; }

    public string JobsDb => Path.Combine(_folder.FullName, "jobs.db");

    public SqliteRefreshRequestStore Store => new(JobsDb);

    public static async Task<RefreshBench> StartAsync()
    {
        ManualClock clock = new();
        return new RefreshBench(clock, await PowerBiStandIn.StartAsync(clock));
    }

    public static DatasetRefreshRequest Request(params int[] loadRunKeys) =>
        new(PowerBiStandIn.Workspace, PowerBiStandIn.Dataset, ["CoverageByMonth", "FundPayment"], "VssClaims", loadRunKeys.Length == 0 ? [1] : loadRunKeys);

    public PowerBiClient Client(HttpMessageHandler? handler = null, IPowerBiTokenSource? tokens = null)
    {
        HttpClient http = handler is null ? PowerBiClient.CreateHttpClient(Options) : new HttpClient(handler);
        return new PowerBiClient(http, tokens ?? new FixedTokenSource(PowerBiStandIn.GoodToken), Options, Clock);
    }

    /// <summary>What the warehouse holds; nothing until it is told.</summary>
    public List<ControlTotal> Totals { get; } = [];

    public int FigureRunNumber { get; set; } = 3;

    /// <summary>Gives warehouse and model the same totals.</summary>
    public void HoldEqual()
    {
        foreach (string table in Request().Tables)
        {
            Totals.Add(new ControlTotal(table, ControlTotals.Rows, 1200));
            Totals.Add(new ControlTotal(table, "FundPaidAmount", 1681497101342));
            Service.Held[table] = new() { [ControlTotals.Rows] = 1200, ["FundPaidAmount"] = 1681497101342 };
        }
    }

    public DatasetRefresh Refresh(HttpMessageHandler? handler = null, IPowerBiTokenSource? tokens = null, CrashPoint? crash = null)
    {
        PowerBiClient client = Client(handler ?? (crash is null ? null : new CrashingHandler(crash)), tokens);
        return new(client, new RecordingStore(Store, Service.Events, crash), Options, Clock, new ControlCheck(client, Totals, FigureRunNumber));
    }

    public Task<RefreshResult> RunAsync(params int[] loadRunKeys) => Refresh().RunAsync(Request(loadRunKeys), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
