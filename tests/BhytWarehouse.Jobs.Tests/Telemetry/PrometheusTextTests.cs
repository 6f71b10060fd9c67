using System.Diagnostics.Metrics;
using BhytWarehouse.Jobs.Telemetry;

namespace BhytWarehouse.Jobs.Tests.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new("test");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Write_OfEachKind_IsAsPrometheusReadsIt()
    {
        int standing = 3;
        string[] feeds = ["B", "A"];
        Counter<long> counter = _meter.CreateCounter<long>("bhyt.some.records", "{record}", "Records\nof \\ feeds");
        Histogram<double> histogram = _meter.CreateHistogram<double>("bhyt.some.duration", "s", "How long");
        _meter.CreateObservableGauge("bhyt.some.waiting", () => standing, "{run}", "Waiting");
        _meter.CreateObservableGauge("bhyt.some.age", () => feeds.Select(feed => new Measurement<double>(1.5, new KeyValuePair<string, object?>("feed", feed))), "d", "Age");
        using PrometheusText text = new(_meter);
        counter.Add(2, new KeyValuePair<string, object?>("feed", "say \"A\""));
        counter.Add(5, new KeyValuePair<string, object?>("feed", "say \"A\""));
        histogram.Record(0.5);
        histogram.Record(20);
        text.Write().ShouldBe(
            """
            # HELP bhyt_some_age_days Age
            # TYPE bhyt_some_age_days gauge
            bhyt_some_age_days{feed="A"} 1.5
            bhyt_some_age_days{feed="B"} 1.5
            # HELP bhyt_some_duration_seconds How long
            # TYPE bhyt_some_duration_seconds histogram
            bhyt_some_duration_seconds_bucket{le="1"} 1
            bhyt_some_duration_seconds_bucket{le="5"} 1
            bhyt_some_duration_seconds_bucket{le="15"} 1
            bhyt_some_duration_seconds_bucket{le="60"} 2
            bhyt_some_duration_seconds_bucket{le="300"} 2
            bhyt_some_duration_seconds_bucket{le="900"} 2
            bhyt_some_duration_seconds_bucket{le="3600"} 2
            bhyt_some_duration_seconds_bucket{le="14400"} 2
            bhyt_some_duration_seconds_bucket{le="+Inf"} 2
            bhyt_some_duration_seconds_sum 20.5
            bhyt_some_duration_seconds_count 2
            # HELP bhyt_some_records_total Records\nof \\ feeds
            # TYPE bhyt_some_records_total counter
            bhyt_some_records_total{feed="say \"A\""} 7
            # HELP bhyt_some_waiting Waiting
            # TYPE bhyt_some_waiting gauge
            bhyt_some_waiting 3

            """);
        standing = 0;
        feeds = ["B"];
        string later = text.Write();
        later.ShouldContain("bhyt_some_waiting 0\n");
        later.ShouldNotContain("feed=\"A\"} 1.5");
        later.ShouldContain("bhyt_some_records_total{feed=\"say \\\"A\\\"\"} 7");
    }

    [Theory]
    [InlineData("Bearer secret", "secret", true)]
    [InlineData("bearer secret", "secret", true)]
    [InlineData("Bearer Secret", "secret", false)]
    [InlineData("Bearer ", "", false)]
    [InlineData("", "", false)]
    [InlineData("secret", "secret", false)]
    [InlineData("Basic secret", "secret", false)]
    [InlineData("Bearer secre", "secret", false)]
    public void Token_IsHeld_OnlyWhole(string authorization, string token, bool isHeld) => MetricsEndpoint.Holds(authorization, token).ShouldBe(isHeld);
}
