using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BhytWarehouse.Schema;

/// <summary>What the schema compiler made of the .sql files: the package, the SQLite script and the catalogue of both.</summary>
public static class WarehouseSchema
{
    private static readonly JsonSerializerOptions CatalogueFormat = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly Lazy<string> Script = new(() => ReadText("BhytWarehouse.sqlite.sql"));
    private static readonly Lazy<Catalogue> Read = new(() => JsonSerializer.Deserialize<Catalogue>(ReadText("catalogue.json"), CatalogueFormat)!);
    private static readonly Lazy<Dictionary<(string Schema, string Name), WarehouseObject>> ByName =
        new(() => Objects.ToDictionary(item => (item.Schema, item.Name)));

    /// <summary>Gets the script that makes an empty warehouse of an empty SQLite file: tables, views, unknown members and the calendar.</summary>
    public static string SqliteScript => Script.Value;

    /// <summary>Gets the SHA-256 of the translated schema, in lower-case hexadecimal digits.</summary>
    public static string Hash => Read.Value.Hash;

    /// <summary>Gets the value of <c>PRAGMA user_version</c> in a file of this schema: the first 31 bits of the hash.</summary>
    public static int SqliteUserVersion => Math.Max(1, (int)(uint.Parse(Hash[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & int.MaxValue));

    /// <summary>Gets all tables and views, by stage and name.</summary>
    public static IReadOnlyList<WarehouseObject> Objects => Read.Value.Objects;

    /// <summary>Opens the package for SQL Server (DACPAC).</summary>
    public static Stream OpenDacpac() => Open("BhytWarehouse.dacpac");

    public static WarehouseObject Find(string schema, string name) =>
        ByName.Value.TryGetValue((schema, name), out WarehouseObject? found)
            ? found
            : throw new KeyNotFoundException($"The warehouse has no {schema}.{name}; expected a file warehouse-schema/{schema}/{name}.sql.");

    private static Stream Open(string name) =>
        typeof(WarehouseSchema).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded in BhytWarehouse.Schema.dll; build warehouse-schema again.");

    private static string ReadText(string name)
    {
        using StreamReader reader = new(Open(name));
        return reader.ReadToEnd();
    }

    private sealed record Catalogue(string Hash, IReadOnlyList<WarehouseObject> Objects);
}
