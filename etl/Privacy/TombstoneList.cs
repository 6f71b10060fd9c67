using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>quality.Tombstone: whom the warehouse must not hold, and whom it must not show. Holds tokens of tokens and nothing else of a person.</summary>
public sealed class TombstoneList(SqliteConnection connection)
{
    /// <summary>What every load and replay keeps out.</summary>
    public IReadOnlySet<UInt128> Read(TombstoneKind kind) =>
        connection.Rows("SELECT TombstoneToken FROM quality_Tombstone WHERE KindCode = @kind", reader => UInt128.Parse(reader.GetString(0), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), ("@kind", kind.ToString())).ToFrozenSet();

    /// <summary>When and under which case, for the first of the tokens that is listed; null when none is.</summary>
    public (string ReferenceCode, string CreatedAt)? Find(TombstoneKind kind, IEnumerable<string> tokens, Pseudonyms pseudonyms)
    {
        foreach (string token in tokens)
        {
            if (connection.Rows("SELECT ReferenceCode, CreatedAt FROM quality_Tombstone WHERE TombstoneToken = @token AND KindCode = @kind", reader => (reader.GetString(0), reader.GetString(1)), ("@token", Text(pseudonyms, token)), ("@kind", kind.ToString())) is [var found, ..])
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Lists the tokens that are not listed yet; returns how many.</summary>
    public int Add(TombstoneKind kind, IEnumerable<string> tokens, Pseudonyms pseudonyms, string referenceCode, DateTimeOffset now) =>
        tokens.Sum(token => connection.Run(
            "INSERT INTO quality_Tombstone (TombstoneToken, KindCode, ReferenceCode, CreatedAt) VALUES (@token, @kind, @reference, @at) ON CONFLICT DO NOTHING",
            ("@token", Text(pseudonyms, token)), ("@kind", kind.ToString()), ("@reference", referenceCode), ("@at", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))));

    public int Remove(TombstoneKind kind, IEnumerable<string> tokens, Pseudonyms pseudonyms) =>
        tokens.Sum(token => connection.Run("DELETE FROM quality_Tombstone WHERE TombstoneToken = @token AND KindCode = @kind", ("@token", Text(pseudonyms, token)), ("@kind", kind.ToString())));

    private static string Text(Pseudonyms pseudonyms, string token) => pseudonyms.Tombstone(Encoding.ASCII.GetBytes(token)).ToString("x32", CultureInfo.InvariantCulture);
}
