using System.Text.Json;
using System.Text.Json.Nodes;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.NsoPopulation;

/// <summary>Writes NsoPopulation: tables in the json-stat 2.0 form in which PX-Web of the statistics office answers.</summary>
internal sealed class PopulationFeedWriter(SampleProvinceOptions options)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<PopulationTruth> Published { get; } = Series(options);

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.PopulationFeed));
        PopulationTruth[] recent = [.. Published.TakeLast(3)];
        PopulationTruth[] earlier = [.. Published.SkipLast(3)];
        await WriteAsync(directory, "V02.01.json", WithIndicators(recent), recent.Length, fault: null, trailingNul: false, cancellationToken).ConfigureAwait(false);
        await WriteAsync(directory, "V02.01_nam-truoc.json", Sparse(earlier), earlier.Length, fault: null, trailingNul: true, cancellationToken).ConfigureAwait(false);
        if (options.FaultyShare > 0)
        {
            await WriteAsync(
                directory, "V02.01_thieu-chieu.json", MissingDimension(recent), recent.Length, FaultKind.PopulationMissingDimension, trailingNul: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static PopulationTruth[] Series(SampleProvinceOptions options)
    {
        int last = options.Start.Year;
        PopulationTruth[] series = new PopulationTruth[5];
        decimal thousands = options.People / 1000m;
        for (int i = series.Length - 1; i >= 0; i--, thousands /= 1.008m)
        {
            int year = last - (series.Length - 1 - i);
            bool preliminary = year == last;
            series[i] = new PopulationTruth(year, preliminary ? $"Sơ bộ {year}" : $"{year}", Math.Round(thousands, 1, MidpointRounding.AwayFromZero), preliminary);
        }

        return series;
    }

    private async Task WriteAsync(
        string directory, string name, JsonObject table, int values, FaultKind? fault, bool trailingNul, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.PopulationFeed}/{name}";
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;

        // The form download of PX-Web ends its JSON-stat answers with a NUL byte.
        await File.WriteAllTextAsync(Path.Combine(directory, path), table.ToJsonString(Format) + (trailingNul ? "\0" : ""), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.PopulationFeed, Path = path, Expectation = expectation, Fault = fault, Records = values });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }

    private JsonObject Table(string[] dimensions, int[] sizes, JsonObject categories, JsonNode values) => new()
    {
        ["version"] = "2.0",
        ["class"] = "dataset",
        ["label"] = "Diện tích, dân số và mật độ dân số chia theo Địa phương, Năm và Chỉ tiêu (dữ liệu tổng hợp)",
        ["source"] = "Tỉnh Mẫu (dữ liệu tổng hợp)",
        ["updated"] = $"{options.Start:yyyy-MM-dd}T00:00:00Z",
        ["id"] = new JsonArray([.. dimensions.Select(name => JsonValue.Create(name))]),
        ["size"] = new JsonArray([.. sizes.Select(size => JsonValue.Create(size))]),
        ["dimension"] = categories,
        ["value"] = values,
        ["role"] = new JsonObject { ["time"] = new JsonArray("Năm"), ["geo"] = new JsonArray("Địa phương") },
    };

    private JsonObject WithIndicators(PopulationTruth[] years)
    {
        JsonArray values = [];
        foreach (PopulationTruth year in years)
        {
            values.Add(412.5m);
            values.Add(year.Thousands);
            values.Add(Math.Round(year.Thousands * 1000 / 412.5m, 0, MidpointRounding.AwayFromZero));
        }

        return Table(
            ["Địa phương", "Năm", "Chỉ tiêu"],
            [1, years.Length, 3],
            new JsonObject
            {
                ["Địa phương"] = Place(indexed: true),
                ["Năm"] = Years(years),
                ["Chỉ tiêu"] = new JsonObject
                {
                    ["label"] = "Chỉ tiêu",
                    ["category"] = new JsonObject
                    {
                        ["index"] = new JsonArray("0", "1", "2"),
                        ["label"] = new JsonObject
                        {
                            ["0"] = "Diện tích (Km2)",
                            ["1"] = "Dân số trung bình (Nghìn người)",
                            ["2"] = "Mật độ dân số (Người/km2)",
                        },
                    },
                },
            },
            values);
    }

    /// <summary>A table with holes: positions as names, one place without an index, two dimensions.</summary>
    private JsonObject Sparse(PopulationTruth[] years)
    {
        JsonObject values = [];
        for (int i = 0; i < years.Length; i++)
        {
            values[$"{i + 1}"] = years[i].Thousands;
        }

        // Position 0 is a year nothing was published for.
        PopulationTruth unpublished = new(years[0].Year - 1, $"{years[0].Year - 1}", 0, false);
        JsonObject table = Table(
            ["Địa phương", "Năm"],
            [1, years.Length + 1],
            new JsonObject { ["Địa phương"] = Place(indexed: false), ["Năm"] = Years([unpublished, .. years]) },
            values);
        table["label"] = "Dân số trung bình (Nghìn người) chia theo Địa phương và Năm (dữ liệu tổng hợp)";
        return table;
    }

    /// <summary>Sizes speak of a dimension Năm that is not described.</summary>
    private JsonObject MissingDimension(PopulationTruth[] years)
    {
        JsonObject table = WithIndicators(years);
        ((JsonObject)table["dimension"]!).Remove("Năm");
        return table;
    }

    private static JsonObject Place(bool indexed)
    {
        JsonObject category = new() { ["label"] = new JsonObject { ["00"] = "Tỉnh Mẫu" } };
        if (indexed)
        {
            category.Insert(0, "index", new JsonObject { ["00"] = 0 });
        }

        return new JsonObject { ["label"] = "Địa phương", ["category"] = category };
    }

    private static JsonObject Years(PopulationTruth[] years)
    {
        JsonObject index = [];
        JsonObject label = [];
        for (int i = 0; i < years.Length; i++)
        {
            index[$"{i}"] = i;
            label[$"{i}"] = years[i].YearLabel;
        }

        return new JsonObject { ["label"] = "Năm", ["category"] = new JsonObject { ["index"] = index, ["label"] = label } };
    }
}
