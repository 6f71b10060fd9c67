using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
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
        return new RestrictedPeople(connection, restricted, restricted.Count == 0 ? null : new Pseudonyms(WarehouseKey.OpenOrCreate(WarehouseHome.KeyPathIn(folder)).PseudonymKey));
    }

    public bool Has(string token) => _pseudonyms is not null && token.Length > 0 && _restricted.Contains(_pseudonyms.Tombstone(System.Text.Encoding.ASCII.GetBytes(token)));

    /// <summary>Whether a row of a table is of such a person.</summary>
    public bool HasRow(string schema, string name, string keyColumn, long key)
    {
        if (_pseudonyms is null || PersonTable.All.FirstOrDefault(table => table.Table.Schema == schema && table.Table.Name == name) is not { } table)
        {
            return false;
        }

        string member = table.MemberColumn is { } column ? $"(SELECT member.MemberToken FROM dim_Member AS member WHERE member.{(column == PersonTable.MemberKeyColumn ? column : "MemberDurableKey")} = row.{column} LIMIT 1)" : "''";
        return _connection.Rows(
            $"SELECT COALESCE({member}, ''){string.Concat(table.Tokens.Select(token => ", row." + token))} FROM {table.SqliteName} AS row WHERE row.{keyColumn} = @key",
            reader => Enumerable.Range(0, table.Tokens.Count + 1).Select(reader.GetString).Any(Has), ("@key", key)).Any(isRestricted => isRestricted);
    }

    public void Dispose() => _pseudonyms?.Dispose();
}
