using System.Text;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Http;
using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.Etl.Tests.Connectors;

/// <summary>A home in a temporary folder, with a clock that leaps; pulls what a test configures.</summary>
internal sealed class PullBench : IDisposable
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Feeds = new Dictionary<string, IReadOnlyList<string>>
    {
        ["NsoPopulation"] = [".json", ".xlsx"],
        ["MohStatistics"] = [".json", ".csv"],
        ["NsoAdministrativeUnits"] = [".xml", ".xlsx"],
        ["VssEnrolment"] = [".csv"],
    };

    public string Home { get; } = Directory.CreateTempSubdirectory("bhyt-pull-").FullName;

    public LeapingClock Clock { get; } = new();

    /// <summary>By the system's clock: leases are renewed all the time.</summary>
    public LeaseBook Leases => new(Path.Combine(Home, "jobs.db"), TimeProvider.System, LeaseTerms.Default);

    public Dictionary<string, string> Variables { get; } = [];

    public HttpOptions Options { get; set; } = new() { LongestSilence = LeapingClock.Limit, Retries = 2 };

    public HttpExchange Exchange() => new(Options, Clock);

    public string? ReadVariable(string name) => Variables.GetValueOrDefault(name);

    public async Task<PullOutcome> PullAsync(IConnector connector, string name = "source", string feed = "NsoPopulation") =>
        (await new PullRun(Home, Clock, Leases).RunAsync([new PullSource(name, feed, connector)], tell: null, CancellationToken.None))[0];

    /// <summary>Pulls and expects a file.</summary>
    public async Task<string> TextAsync(IConnector connector, string feed = "NsoPopulation")
    {
        PullOutcome outcome = await PullAsync(connector, feed: feed);
        outcome.Finding?.ToString().ShouldBeNull();
        return Text(outcome, outcome.Files.ShouldHaveSingleItem());
    }

    public string Text(PullOutcome outcome, string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Home, "drop", outcome.FeedCode, name)));

    public (IReadOnlyList<PullSource> Sources, IReadOnlyList<SettingsFault> Faults) Settings(string json) =>
        PullSettings.Read(Encoding.UTF8.GetBytes(json), Feeds, Clock, ReadVariable, options => new HttpExchange(options with { LongestSilence = LeapingClock.Limit }, Clock));

    public void Dispose() => Directory.Delete(Home, recursive: true);
}
