using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Telemetry;
using BhytWarehouse.Jobs.Tests.Commands;
using BhytWarehouse.Jobs.Tests.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Telemetry;

public sealed class RunMeterTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public void Meter_OfAnInstallation_TellsItsRunsLoadsAndFreshness()
    {
        SetClock clock = new() { Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()) };
        WarehouseHome home = WarehouseHome.OpenOrCreate(province.Copy(), clock);
        RunBook book = new(home.JobsPath, clock);
        LeaseHolder host = LeaseHolder.Next();
        long done = book.Ask(Request(clock.Now));
        long running = book.Ask(Request(clock.Now));
        book.Claim(done, host).ShouldBeTrue();
        book.Claim(running, host).ShouldBeTrue();
        int load = new System.Func<int>(() =>
        {
            using Microsoft.Data.Sqlite.SqliteConnection connection = home.Warehouse.OpenReader();
            return (int)BhytWarehouse.Etl.Engines.Sqlite.SqliteStatements.ScalarLong(connection, "SELECT MIN(LoadRunKey) FROM audit_LoadRun WHERE FeedCode = 'VssClaims' AND StateName = 'published'");
        })();
        using RunMeter meter = new(home, book, clock);
        using PrometheusText text = new(meter.Meter);
        clock.Now = clock.Now.AddSeconds(90);
        book.End(done, host, RunState.Done, "well", [load], []).ShouldBeTrue();
        book.Ask(Request(clock.Now.AddSeconds(-40)));
        meter.Count(book.Find(done)!);

        string told = text.Write();

        told.ShouldContain("bhyt_runs_ended_total{job=\"load VssClaims\",feed=\"VssClaims\",state=\"Done\"} 1\n");
        told.ShouldContain("bhyt_run_duration_seconds_sum{job=\"load VssClaims\",feed=\"VssClaims\",state=\"Done\"} 90\n");
        told.ShouldMatch("bhyt_load_records_total\\{feed=\"VssClaims\",state=\"Loaded\"\\} [1-9]");
        told.ShouldMatch("bhyt_load_amount_dong_total\\{feed=\"VssClaims\",state=\"Received\"\\} [1-9]");
        told.ShouldContain("bhyt_runs{state=\"Running\"} 1\n");
        told.ShouldContain("bhyt_runs_waiting 1\n");
        told.ShouldContain("bhyt_runs_oldest_waiting_seconds 40\n");
        told.ShouldContain("bhyt_runs_heartbeat_age_seconds 90\n");
        told.ShouldContain("bhyt_feed_received_age_days{feed=\"VssClaims\"}");
    }

    private static RunRequest Request(DateTimeOffset due) => new("load VssClaims", JobKind.Load, "VssClaims", RunCause.Operator, "an", "", due);
}
