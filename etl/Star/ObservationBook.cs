using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Keeps, for every member, day and precedence, the observation that counts.</summary>
/// <remarks>
/// That is the least that makes the versions independent of the order of arrival: of one day only the greatest can ever count, but every day must stay, also where
/// it repeats what held already, because something else may later turn out to have been so in between.
/// </remarks>
internal sealed class ObservationBook(SqliteConnection connection, int loadRunKey, DimensionShape shape)
{
    private readonly Dictionary<int, (string ReceivedAt, string FileHash)> _files = [];

    /// <summary>Enters what the load told; returns every kept observation of the members of which something new was told.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<Observation>> Enter()
    {
        List<Observation> told = Told();
        if (told.Count == 0)
        {
            return new Dictionary<string, IReadOnlyCollection<Observation>>();
        }

        Dictionary<string, Dictionary<(int Day, int Precedence), Observation>> kept = Kept();
        HashSet<(string Member, int Day, int Precedence)> entered = [];
        HashSet<string> changed = new(StringComparer.Ordinal);
        foreach (Observation observation in told)
        {
            if (!kept.TryGetValue(observation.MemberCode, out Dictionary<(int, int), Observation>? days))
            {
                kept[observation.MemberCode] = days = [];
            }

            (int, int) day = (observation.EffectiveDateKey, observation.Precedence);
            if (days.GetValueOrDefault(day) is not { } standing || observation.CompareTo(standing) > 0)
            {
                // The same told again of the same day only carries its order forward; what type 1 columns show can still follow from that.
                days[day] = observation;
                entered.Add((observation.MemberCode, observation.EffectiveDateKey, observation.Precedence));
                changed.Add(observation.MemberCode);
            }
        }

        Write(entered.Select(key => kept[key.Member][(key.Day, key.Precedence)]));
        return changed.ToDictionary(member => member, member => (IReadOnlyCollection<Observation>)kept[member].Values, StringComparer.Ordinal);
    }

    private string CodeOf(string row) => string.Join(" || char(31) || ", shape.NaturalKey.Select(column => $"CAST({row}.{column} AS TEXT)"));

    private List<Observation> Told()
    {
        string Or(string column, string otherwise) => shape.Given.Contains(column) ? "told." + column : otherwise;
        return connection.Rows(
            $"""
            SELECT {CodeOf("told")}, {(shape.IsVersioned ? "told.EffectiveDateKey" : Timeline.BeginningDateKey)}, {Or("ObservationPrecedence", "0")}, {Values("told", shape.TypeTwo)}, {Values("told", shape.TypeOne)},
                CAST({Or("ObservationOrder", "''")} AS TEXT), {Or("SourceFileKey", "-1")}, {Or("RecordNumber", "0")}, {string.Join(", ", shape.NaturalKey.Select(column => "told." + column))}
            FROM {shape.View} AS told WHERE told.LoadRunKey = @run AND told.IsInferred = 0
            """,
            reader => Read(reader, [.. Enumerable.Range(8, shape.NaturalKey.Count).Select(reader.GetValue)]),
            ("@run", loadRunKey));
    }

    private Dictionary<string, Dictionary<(int, int), Observation>> Kept()
    {
        Dictionary<string, Dictionary<(int, int), Observation>> kept = new(StringComparer.Ordinal);
        foreach (Observation observation in connection.Rows(
            $"""
            SELECT kept.MemberCode, kept.EffectiveDateKey, kept.ObservationPrecedence, kept.TypeTwoValues, kept.TypeOneValues, kept.ObservationOrder, kept.SourceFileKey, kept.RecordNumber
            FROM (SELECT DISTINCT {CodeOf("told")} AS MemberCode FROM {shape.View} AS told WHERE told.LoadRunKey = @run AND told.IsInferred = 0) AS member
            CROSS JOIN audit_Observation AS kept ON kept.DimensionName = @dimension AND kept.MemberCode = member.MemberCode
            """,
            reader => Read(reader, []),
            ("@run", loadRunKey), ("@dimension", shape.Dimension)))
        {
            if (!kept.TryGetValue(observation.MemberCode, out Dictionary<(int, int), Observation>? days))
            {
                kept[observation.MemberCode] = days = [];
            }

            days.Add((observation.EffectiveDateKey, observation.Precedence), observation);
        }

        return kept;
    }

    private Observation Read(SqliteDataReader reader, IReadOnlyList<object> naturalKey)
    {
        int file = reader.GetInt32(6);
        (string receivedAt, string hash) = FileOf(file);
        return new Observation(reader.GetString(0), naturalKey, reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), file, receivedAt, hash, reader.GetInt32(7));
    }

    private (string, string) FileOf(int sourceFileKey)
    {
        if (!_files.TryGetValue(sourceFileKey, out (string, string) file))
        {
            file = connection.Rows("SELECT ReceivedAt, FileHash FROM audit_SourceFile WHERE SourceFileKey = @file", reader => (reader.GetString(0), reader.GetString(1)), ("@file", sourceFileKey)) is [var found] ? found : ("", "");
            _files.Add(sourceFileKey, file);
        }

        return file;
    }

    private void Write(IEnumerable<Observation> observations)
    {
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText =
            """
            INSERT OR REPLACE INTO audit_Observation (DimensionName, MemberCode, EffectiveDateKey, ObservationPrecedence, TypeTwoValues, TypeOneValues, ObservationOrder, SourceFileKey, RecordNumber, LoadRunKey)
            VALUES (@dimension, @member, @day, @precedence, @two, @one, @order, @file, @record, @run)
            """;
        insert.Parameters.AddWithValue("@dimension", shape.Dimension);
        insert.Parameters.AddWithValue("@run", loadRunKey);
        SqliteParameter[] parameters = [.. "@member @day @precedence @two @one @order @file @record".Split(' ').Select(name => insert.Parameters.Add(new SqliteParameter(name, null)))];
        foreach (Observation observation in observations)
        {
            object[] values = [observation.MemberCode, observation.EffectiveDateKey, observation.Precedence, observation.TypeTwoValues, observation.TypeOneValues, observation.Order, observation.SourceFileKey, observation.RecordNumber];
            for (int index = 0; index < values.Length; index++)
            {
                parameters[index].Value = values[index];
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Columns of a row as one JSON array, which compares as a text and keeps the kind of each value.</summary>
    public static string Values(string row, IReadOnlyList<string> columns) => $"json_array({string.Join(", ", columns.Select(column => $"{row}.{column}"))})";
}
