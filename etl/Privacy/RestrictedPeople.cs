using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Whom no list, export or review may show by itself; sums keep them.</summary>
public sealed class RestrictedPeople : IDisposable
{
    private readonly IReadOnlySet<UInt128> _restricted;
    private readonly Pseudonyms? _pseudonyms;
    private readonly SqliteConnection _connection;

    private RestrictedPeople(SqliteConnection connection, IReadOnlySet<UInt128> restricted, Pseudonyms? pseudonyms) => (_connection, _restricted, _pseudonyms) = (connection, restricted, pseudonyms);

    /// <summary>The key is read only when somebody is restricted.</summary>
    public static RestrictedPeople Of(SqliteConnection connection, string folder)
    {
        IReadOnlySet<UInt128> restricted = new TombstoneList(connection).Read(TombstoneKind.Restricted);
        return new RestrictedPeople(connection, restricted, restricted.Count == 0 ? null : new Pseudonyms(WarehouseKey.OpenExisting(WarehouseHome.KeyPathIn(folder)).PseudonymKey));
    }

    public bool Has(string token) => _pseudonyms is not null && token.Length > 0 && _restricted.Contains(_pseudonyms.Tombstone(System.Text.Encoding.ASCII.GetBytes(token)));

    /// <summary>Whether a row of a table is of such a person, by its own columns or through the row of a fact that it points to.</summary>
    public bool HasRow(string schema, string name, string keyColumn, long key)
    {
        if (_pseudonyms is null)
        {
            return false;
        }

        WarehouseObject row = WarehouseSchema.Find(schema, name);
        if (PersonTable.All.FirstOrDefault(table => table.Table == row) is { } known)
        {
            string member = known.MemberColumn is { } column ? $"(SELECT member.MemberToken FROM dim_Member AS member WHERE member.{(column == PersonTable.MemberKeyColumn ? column : "MemberDurableKey")} = row.{column} LIMIT 1)" : "''";
            return _connection.Rows(
                $"SELECT COALESCE({member}, ''){string.Concat(known.Tokens.Select(token => ", row." + token))} FROM {known.SqliteName} AS row WHERE row.{keyColumn} = @key",
                reader => Enumerable.Range(0, known.Tokens.Count + 1).Select(reader.GetString).Any(Has), ("@key", key)).Any(isRestricted => isRestricted);
        }

        PersonTable? through = PersonTable.All.FirstOrDefault(table => table.Table.Schema == "fact" && row.Columns.Any(column => column.Name == table.Table.Name + "Key"));
        return through is not null && _connection.Rows($"SELECT {through.Table.Name}Key FROM {row.SqliteName} WHERE {keyColumn} = @key", reader => reader.GetInt64(0), ("@key", key)).Any(of => HasRow("fact", through.Table.Name, through.Table.Name + "Key", of));
    }

    public void Dispose() => _pseudonyms?.Dispose();
}
