using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Some dossiers of the star with their lines, beside all of its other tables: any view can be asked of these dossiers alone.</summary>
/// <remarks>
/// The dossiers are copied to temporary tables with the keys and indexes of the real ones, and the view's own text is read with their names in the place of those. Dossiers that were sent without a claim
/// (check-ins) stay whole in fact.ClaimDocument.
/// </remarks>
internal sealed partial class RestrictedStar
{
    private static readonly string[] Copied = ["Claim", "ClaimLine"];

    private readonly SqliteConnection _connection;
    private readonly string _name;
    private readonly Dictionary<string, string> _names;

    /// <param name="connection">The connection of the figures; the tables live as long.</param>
    /// <param name="name">Tells several restricted stars of one connection apart.</param>
    /// <param name="claims">The keys of the dossiers, as a query.</param>
    public RestrictedStar(SqliteConnection connection, string name, string claims)
    {
        _connection = connection;
        _name = name;
        _names = Copied.ToDictionary(fact => SqliteWarehouse.Table("fact", fact), fact => $"{name}_{fact}", StringComparer.Ordinal);
        foreach ((string table, string copy) in _names)
        {
            foreach (string statement in connection.Rows("SELECT sql FROM main.sqlite_master WHERE tbl_name = @table AND sql IS NOT NULL AND type IN ('table', 'index') ORDER BY type DESC", reader => reader.GetString(0), ("@table", table)))
            {
                connection.Run(Declaration().Replace(statement, match => match.Groups["table"].Success ? $"CREATE TABLE temp.{copy}" : $"CREATE {match.Groups["unique"].Value}INDEX temp.{name}_{match.Groups["index"].Value} ON {copy}", 1));
            }
        }

        connection.Run($"CREATE TEMP TABLE {name}_key (ClaimKey INTEGER PRIMARY KEY)");
        connection.Run($"INSERT INTO temp.{name}_key {claims}");
        connection.Run($"INSERT INTO temp.{name}_Claim SELECT claim.* FROM temp.{name}_key AS own CROSS JOIN fact_Claim AS claim ON claim.ClaimKey = own.ClaimKey");
        connection.Run($"INSERT INTO temp.{name}_ClaimLine SELECT line.* FROM temp.{name}_key AS own CROSS JOIN fact_ClaimLine AS line ON line.ClaimLineKey BETWEEN own.ClaimKey * 100000 AND (own.ClaimKey * 100000) + 99999");
    }

    /// <summary>The name of a table here: its own where it is not one of dossiers.</summary>
    public string NameOf(string schema, string table) => _names.GetValueOrDefault(SqliteWarehouse.Table(schema, table), SqliteWarehouse.Table(schema, table));

    /// <summary>A view of the schema over these dossiers; its name for queries.</summary>
    public string ViewOf(WarehouseObject view)
    {
        if (!_names.TryGetValue(view.SqliteName, out string? name))
        {
            name = $"{_name}_{view.SqliteName}";
            string text = Word().Replace(_connection.ScalarText("SELECT sql FROM main.sqlite_master WHERE type = 'view' AND name = @view", ("@view", view.SqliteName))!, word => _names.GetValueOrDefault(word.Value, word.Value == view.SqliteName ? name : word.Value));
            _connection.Run("CREATE TEMP VIEW" + text["CREATE VIEW".Length..]);
            _names[view.SqliteName] = name;
        }

        return name;
    }

    [GeneratedRegex(@"CREATE (?:(?<table>TABLE) \w+|(?<unique>UNIQUE )?INDEX (?<index>\w+) ON \w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?:fact|derive|indicator|signal|mart)_\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
