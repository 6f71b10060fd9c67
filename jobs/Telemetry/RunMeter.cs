using System.Diagnostics.Metrics;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Telemetry;

/// <summary>The meter <c>BhytWarehouse</c>: how the jobs of an installation go. Counters are of the runs of this host since its start, gauges of the installation as it stands when they are read. Nothing of a person.</summary>
internal sealed class RunMeter : IDisposable
{
    public const string Name = "BhytWarehouse";

    private const double HundredthsInADong = 100;

    private readonly WarehouseHome _home;
    private readonly RunBook _book;
    private readonly TimeProvider _time;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _records;
    private readonly Counter<double> _amount;

    public RunMeter(WarehouseHome home, RunBook book, TimeProvider time)
    {
        (_home, _book, _time) = (home, book, time);
        Meter = new Meter(Name);
        _ended = Meter.CreateCounter<long>("bhyt.runs.ended", "{run}", "Runs that ended on this host, by job, feed and state");
        _seconds = Meter.CreateHistogram<double>("bhyt.run.duration", "s", "How long runs took, by job, feed and state");
        _records = Meter.CreateCounter<long>("bhyt.load.records", "{record}", "Records in the loads of runs of this host, by feed and state of the ledger");
        _amount = Meter.CreateCounter<double>("bhyt.load.amount", "{dong}", "Đồng, or the feed's control total, in the loads of runs of this host, by feed and state of the ledger");
        Meter.CreateObservableGauge("bhyt.runs", ByState, "{run}", "Runs due in the last 24 hours, by state");
        Meter.CreateObservableGauge("bhyt.runs.waiting", () => _book.Due().Count, "{run}", "Runs whose time has come and that nobody has taken");
        Meter.CreateObservableGauge("bhyt.runs.oldest_waiting", OldestWaiting, "s", "How long the oldest of them waits");
        Meter.CreateObservableGauge("bhyt.runs.heartbeat_age", HeartbeatAge, "s", "How long ago the run at work that was silent longest was heard of; 0 when none is at work");
        Meter.CreateObservableGauge("bhyt.feed.received_age", ReceivedAge, "d", "Days since a feed last brought something new, by feed; feeds that never came are left out");
    }

    public Meter Meter { get; }

    public void Dispose() => Meter.Dispose();

    /// <summary>Counts a run that ended on this host, with what its loads brought.</summary>
    public void Count(JobRun run)
    {
        KeyValuePair<string, object?>[] tags = [new("job", run.LineCode), new("feed", run.FeedCode), new("state", run.State.ToString())];
        _ended.Add(1, tags);
        if (run is { StartedAt: { } start, EndedAt: { } end })
        {
            _seconds.Record((end - start).TotalSeconds, tags);
        }

        if (run.Loads.Count == 0)
        {
            return;
        }

        using SqliteConnection connection = _home.Warehouse.OpenReader();
        LedgerReport ledger = new(connection, SourceRegister.All);
        foreach (int load in run.Loads)
        {
            foreach (LedgerEntry entry in ledger.Entries(new LedgerFilter(load)).Where(entry => entry.Level is LedgerLevel.Record or LedgerLevel.Amount && entry.Own > 0))
            {
                KeyValuePair<string, object?>[] of = [new("feed", run.FeedCode), new("state", entry.State.ToString())];
                if (entry.Level == LedgerLevel.Record)
                {
                    _records.Add(entry.Own, of);
                }
                else
                {
                    _amount.Add(entry.Own / HundredthsInADong, of);
                }
            }
        }
    }

    private IEnumerable<Measurement<long>> ByState()
    {
        IReadOnlyDictionary<RunState, long> counts = _book.CountsSince(_time.GetUtcNow().AddDays(-1));
        return Enum.GetValues<RunState>().Select(state => new Measurement<long>(counts.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state.ToString())));
    }

    private double OldestWaiting() => _book.Due() is [{ DueAt: { } due }, ..] ? (_time.GetUtcNow() - due).TotalSeconds : 0;

    private double HeartbeatAge() => _book.Beats() is [(_, { } beat), ..] ? Math.Max(0, (_time.GetUtcNow() - beat).TotalSeconds) : 0;

    private IEnumerable<Measurement<double>> ReceivedAge()
    {
        DateTimeOffset now = _time.GetUtcNow();
        using SqliteConnection connection = _home.Warehouse.OpenReader();
        return [.. new SourceReceiptAges(connection).Days(now).Select(feed => new Measurement<double>(feed.Value, new KeyValuePair<string, object?>("feed", feed.Key)))];
    }
}
