using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Sources.NsoPopulation;
using static BhytWarehouse.Etl.Tests.Sources.NsoPopulation.PopulationTableText;

namespace BhytWarehouse.Etl.Tests.Sources.NsoPopulation;

public sealed class NsoPopulationReceivedCounterTests
{
    private static readonly NsoPopulationSource Source = new();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Count_AnyReadableForm_AgreesWithReaderRecordByRecord(int seed)
    {
        Random random = new(seed);
        JsonObject table = Generate(random, out int published);
        string json = random.Next(2) == 0 ? table.ToJsonString() : table.ToJsonString(Indented);
        byte[] content = [.. random.Next(2) == 0 ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(json), .. random.Next(2) == 0 ? new byte[1] : []];
        FeedReading reading = new(Source, content, step: random.Next(1, 40));

        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode}: {reading.Verdict.Found}");
        reading.Witness.Records.Count.ShouldBe(published);
        reading.Verdict.RecordCount.ShouldBe(published);
        reading.RecordCount.ShouldBe(published);
        (reading.Staged("NsoPopulation").Count + reading.Quarantine.Count).ShouldBe(published);
        foreach (Dictionary<string, string> row in reading.Staged("NsoPopulation"))
        {
            reading.Witness.Records[int.Parse(row["RecordNumber"], CultureInfo.InvariantCulture) - 1].AmountHundredths
                .ShouldBe(100 * long.Parse(row["Population"], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("""{"value":[1,null,2.5]}""", new long[] { 100_000, 250_000 })]
    [InlineData("""{"value":{"0":1,"5":null,"7":-2}}""", new long[] { 100_000, -200_000 })]
    [InlineData("""{"a":{"value":[9]},"note":"\"value\":[3","value" : [ "..", {"value":[4]} , [5], true, 1 ],"b":[6]}""", new long[] { 0, 0, 0, 0, 100_000 })]
    [InlineData("""{"value":[]}""", new long[0])]
    [InlineData("""{"value":{}}""", new long[0])]
    [InlineData("""{"value":[null]}""", new long[0])]
    [InlineData("""{"value":["null"]}""", new long[] { 0 })]
    [InlineData("""{"value":5}""", new long[0])]
    [InlineData("""{"value":[1e3]}""", new long[] { 100_000_000 })]
    [InlineData("""{"value":[1e30]}""", new long[] { 0 })]
    public void Count_Values_ReadsThoseOfTheOutermostObject(string json, long[] hundredths)
    {
        using MemoryStream content = new(Encoding.UTF8.GetBytes(json));
        new NsoPopulationReceivedCounter().Count(content, CancellationToken.None).Records.Select(record => record.AmountHundredths).ShouldBe(hundredths);
    }

    [Fact]
    public void Count_AnyBytes_NeverThrows()
    {
        Random random = new(5);
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\"", "\\", "\"value\"", "1.5", "null", " ", "\u0000", "ơ"];
        for (int round = 0; round < 500; round++)
        {
            string noise = string.Concat(Enumerable.Range(0, 40).Select(_ => pieces[random.Next(pieces.Length)]));
            using MemoryStream content = new(Encoding.UTF8.GetBytes(noise));
            new NsoPopulationReceivedCounter().Count(content, CancellationToken.None).ShouldNotBeNull();
        }
    }

    private static JsonObject Generate(Random random, out int published)
    {
        (string, JsonObject)[] dimensions =
        [
            (Area, Category([("04", "Tỉnh \"Mẫu\" [04]"), .. random.Next(2) == 0 ? new[] { ("vung", "Tây Nguyên"), ("x", "11. Tỉnh Mẫu Ba") } : []])),
            (Year, Category([.. Enumerable.Range(0, random.Next(1, 5)).Select(year => ($"{year}", $"{(year == 4 ? "Sơ bộ " : "")}{2021 + year}"))])),
            (Measure, Category([.. random.Next(2) == 0 ? new[] { ("a", "Tốc độ tăng, value: [1, 2] (%)") } : [], ("b", "Dân số trung bình (Nghìn người)")])),
        ];
        random.Shuffle(dimensions);
        int cellCount = dimensions.Aggregate(1, (count, dimension) => count * dimension.Item2["label"]!.AsObject().Count);
        (int Place, JsonNode? Value)[] cells = [.. Enumerable.Range(0, cellCount).Select(place => (place, Value(random)))];
        JsonNode values;
        if (random.Next(2) == 0)
        {
            values = new JsonArray([.. cells.Select(cell => cell.Value)]);
            published = cells.Count(cell => cell.Value is not null);
        }
        else
        {
            random.Shuffle(cells);
            (int Place, JsonNode? Value)[] kept = [.. cells.Where(_ => random.Next(5) > 0)];
            values = new JsonObject(kept.Select(cell => KeyValuePair.Create($"{cell.Place}", cell.Value)));
            published = kept.Count(cell => cell.Value is not null);
        }

        JsonObject table = PopulationTableText.Table(values, dimensions);
        table["extension"] = new JsonObject { ["value"] = new JsonArray(1, 2, 3) };

        // At least one value that can be taken, or the file would be refused for having none.
        return HasTaken(table) ? table : Generate(random, out published);
    }

    private static bool HasTaken(JsonObject table) => NsoPopulationReaderTests.Read(table).Verdict.RefusalRuleCode != "NP-012";

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(-random.Next(1, 100) / 10m),
        2 => JsonValue.Create(".."),
        3 => JsonValue.Create(random.Next(1, 100_000)),
        4 => JsonNode.Parse($"{random.Next(1, 9)}.{random.Next(0, 99999)}e2"),
        5 => JsonNode.Parse("1e300"),
        _ => JsonValue.Create(random.Next(1, 1_000_000) / 1000m),
    };
}
