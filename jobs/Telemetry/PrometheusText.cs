using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace BhytWarehouse.Jobs.Telemetry;

/// <summary>Listens to a meter and writes what it measured in the text form of Prometheus (version 0.0.4).</summary>
/// <remarks>Written here since the exporter of OpenTelemetry for it has never left its trial versions. Listens from when it is made: what was counted before is not told.</remarks>
internal sealed class PrometheusText : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Upper bounds of the classes of a histogram in seconds: from a look at an empty folder to the load of a year.</summary>
    private static readonly double[] Bounds = [1, 5, 15, 60, 300, 900, 3600, 14400];

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Series> _series = new(StringComparer.Ordinal);

    public PrometheusText(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    public string Write()
    {
        lock (_gate)
        {
            // A gauge whose tag is gone has no value any more.
            foreach (string gauge in _series.Where(series => series.Value.Kind == "gauge").Select(series => series.Key).ToArray())
            {
                _series.Remove(gauge);
            }
        }

        _listener.RecordObservableInstruments();
        StringBuilder text = new();
        lock (_gate)
        {
            foreach ((string name, Series series) in _series)
            {
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(series.Description, isLabel: false)}\n# TYPE {name} {series.Kind}\n");
                foreach ((string labels, Sum sum) in series.Sums)
                {
                    if (series.Kind != "histogram")
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{name}{Braced(labels)} {sum.Total:R}\n");
                        continue;
                    }

                    for (int at = 0; at < Bounds.Length; at++)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braced(Joined(labels, $"le=\"{Bounds[at].ToString(CultureInfo.InvariantCulture)}\""))} {sum.UpTo[at]}\n");
                    }

                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braced(Joined(labels, "le=\"+Inf\""))} {sum.Count}\n{name}_sum{Braced(labels)} {sum.Total:R}\n{name}_count{Braced(labels)} {sum.Count}\n");
                }
            }
        }

        return text.ToString();
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string kind = instrument.IsObservable ? "gauge" : instrument is Histogram<double> ? "histogram" : "counter";
        string name = instrument.Name.Replace('.', '_') + (instrument.Unit switch { "s" => "_seconds", "d" => "_days", "{dong}" => "_dong", _ => "" }) + (kind == "counter" ? "_total" : "");
        StringBuilder labels = new();
        foreach ((string tag, object? said) in tags)
        {
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length > 0 ? "," : "")}{tag}=\"{Escaped(said?.ToString() ?? "", isLabel: true)}\"");
        }

        lock (_gate)
        {
            if (!_series.TryGetValue(name, out Series? series))
            {
                _series.Add(name, series = new Series(kind, instrument.Description ?? "", []));
            }

            if (!series.Sums.TryGetValue(labels.ToString(), out Sum? sum))
            {
                series.Sums.Add(labels.ToString(), sum = new Sum());
            }

            sum.Total = kind == "gauge" ? value : sum.Total + value;
            sum.Count++;
            for (int at = 0; at < Bounds.Length; at++)
            {
                sum.UpTo[at] += value <= Bounds[at] ? 1 : 0;
            }
        }
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Joined(string labels, string more) => labels.Length == 0 ? more : $"{labels},{more}";

    private static string Escaped(string text, bool isLabel)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return isLabel ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private sealed record Series(string Kind, string Description, SortedDictionary<string, Sum> Sums);

    private sealed class Sum
    {
        public double Total { get; set; }

        public long Count { get; set; }

        public long[] UpTo { get; } = new long[Bounds.Length];
    }
}
