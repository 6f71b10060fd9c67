using System.Globalization;
using System.Text;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Which tables of a model are to be refreshed, and because of which loads.</summary>
public sealed record RefreshPlan(string DatasetName, IReadOnlyList<RefreshPlanEntry> Entries)
{
    public IReadOnlyList<string> Tables => [.. Entries.Select(entry => entry.Table)];

    public IReadOnlyList<int> LoadRunKeys => [.. Entries.SelectMany(entry => entry.Because).Select(delivery => delivery.LoadRunKey).Distinct().Order()];

    /// <summary>Finds the tables of the model that read, directly or through other views, what the loads changed.</summary>
    /// <param name="readsFrom">For each mart the tables and views it reads; a view may be a key too, then it is followed.</param>
    public static RefreshPlan For(PowerBiDataset dataset, IReadOnlyDictionary<string, IReadOnlyList<string>> readsFrom, IEnumerable<LoadDelivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(readsFrom);
        Dictionary<string, string[]> reads = readsFrom.ToDictionary(
            pair => WarehouseTable.Dotted(pair.Key), pair => pair.Value.Select(WarehouseTable.Dotted).ToArray(), StringComparer.Ordinal);
        ILookup<string, LoadDelivery> changes = deliveries.Where(delivery => delivery.RowCount > 0).ToLookup(delivery => WarehouseTable.Dotted(delivery.Table), StringComparer.Ordinal);
        List<RefreshPlanEntry> entries = [];
        foreach (PowerBiTable table in dataset.Tables)
        {
            if (!reads.ContainsKey(table.Mart))
            {
                throw new InvalidOperationException($"Model {dataset.Name}, table {table.Name}: what {table.Mart} reads is not known; expected it among the {reads.Count} views given. Add the view to the map, or the table would stay stale unseen.");
            }

            LoadDelivery[] because = [.. Sources(table.Mart, reads)
                .SelectMany(source => changes[source])
                .OrderBy(delivery => delivery.LoadRunKey)
                .ThenBy(delivery => delivery.Table, StringComparer.Ordinal)];
            if (because.Length > 0)
            {
                entries.Add(new RefreshPlanEntry(table.Name, table.Mart, because));
            }
        }

        return new RefreshPlan(dataset.Name, entries);
    }

    public DatasetRefreshRequest ToRequest(Guid workspaceId, Guid datasetId)
    {
        IEnumerable<string> feeds = Entries.SelectMany(entry => entry.Because).Select(delivery => delivery.Feed).Distinct().Order(StringComparer.Ordinal);
        return new DatasetRefreshRequest(workspaceId, datasetId, Tables, string.Join(", ", feeds), LoadRunKeys);
    }

    /// <summary>What would be refreshed and why, a line for each table, in <c>en</c> or <c>vi</c>.</summary>
    public string Describe(string language)
    {
        bool isVietnamese = RefreshMessages.IsVietnamese(language);
        if (Entries.Count == 0)
        {
            return isVietnamese
                ? $"Mô hình {DatasetName}: không bảng nào đọc số liệu vừa nạp, không cần làm mới."
                : $"Model {DatasetName}: no table reads what was loaded, nothing to refresh.";
        }

        StringBuilder text = new();
        text.Append(isVietnamese
            ? $"Mô hình {DatasetName}: sẽ làm mới {Entries.Count} bảng."
            : $"Model {DatasetName}: {Entries.Count} {(Entries.Count == 1 ? "table" : "tables")} would be refreshed.");
        foreach (RefreshPlanEntry entry in Entries)
        {
            IEnumerable<string> reasons = entry.Because.Select(delivery => isVietnamese
                ? $"lượt nạp {delivery.LoadRunKey} ({delivery.Feed}) đưa vào {Number(delivery.RowCount, ".")} dòng của {delivery.Table}"
                : $"load {delivery.LoadRunKey} ({delivery.Feed}) delivered {Number(delivery.RowCount, ",")} {(delivery.RowCount == 1 ? "row" : "rows")} of {delivery.Table}");
            text.Append(CultureInfo.InvariantCulture, $"\n  {entry.Table} ({entry.Mart}): {string.Join("; ", reasons)}");
        }

        return text.ToString();
    }

    private static HashSet<string> Sources(string mart, Dictionary<string, string[]> reads)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new([mart]);
        while (open.TryPop(out string? view))
        {
            foreach (string source in reads.GetValueOrDefault(view, []).Where(found.Add))
            {
                open.Push(source);
            }
        }

        return found;
    }

    private static string Number(long value, string separator) =>
        value.ToString("N0", new NumberFormatInfo { NumberGroupSeparator = separator });
}
