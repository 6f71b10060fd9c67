using System.Text.Json.Nodes;

namespace BhytWarehouse.Etl.Tests.Sources.NsoPopulation;

/// <summary>Writes synthetic json-stat tables: invented provinces 00, 04 and 11.</summary>
internal static class PopulationTableText
{
    public const string Area = "Địa phương";
    public const string Year = "Năm";
    public const string Measure = "Chỉ tiêu";

    /// <summary>Two provinces, two years, three measures.</summary>
    public static JsonObject Table() => Table(
        JsonArray("[100.5, 60.125, 598, 100.5, 61, 607, 200, 1412.3, 7061, 200, null, 7100]"),
        (Area, Category(("00", "Tỉnh Mẫu"), ("04", "Tỉnh Mẫu Hai"))),
        (Year, Category(("0", "2024"), ("1", "Sơ bộ 2025"))),
        (Measure, Category(("0", "Diện tích (Km2)"), ("1", "Dân số trung bình (Nghìn người)"), ("2", "Mật độ dân số (Người/km2)"))));

    /// <summary>One province and two years under a title that names measure and unit.</summary>
    public static JsonObject Titled(string title = "Dân số trung bình (Nghìn người) phân theo địa phương")
    {
        JsonObject table = Table(JsonArray("[60.1, 61.2]"), (Area, Category(("00", "Tỉnh Mẫu"))), (Year, Category(("0", "2024"), ("1", "2025"))));
        table["label"] = title;
        return table;
    }

    public static JsonObject Table(JsonNode values, params (string Id, JsonObject Category)[] dimensions)
    {
        JsonObject described = [];
        foreach ((string id, JsonObject category) in dimensions)
        {
            described[id] = new JsonObject { ["label"] = id, ["category"] = category };
        }

        return new JsonObject
        {
            ["version"] = "2.0",
            ["class"] = "dataset",
            ["label"] = "Diện tích, dân số và mật độ dân số (dữ liệu tổng hợp)",
            ["updated"] = "2026-06-01T10:00:00+07:00",
            ["id"] = new JsonArray([.. dimensions.Select(dimension => JsonValue.Create(dimension.Id))]),
            ["size"] = new JsonArray([.. dimensions.Select(dimension => JsonValue.Create(dimension.Category["label"]!.AsObject().Count))]),
            ["dimension"] = described,
            ["value"] = values,
            ["role"] = new JsonObject { ["time"] = new JsonArray(Year), ["geo"] = new JsonArray(Area) },
        };
    }

    public static JsonObject Category(params (string Code, string Label)[] categories)
    {
        JsonObject index = [];
        JsonObject label = [];
        foreach ((string code, string text) in categories)
        {
            index[code] = index.Count;
            label[code] = text;
        }

        return new JsonObject { ["index"] = index, ["label"] = label };
    }

    public static JsonArray JsonArray(string text) => JsonNode.Parse(text)!.AsArray();

    public static JsonObject Values(this JsonObject table, string json)
    {
        table["value"] = JsonNode.Parse(json);
        return table;
    }

    public static JsonObject CategoryOf(this JsonObject table, string dimension) => table["dimension"]![dimension]!["category"]!.AsObject();

    public static JsonObject With(this JsonObject table, Action<JsonObject> change)
    {
        change(table);
        return table;
    }
}
