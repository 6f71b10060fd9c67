using System.Globalization;
using System.Text.Json;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>conform.X → dim.X for any dimension: new members, inferred members that become known, type 1 and type 2 changes; facts follow when the intervals of versions change.</summary>
/// <remarks>
/// What a dimension's key is, which columns keep their history and which point to versions of other dimensions stands in the header of dim/X.sql (Key, Type 2, Role). An inferred
/// row (IsInferred = 1 in conform) only makes sure that the member exists; it never changes a known one. The versions of a known member are laid anew from all its observations
/// (<see cref="ObservationBook"/>, <see cref="Timeline"/>), so that the order of arrival leaves no trace but the surrogate keys.
/// </remarks>
public sealed class DimensionLoader(SqliteConnection connection, int loadRunKey, SnapshotLoader snapshots)
{
    /// <summary>Brings dim.X up to date with what the load staged; returns how many rows were added, changed or removed.</summary>
    public int Load(string dimension)
    {
        DimensionShape shape = DimensionShape.Of(dimension);
        int changed = (shape.IsObserved ? ApplyObservations(shape) : ApplyEdition(shape)) + MergeMentions(shape);
        if (changed > 0)
        {
            snapshots.TouchDimension(dimension);
        }

        // A member that is new here is not in any fact yet.
        return changed + AddMentioned(shape);
    }

    /// <summary>Members that are still only mentioned: of several mentions each attribute keeps the greatest, in one load and across loads.</summary>
    private int MergeMentions(DimensionShape shape)
    {
        if (shape.Attributes.Count == 0)
        {
            return 0;
        }

        string assignments = string.Join(", ", shape.Attributes.Select(column => $"{column} = MAX(known.{column}, mentioned.{column})"));
        string greater = string.Join(" OR ", shape.Attributes.Select(column => $"mentioned.{column} > known.{column}"));
        return connection.Run(
            $"UPDATE {shape.Table} AS known SET {assignments}, LoadRunKey = @run FROM {Mentioned(shape, shape.Attributes)} WHERE {Match(shape)} AND known.IsInferred = 1 AND ({greater})", ("@run", loadRunKey));
    }

    private static string Mentioned(DimensionShape shape, IReadOnlyList<string> given)
    {
        string keys = string.Join(", ", shape.NaturalKey);
        return $"(SELECT {keys}{string.Concat(given.Select(column => $", MAX({column}) AS {column}"))} FROM {shape.View} WHERE LoadRunKey = @run AND IsInferred = 1 GROUP BY {keys}) AS mentioned";
    }

    private static string Match(DimensionShape shape) => string.Join(" AND ", shape.NaturalKey.Select(column => $"known.{column} = mentioned.{column}"));

    /// <summary>Members that are mentioned and not known.</summary>
    private int AddMentioned(DimensionShape shape)
    {
        string[] versioning = shape.IsVersioned ? ["EffectiveDateKey"] : [];
        string[] given = [.. shape.Attributes, .. shape.RoleColumns, .. versioning];
        string[] durable = shape.DurableKeyColumn is null ? [] : [shape.DurableKeyColumn];
        string[] validity = shape.IsVersioned ? ["ValidFromDateKey", "ValidToDateKey", "IsCurrent"] : [];
        string columns = string.Join(", ", (string[])[shape.KeyColumn, .. durable, .. shape.NaturalKey, .. given, .. validity, "IsInferred", "LoadRunKey"]);
        string key = $"(SELECT COALESCE(MAX({shape.KeyColumn}), 0) FROM {shape.Table} WHERE {shape.KeyColumn} > 0) + ROW_NUMBER() OVER (ORDER BY {string.Join(", ", shape.NaturalKey.Select(column => "mentioned." + column))})";
        return connection.Run(
            $"""
            INSERT INTO {shape.Table} ({columns})
            SELECT {key}, {(shape.IsVersioned ? key + "," : "")}
                {string.Join(", ", shape.NaturalKey.Concat(given).Select(column => "mentioned." + column))},
                {(shape.IsVersioned ? $"{shape.LifeFrom("mentioned.")}, {shape.LifeTo("mentioned.")}, CASE WHEN {shape.LifeTo("mentioned.")} = {Timeline.OpenEndDateKey} THEN 1 ELSE 0 END," : "")} 1, @run
            FROM {Mentioned(shape, given)}
            WHERE NOT EXISTS (SELECT 1 FROM {shape.Table} AS known WHERE {Match(shape)})
            """,
            ("@run", loadRunKey));
    }

    /// <summary>Code lists, whose validity is part of their key: the next edition replaces what it names.</summary>
    private int ApplyEdition(DimensionShape shape)
    {
        string keys = string.Join(", ", shape.NaturalKey);
        string columns = string.Join(", ", (string[])[shape.KeyColumn, .. shape.NaturalKey, .. shape.Attributes, "IsInferred", "LoadRunKey"]);
        string match = string.Join(" AND ", shape.NaturalKey.Select(column => $"known.{column} = told.{column}"));
        string key = $"(SELECT COALESCE(MAX({shape.KeyColumn}), 0) FROM {shape.Table} WHERE {shape.KeyColumn} > 0) + ROW_NUMBER() OVER (ORDER BY {keys})";
        int changed = 0;
        if (shape.Attributes.Count > 0)
        {
            string different = string.Join(" OR ", shape.Attributes.Select(column => $"known.{column} <> told.{column}").Append("known.IsInferred = 1"));
            string assignments = string.Join(", ", shape.Attributes.Select(column => $"{column} = told.{column}").Append("IsInferred = 0").Append("LoadRunKey = @run"));
            changed = connection.Run($"UPDATE {shape.Table} AS known SET {assignments} FROM (SELECT * FROM {shape.View} WHERE LoadRunKey = @run AND IsInferred = 0) AS told WHERE {match} AND ({different})", ("@run", loadRunKey));
        }

        return changed + connection.Run(
            $"INSERT INTO {shape.Table} ({columns}) SELECT {key}, {keys}{string.Concat(shape.Attributes.Select(column => ", " + column))}, 0, @run FROM {shape.View} AS told WHERE LoadRunKey = @run AND IsInferred = 0 AND NOT EXISTS (SELECT 1 FROM {shape.Table} AS known WHERE {match})",
            ("@run", loadRunKey));
    }

    private int ApplyObservations(DimensionShape shape)
    {
        IReadOnlyDictionary<string, IReadOnlyCollection<Observation>> members = new ObservationBook(connection, loadRunKey, shape).Enter();
        if (members.Count == 0)
        {
            return 0;
        }

        Dictionary<string, List<StandingVersion>> standing = ReadStanding(shape);
        Dictionary<string, Dictionary<long, List<(int From, long Key)>>> others = shape.Roles.Select(role => role.Dimension).Distinct().ToDictionary(dimension => dimension, ReadVersions);
        using VersionWriter writer = new(connection, shape, loadRunKey);
        long nextKey = Math.Max(0, connection.ScalarLong($"SELECT COALESCE(MAX({shape.KeyColumn}), 0) FROM {shape.Table}")) + 1;
        List<(long Key, IReadOnlyList<object> NaturalKey)> moved = [];
        int changed = 0;
        foreach ((string code, IReadOnlyCollection<Observation> observations) in members)
        {
            List<StandingVersion> rows = standing.GetValueOrDefault(code, []);
            // A version keeps the key of the row that begins on its day. The first always begins on the same day, so the key of the member stays as well.
            Dictionary<int, StandingVersion> byStart = rows.ToDictionary(row => row.Version.ValidFromDateKey);
            IReadOnlyList<object> naturalKey = observations.First(observation => observation.NaturalKey.Count > 0).NaturalKey;
            (int beginning, int end) = shape.LifeOf(naturalKey);
            IReadOnlyList<DimensionVersion> versions = Timeline.Lay(observations, beginning, end);
            foreach (StandingVersion gone in rows.Where(row => versions.All(version => version.ValidFromDateKey != row.Version.ValidFromDateKey)))
            {
                connection.Run($"DELETE FROM {shape.Table} WHERE {shape.KeyColumn} = @key", ("@key", gone.Key));
                moved.Add((gone.Key, naturalKey));
                changed++;
            }

            long durableKey = rows.Count > 0 ? rows[0].DurableKey : nextKey;
            foreach (DimensionVersion version in versions)
            {
                object[] typeTwo = Values(version.TypeTwoValues);
                long[] roles = [.. shape.Roles.Select(role => InForce(others[role.Dimension], Convert.ToInt64(typeTwo[IndexOf(shape, role)], CultureInfo.InvariantCulture), version.EffectiveDateKey))];
                StandingVersion? row = byStart.GetValueOrDefault(version.ValidFromDateKey);
                if (row is not null && row.Version == version && row.Roles.SequenceEqual(roles))
                {
                    continue;
                }

                if (row is not null && row.Version.ValidToDateKey > version.ValidToDateKey)
                {
                    moved.Add((row.Key, naturalKey));
                }

                writer.Write(row?.Key ?? nextKey++, durableKey, naturalKey, version, typeTwo, Values(version.TypeOneValues), roles, isNew: row is null);
                changed++;
            }
        }

        new Rekeying(connection, loadRunKey, snapshots).Follow(shape, moved);
        return changed;
    }

    private Dictionary<string, List<StandingVersion>> ReadStanding(DimensionShape shape)
    {
        string code = string.Join(" || char(31) || ", shape.NaturalKey.Select(column => $"CAST(known.{column} AS TEXT)"));
        string keys = string.Join(", ", shape.NaturalKey);
        Dictionary<string, List<StandingVersion>> standing = new(StringComparer.Ordinal);
        foreach ((string member, StandingVersion version) in connection.Rows(
            $"""
            SELECT {code}, {shape.KeyColumn}, {shape.DurableKeyColumn ?? shape.KeyColumn}, {(shape.IsVersioned ? "ValidFromDateKey, ValidToDateKey, EffectiveDateKey" : $"{Timeline.BeginningDateKey}, {Timeline.OpenEndDateKey}, {Timeline.BeginningDateKey}")},
                {ObservationBook.Values("known", shape.TypeTwo)}, {ObservationBook.Values("known", shape.TypeOne)}, IsInferred{string.Concat(shape.RoleColumns.Select(column => ", " + column))}
            FROM {shape.Table} AS known
            WHERE {shape.KeyColumn} > 0 AND ({keys}) IN (SELECT {keys} FROM {shape.View} AS told WHERE LoadRunKey = @run AND IsInferred = 0)
            ORDER BY 1, 4
            """,
            reader => (reader.GetString(0), new StandingVersion(
                reader.GetInt64(1), reader.GetInt64(2), new DimensionVersion(reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetString(6), reader.GetString(7), reader.GetInt32(8) == 1),
                [.. Enumerable.Range(9, shape.Roles.Count).Select(reader.GetInt64)])),
            ("@run", loadRunKey)))
        {
            if (!standing.TryGetValue(member, out List<StandingVersion>? versions))
            {
                standing[member] = versions = [];
            }

            versions.Add(version);
        }

        return standing;
    }

    /// <summary>The versions of another dimension by durable key, each with the day it begins.</summary>
    private Dictionary<long, List<(int From, long Key)>> ReadVersions(string dimension)
    {
        Dictionary<long, List<(int, long)>> versions = [];
        foreach ((long durable, int from, long key) in connection.Rows(
            $"SELECT {dimension}DurableKey, ValidFromDateKey, {dimension}Key FROM {SqliteWarehouse.Table("dim", dimension)} ORDER BY 1, 2", reader => (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt64(2))))
        {
            if (!versions.TryGetValue(durable, out List<(int, long)>? line))
            {
                versions[durable] = line = [];
            }

            line.Add((from, key));
        }

        return versions;
    }

    /// <summary>What was told before the other member's life, such as the new commune of a card that began before the reform, takes its first version.</summary>
    private static long InForce(Dictionary<long, List<(int From, long Key)>> versions, long durableKey, int dateKey) =>
        versions.TryGetValue(durableKey, out List<(int From, long Key)>? line) ? line[Math.Max(0, line.FindLastIndex(version => version.From <= dateKey))].Key : -1;

    private static int IndexOf(DimensionShape shape, WarehouseRole role)
    {
        int index = role is { DurableKeyColumn: { } durable, DateColumn: "EffectiveDateKey" } ? shape.TypeTwo.ToList().IndexOf(durable) : -1;
        return index >= 0 ? index : throw new InvalidOperationException($"dim.{shape.Dimension}, Role {role.KeyColumn}: a dimension needs '{role.KeyColumn} at EffectiveDateKey' and its durable key among the columns of Type 2.");
    }

    private static object[] Values(string json)
    {
        using JsonDocument values = JsonDocument.Parse(json);
        return [.. values.RootElement.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.TryGetInt64(out long whole) ? whole : value.GetDouble() : (object)value.GetString()!)];
    }

    private sealed record StandingVersion(long Key, long DurableKey, DimensionVersion Version, long[] Roles);

    private sealed class VersionWriter : IDisposable
    {
        private readonly DimensionShape _shape;
        private readonly SqliteCommand _insert;
        private readonly SqliteCommand _update;

        public VersionWriter(SqliteConnection connection, DimensionShape shape, int loadRunKey)
        {
            _shape = shape;
            string[] versioning = shape.IsVersioned ? [shape.DurableKeyColumn!, "EffectiveDateKey", "ValidFromDateKey", "ValidToDateKey", "IsCurrent"] : [];
            string[] columns = [shape.KeyColumn, .. versioning, .. shape.NaturalKey, .. shape.TypeTwo, .. shape.TypeOne, .. shape.RoleColumns, "IsInferred", "LoadRunKey"];
            _insert = connection.CreateCommand();
            _insert.CommandText = $"INSERT INTO {shape.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, index) => "@p" + index))})";
            _update = connection.CreateCommand();
            _update.CommandText = $"UPDATE {shape.Table} SET {string.Join(", ", columns.Select((column, index) => $"{column} = @p{index}").Skip(1))} WHERE {shape.KeyColumn} = @p0";
            for (int index = 0; index < columns.Length; index++)
            {
                _insert.Parameters.Add(new SqliteParameter("@p" + index, columns[index] == "LoadRunKey" ? loadRunKey : null));
                _update.Parameters.Add(new SqliteParameter("@p" + index, columns[index] == "LoadRunKey" ? loadRunKey : null));
            }
        }

        public void Write(long key, long durableKey, IReadOnlyList<object> naturalKey, DimensionVersion version, object[] typeTwo, object[] typeOne, long[] roles, bool isNew)
        {
            SqliteCommand command = isNew ? _insert : _update;
            object[] versioning = _shape.IsVersioned ? [durableKey, version.EffectiveDateKey, version.ValidFromDateKey, version.ValidToDateKey, version.IsCurrent ? 1 : 0] : [];
            object[] values = [key, .. versioning, .. naturalKey, .. typeTwo, .. typeOne, .. roles.Select(role => (object)role), version.IsInferred ? 1 : 0];
            for (int index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index];
            }

            command.ExecuteNonQuery();
        }

        public void Dispose()
        {
            _insert.Dispose();
            _update.Dispose();
        }
    }
}
