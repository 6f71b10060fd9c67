using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>derive.X → fact.X for any periodic snapshot: takes anew what the load changed, whichever feed the load was of.</summary>
/// <remarks>
/// What a derive view reads is found in its text. Where the Snapshot tag says by which spans a month is touched, only the months are taken anew in which a span came, went or changed,
/// and those that the first or last extract brought in or took out; else all of it.
/// </remarks>
public sealed class SnapshotLoader(SqliteConnection connection, int loadRunKey)
{
    private static readonly IReadOnlyList<(WarehouseObject Fact, WarehouseSnapshot? Spans, IReadOnlySet<string> Reads)> Snapshots =
        [.. WarehouseSchema.Objects.Where(item => item.Schema == "fact" && WarehouseSchema.Objects.Any(view => view.Schema == "derive" && view.Name == item.Name))
            .Select(fact => (fact, WarehouseSnapshot.Of(fact), ReadsOf("derive." + fact.Name)))];

    private readonly Dictionary<string, HashSet<(int From, int To)>> _spans = [];
    private readonly HashSet<string> _whole = [];

    /// <summary>Tells that rows of a fact come, go or change: before they go, after they came.</summary>
    /// <param name="condition">Over the fact's row.</param>
    public void Touch(string fact, string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        foreach ((WarehouseObject snapshot, WarehouseSnapshot? spans, _) in Snapshots.Where(snapshot => snapshot.Reads.Contains("fact." + fact)))
        {
            string table = SqliteWarehouse.Table("fact", fact);
            if (spans?.Fact == fact)
            {
                if (!_spans.TryGetValue(snapshot.Name, out HashSet<(int, int)>? touched))
                {
                    _spans[snapshot.Name] = touched = [];
                }

                touched.UnionWith(connection.Rows($"SELECT DISTINCT {spans.FromColumn}, {spans.ToColumn} FROM {table} WHERE {condition}", reader => (reader.GetInt32(0), reader.GetInt32(1)), parameters));
            }
            else if (connection.ScalarLong($"SELECT EXISTS (SELECT 1 FROM {table} WHERE {condition})", parameters) == 1)
            {
                _whole.Add(snapshot.Name);
            }
        }
    }

    /// <summary>Tells that members of a dimension changed.</summary>
    public void TouchDimension(string dimension) => _whole.UnionWith(Snapshots.Where(snapshot => snapshot.Reads.Contains("dim." + dimension)).Select(snapshot => snapshot.Fact.Name));

    /// <summary>Takes what was touched, and the snapshots named, of which it is known at least that their facts may have changed.</summary>
    /// <returns>Rows taken, by snapshot; a snapshot of which nothing had to be taken is not among them.</returns>
    public IReadOnlyDictionary<string, int> Take(IEnumerable<string> named)
    {
        Dictionary<string, int> taken = new(StringComparer.Ordinal);
        HashSet<string> asked = [.. named];
        foreach ((WarehouseObject fact, WarehouseSnapshot? spans, _) in Snapshots)
        {
            if (_whole.Contains(fact.Name) || (spans is null && asked.Contains(fact.Name)))
            {
                taken[fact.Name] = TakeWhole(fact);
            }
            else if (spans is not null && (asked.Contains(fact.Name) || _spans.ContainsKey(fact.Name)) && TakeMonths(fact, spans) is { } rows)
            {
                taken[fact.Name] = rows;
            }
        }

        _whole.Clear();
        _spans.Clear();
        return taken;
    }

    private int TakeWhole(WarehouseObject fact)
    {
        connection.Run($"DELETE FROM {fact.SqliteName}");
        return Insert(fact, "");
    }

    /// <summary>Null when no month was touched.</summary>
    private int? TakeMonths(WarehouseObject fact, WarehouseSnapshot spans)
    {
        string bounds = $"FROM {SqliteWarehouse.Table("dim", spans.WithinDimension)} WHERE {spans.WithinDimension}Key > 0";
        List<(int Month, int End)> wanted = connection.Rows(
            $"SELECT MonthKey, DateKey FROM dim_Date WHERE IsMonthEnd = 1 AND DateKey BETWEEN (SELECT MIN({spans.WithinColumn}) {bounds}) AND (SELECT MAX({spans.WithinColumn}) {bounds})",
            reader => (reader.GetInt32(0), reader.GetInt32(1)));
        HashSet<int> standing = [.. connection.Rows($"SELECT DISTINCT MonthKey FROM {fact.SqliteName}", reader => reader.GetInt32(0))];
        HashSet<(int From, int To)> touched = _spans.GetValueOrDefault(fact.Name, []);
        int[] anew = [.. wanted.Where(month => !standing.Contains(month.Month) || touched.Any(span => span.From <= month.End && month.End <= span.To)).Select(month => month.Month)];
        int[] gone = [.. standing.Except(wanted.Select(month => month.Month))];
        if (anew.Length + gone.Length == 0)
        {
            return null;
        }

        connection.Run($"DELETE FROM {fact.SqliteName} WHERE MonthKey IN ({List([.. anew, .. gone])})");
        return anew.Length == 0 ? 0 : Insert(fact, $" WHERE MonthKey IN ({List(anew)})");
    }

    private int Insert(WarehouseObject fact, string condition)
    {
        string columns = string.Join(", ", fact.Columns.Select(column => column.Name).Where(name => name != "LoadRunKey"));
        return connection.Run($"INSERT INTO {fact.SqliteName} ({columns}, LoadRunKey) SELECT {columns}, @run FROM {SqliteWarehouse.Table("derive", fact.Name)}{condition}", ("@run", loadRunKey));
    }

    private static string List(int[] months) => string.Join(", ", months.Select(month => month.ToString(CultureInfo.InvariantCulture)));

    private static HashSet<string> ReadsOf(string view)
    {
        HashSet<string> found = [];
        Stack<string> open = new([view]);
        while (open.TryPop(out string? next))
        {
            foreach (string source in ViewReads.All.GetValueOrDefault(next, []).Where(found.Add))
            {
                open.Push(source);
            }
        }

        return found;
    }
}
