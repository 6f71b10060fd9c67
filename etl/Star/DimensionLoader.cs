using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>conform.X → dim.X for any dimension: new members, inferred members that become known, type 1 changes in place, type 2 changes as a new version.</summary>
/// <remarks>What a dimension's key is and which columns keep their history stands in the header of dim/X.sql (Key, Type 2). An inferred row (IsInferred = 1 in conform) only makes sure that the member exists; it never changes one.</remarks>
public sealed class DimensionLoader(SqliteConnection connection, int loadRunKey)
{
    private const int BeginningDateKey = 19900101;
    private const int OpenEndDateKey = 99991231;

    /// <summary>Brings dim.X up to date with what the load staged; returns how many rows were added or changed.</summary>
    public int Load(string dimension)
    {
        Shape shape = Shape.Of(dimension);
        return InsertInferred(shape) + (shape.IsVersioned ? ApplyVersions(shape) : ApplyInPlace(shape));
    }

    /// <summary>Members that are only mentioned, and not yet known.</summary>
    private int InsertInferred(Shape shape)
    {
        string[] given = [.. shape.Attributes, .. shape.IsVersioned ? ["EffectiveDateKey"] : Array.Empty<string>()];
        string columns = string.Join(", ", (string[])[shape.KeyColumn, .. shape.DurableKeyColumn is null ? [] : new[] { shape.DurableKeyColumn }, .. shape.NaturalKey, .. given, .. shape.IsVersioned ? ["ValidFromDateKey", "ValidToDateKey", "IsCurrent"] : Array.Empty<string>(), "IsInferred", "LoadRunKey"]);
        string match = string.Join(" AND ", shape.NaturalKey.Select(column => $"known.{column} = mentioned.{column}"));
        string key = $"(SELECT COALESCE(MAX({shape.KeyColumn}), 0) FROM {shape.Table} WHERE {shape.KeyColumn} > 0) + ROW_NUMBER() OVER (ORDER BY {string.Join(", ", shape.NaturalKey.Select(column => "mentioned." + column))})";
        // Several rows can mention one member (a code with and without a name): the one with the greater attributes is kept, whatever their order.
        string sql = $"""
            INSERT INTO {shape.Table} ({columns})
            SELECT {key}, {(shape.DurableKeyColumn is null ? "" : key + ",")}
                {string.Join(", ", shape.NaturalKey.Concat(given).Select(column => "mentioned." + column))},
                {(shape.IsVersioned ? $"{shape.LifeFrom("mentioned.")}, {shape.LifeTo("mentioned.")}, CASE WHEN {shape.LifeTo("mentioned.")} = {OpenEndDateKey} THEN 1 ELSE 0 END," : "")} 1, @run
            FROM (SELECT {string.Join(", ", shape.NaturalKey)}{string.Concat(given.Select(column => $", MAX({column}) AS {column}"))}
                  FROM {shape.View} WHERE LoadRunKey = @run AND IsInferred = 1 GROUP BY {string.Join(", ", shape.NaturalKey)}) AS mentioned
            WHERE NOT EXISTS (SELECT 1 FROM {shape.Table} AS known WHERE {match})
            """;
        return connection.Run(sql, ("@run", loadRunKey));
    }

    /// <summary>Dimensions without history, and code lists, whose validity is part of their key.</summary>
    private int ApplyInPlace(Shape shape)
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

    /// <summary>Type 2: each observation opens a version on its effective date unless the version in force says the same.</summary>
    private int ApplyVersions(Shape shape)
    {
        List<Observation> observations = ReadObservations(shape);
        if (observations.Count == 0)
        {
            return 0;
        }

        Dictionary<string, List<Version>> timelines = ReadTimelines(shape);
        using VersionWriter writer = new(connection, shape, loadRunKey);
        long nextKey = connection.ScalarLong($"SELECT COALESCE(MAX({shape.KeyColumn}), 0) FROM {shape.Table}") + 1;
        nextKey = Math.Max(nextKey, 1);
        foreach (Observation observation in observations)
        {
            string member = Text(observation.NaturalKey);
            if (!timelines.TryGetValue(member, out List<Version>? versions))
            {
                timelines[member] = versions = [];
            }

            Apply(versions, observation, ref nextKey);
        }

        int changed = 0;
        foreach (List<Version> versions in timelines.Values)
        {
            changed += Arrange(shape, versions, writer);
        }

        return changed;
    }

    private static void Apply(List<Version> versions, Observation observation, ref long nextKey)
    {
        if (versions is [{ IsInferred: true } inferred])
        {
            // Nothing was known of the member but that it exists: the first that is told of it becomes this version.
            inferred.IsInferred = false;
            inferred.EffectiveDateKey = observation.EffectiveDateKey;
            inferred.Attributes = observation.Attributes;
            inferred.IsChanged = true;
            return;
        }

        int inForce = versions.FindLastIndex(version => version.EffectiveDateKey <= observation.EffectiveDateKey);
        if (inForce >= 0 && versions[inForce].Attributes.SequenceEqual(observation.Attributes))
        {
            return;
        }

        if (inForce >= 0 && versions[inForce].EffectiveDateKey == observation.EffectiveDateKey)
        {
            versions[inForce].Attributes = observation.Attributes;
            versions[inForce].IsChanged = true;
            return;
        }

        if (inForce < 0 && versions.Count > 0 && versions[0].Attributes.SequenceEqual(observation.Attributes))
        {
            // The same was true earlier already.
            versions[0].EffectiveDateKey = observation.EffectiveDateKey;
            versions[0].IsChanged = true;
            return;
        }

        long durableKey = versions.Count > 0 ? versions[0].DurableKey : nextKey;
        versions.Insert(inForce + 1, new Version(nextKey++, durableKey, observation.NaturalKey) { EffectiveDateKey = observation.EffectiveDateKey, Attributes = observation.Attributes, IsNew = true, IsChanged = true });
    }

    /// <summary>Lays the versions end to end: the first holds from the beginning of the member's life, each until the day before the next, the last until its end.</summary>
    private static int Arrange(Shape shape, List<Version> versions, VersionWriter writer)
    {
        (int beginning, int end) = shape.LifeOf(versions[0].NaturalKey);
        int changed = 0;
        // From the last to the first: a version that gives up the first place does so before another takes it.
        for (int index = versions.Count - 1; index >= 0; index--)
        {
            Version version = versions[index];
            int from = index == 0 ? beginning : version.EffectiveDateKey;
            int to = index == versions.Count - 1 ? end : DayBefore(versions[index + 1].EffectiveDateKey);
            if (version.IsChanged || version.ValidFromDateKey != from || version.ValidToDateKey != to)
            {
                (version.ValidFromDateKey, version.ValidToDateKey) = (from, to);
                writer.Write(version, isCurrent: to == OpenEndDateKey);
                changed++;
            }
        }

        return changed;
    }

    private static int DayBefore(int dateKey)
    {
        DateOnly day = new DateOnly(dateKey / 10000, dateKey / 100 % 100, dateKey % 100).AddDays(-1);
        return (day.Year * 10000) + (day.Month * 100) + day.Day;
    }

    private List<Observation> ReadObservations(Shape shape)
    {
        string order = shape.HasObservationOrder ? ", ObservationOrder" : "";
        return connection.Rows(
            $"SELECT {string.Join(", ", shape.NaturalKey)}, {string.Join(", ", shape.Attributes)}, EffectiveDateKey FROM {shape.View} WHERE LoadRunKey = @run AND IsInferred = 0 ORDER BY {string.Join(", ", shape.NaturalKey)}, EffectiveDateKey{order}, {string.Join(", ", shape.Attributes)}",
            reader => new Observation(Values(reader, 0, shape.NaturalKey.Count), Values(reader, shape.NaturalKey.Count, shape.Attributes.Count), reader.GetInt32(shape.NaturalKey.Count + shape.Attributes.Count)),
            ("@run", loadRunKey));
    }

    private Dictionary<string, List<Version>> ReadTimelines(Shape shape)
    {
        string match = string.Join(" AND ", shape.NaturalKey.Select(column => $"told.{column} = known.{column}"));
        Dictionary<string, List<Version>> timelines = new(StringComparer.Ordinal);
        List<Version> versions = connection.Rows(
            $"""
            SELECT {shape.KeyColumn}, {shape.DurableKeyColumn}, {string.Join(", ", shape.NaturalKey)}, {string.Join(", ", shape.Attributes)}, EffectiveDateKey, ValidFromDateKey, ValidToDateKey, IsInferred
            FROM {shape.Table} AS known
            WHERE {shape.KeyColumn} > 0 AND ({string.Join(", ", shape.NaturalKey)}) IN (SELECT {string.Join(", ", shape.NaturalKey)} FROM {shape.View} AS told WHERE LoadRunKey = @run AND IsInferred = 0)
            ORDER BY {string.Join(", ", shape.NaturalKey)}, ValidFromDateKey
            """,
            reader =>
            {
                int at = 2 + shape.NaturalKey.Count + shape.Attributes.Count;
                return new Version(reader.GetInt64(0), reader.GetInt64(1), Values(reader, 2, shape.NaturalKey.Count))
                {
                    Attributes = Values(reader, 2 + shape.NaturalKey.Count, shape.Attributes.Count),
                    EffectiveDateKey = reader.GetInt32(at),
                    ValidFromDateKey = reader.GetInt32(at + 1),
                    ValidToDateKey = reader.GetInt32(at + 2),
                    IsInferred = reader.GetInt32(at + 3) == 1,
                };
            },
            ("@run", loadRunKey));
        foreach (Version version in versions)
        {
            string member = Text(version.NaturalKey);
            if (!timelines.TryGetValue(member, out List<Version>? line))
            {
                timelines[member] = line = [];
            }

            line.Add(version);
        }

        return timelines;
    }

    private static object[] Values(SqliteDataReader reader, int from, int count)
    {
        object[] values = new object[count];
        for (int index = 0; index < count; index++)
        {
            values[index] = reader.GetValue(from + index);
        }

        return values;
    }

    private static string Text(object[] naturalKey) => string.Join('\u001f', naturalKey.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    private sealed record Observation(object[] NaturalKey, object[] Attributes, int EffectiveDateKey);

    private sealed class Version(long key, long durableKey, object[] naturalKey)
    {
        public long Key { get; } = key;

        public long DurableKey { get; } = durableKey;

        public object[] NaturalKey { get; } = naturalKey;

        public required object[] Attributes { get; set; }

        public required int EffectiveDateKey { get; set; }

        public int ValidFromDateKey { get; set; }

        public int ValidToDateKey { get; set; }

        public bool IsInferred { get; set; }

        public bool IsNew { get; init; }

        public bool IsChanged { get; set; }
    }

    private sealed class VersionWriter : IDisposable
    {
        private readonly SqliteCommand _insert;
        private readonly SqliteCommand _update;

        public VersionWriter(SqliteConnection connection, Shape shape, int loadRunKey)
        {
            string[] columns = [shape.KeyColumn, shape.DurableKeyColumn!, .. shape.NaturalKey, .. shape.Attributes, "EffectiveDateKey", "ValidFromDateKey", "ValidToDateKey", "IsCurrent", "IsInferred", "LoadRunKey"];
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

        public void Write(Version version, bool isCurrent)
        {
            SqliteCommand command = version.IsNew ? _insert : _update;
            object[] values = [version.Key, version.DurableKey, .. version.NaturalKey, .. version.Attributes, version.EffectiveDateKey, version.ValidFromDateKey, version.ValidToDateKey, isCurrent ? 1 : 0, version.IsInferred ? 1 : 0];
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

    /// <summary>A dimension as the schema describes it.</summary>
    private sealed record Shape(string Table, string View, string KeyColumn, string? DurableKeyColumn, IReadOnlyList<string> NaturalKey, IReadOnlyList<string> Attributes, bool HasObservationOrder)
    {
        private const string LifeFromColumn = "LifeFromDateKey";
        private const string LifeToColumn = "LifeToDateKey";

        public bool IsVersioned => DurableKeyColumn is not null;

        /// <summary>The first day of a member, as SQL: of its natural key where that says so (a code that names another thing later), else the beginning of time.</summary>
        public string LifeFrom(string prefix) => NaturalKey.Contains(LifeFromColumn) ? prefix + LifeFromColumn : BeginningDateKey.ToString(CultureInfo.InvariantCulture);

        public string LifeTo(string prefix) => NaturalKey.Contains(LifeToColumn) ? prefix + LifeToColumn : OpenEndDateKey.ToString(CultureInfo.InvariantCulture);

        public (int From, int To) LifeOf(object[] naturalKey)
        {
            int At(string column, int otherwise) => NaturalKey.ToList().IndexOf(column) is >= 0 and var at ? Convert.ToInt32(naturalKey[at], CultureInfo.InvariantCulture) : otherwise;
            return (At(LifeFromColumn, BeginningDateKey), At(LifeToColumn, OpenEndDateKey));
        }

        public static Shape Of(string dimension)
        {
            WarehouseObject table = WarehouseSchema.Find("dim", dimension);
            WarehouseObject view = WarehouseSchema.Find("conform", dimension);
            string[] naturalKey = [.. table.Header["Key"].Split(',').Select(part => part.Trim())];
            string? durable = table.Columns.Any(column => column.Name == dimension + "DurableKey") ? dimension + "DurableKey" : null;
            HashSet<string> own = [dimension + "Key", "LoadRunKey", "IsInferred", .. naturalKey];
            if (durable is not null)
            {
                own.UnionWith([durable, "EffectiveDateKey", "ValidFromDateKey", "ValidToDateKey", "IsCurrent"]);
            }

            string[] attributes = [.. table.Columns.Select(column => column.Name).Where(name => !own.Contains(name))];
            return new Shape(SqliteWarehouse.Table("dim", dimension), SqliteWarehouse.Table("conform", dimension), dimension + "Key", durable, naturalKey, attributes, view.Columns.Any(column => column.Name == "ObservationOrder"));
        }
    }
}
