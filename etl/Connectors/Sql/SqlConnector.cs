using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>Rows of a query in another agency's database, streamed into one CSV.</summary>
/// <remarks>
/// With a watermark column a pull reads the window from the last value read, less an overlap, and keeps the greatest value that it has read itself: it can never
/// pass what was read. Rows of the overlap that were delivered before are recognised by their hash, so a late commit arrives and its neighbours do not come twice.
/// </remarks>
/// <param name="columns">What must be there, in the order to be written; empty to take every column and to hold the next pulls to it.</param>
/// <param name="watermark">Null to pull everything each time.</param>
/// <param name="patience">For a command.</param>
public sealed class SqlConnector(SqlEngine engine, string connectionVariable, string query, IReadOnlyList<string> columns, WatermarkColumn? watermark, TimeSpan patience, Func<string, string?> readVariable) : IConnector
{
    private const string Window = "pulled";

    public string Kind => "sql";

    public string Question => $"{engine}\n{connectionVariable}\n{query}\n{string.Join(',', columns)}\n{watermark?.Name} {watermark?.Kind}";

    private string Where => $"{engine} of {connectionVariable}";

    public async Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        string connectionString = readVariable(connectionVariable) is { Length: > 0 } said
            ? said
            : throw Fault("nothing in the environment variable", "a connection string", "Set the variable for the account that runs bhyt.");
        try
        {
            await using DbConnection connection = SqlOrigin.Connect(engine, connectionString);
            await connection.OpenAsync(cancellationToken);
            return await ReadAsync(connection, folder, memory, cancellationToken);
        }
        catch (Exception fault) when (fault is DbException or TimeoutException)
        {
            (string found, string advice) = SqlOrigin.Explain(fault);
            throw new PullException(new PullFinding(Where, found, "the rows of the query", advice), fault);
        }
        catch (ArgumentException fault)
        {
            // Its message can quote the connection string.
            throw new PullException(new PullFinding(Where, "a connection string that cannot be understood", $"one for {engine}", "Correct the environment variable."), fault);
        }
    }

    private async Task<PullYield> ReadAsync(DbConnection connection, PullFolder folder, PullMemory memory, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = new();
        StringBuilder sql = new($"SELECT * FROM ({query.Trim().TrimEnd(';')}) AS {Window}");
        IComparable? from = null;
        if (watermark is not null)
        {
            string name = $"{Window}.{SqlOrigin.Quote(engine, watermark.Name)}";
            if (memory.Watermark is not null)
            {
                from = watermark.Back(watermark.Parse(memory.Watermark));

                // Rows without a value would never be pulled, so they are read to be told.
                parameters.Add("from", engine == SqlEngine.Sqlite && from is DateTime ? WatermarkColumn.Write(from) : from);
                sql.Append(CultureInfo.InvariantCulture, $" WHERE {name} >= @from OR {name} IS NULL");
            }

            sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {name}");
        }

        await using DbDataReader reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql.ToString(), parameters, commandTimeout: (int)patience.TotalSeconds, cancellationToken: cancellationToken));
        string[] found = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string> warnings = [];
        int[] places = Places(found, memory.Columns, warnings);
        int watermarkAt = watermark is null ? -1 : Array.FindIndex(found, name => name.Equals(watermark.Name, StringComparison.OrdinalIgnoreCase));
        if (watermark is not null && watermarkAt < 0)
        {
            throw Fault($"no column '{watermark.Name}' for the watermark", "it among the columns of the query", "Add it to the query, or correct 'watermark' in sources.json.");
        }

        string path = folder.PathOf("");
        Copied copied = await CopyAsync(reader, found, places, watermarkAt, memory, path, cancellationToken);
        PullMemory next = memory with { Columns = [.. places.Select(place => found[place])] };
        if (watermark is not null)
        {
            IComparable? newest = memory.Watermark is null ? null : watermark.Parse(memory.Watermark);
            newest = newest is null || (copied.Newest is not null && copied.Newest.CompareTo(newest) > 0) ? copied.Newest : newest;
            IComparable? keptFrom = newest is null ? null : watermark.Back(newest);
            next = next with
            {
                Watermark = newest is null ? null : WatermarkColumn.Write(newest),
                RecentRows = copied.Seen.Where(row => keptFrom is null || row.Value.Value.CompareTo(keptFrom) >= 0).ToDictionary(row => row.Key, row => row.Value.Count, StringComparer.Ordinal),
            };
        }

        if (copied.NewCount == 0)
        {
            return new PullYield([], next, warnings);
        }

        (string hash, long length) = await HashAsync(path, cancellationToken);
        next = next with { Parts = new Dictionary<string, DeliveredPart> { [""] = new(hash, "", "") } };
        bool isSame = watermark is null && memory.Parts.TryGetValue("", out DeliveredPart? before) && before.Hash == hash;
        string asked = from is null ? "all rows" : $"rows from {WatermarkColumn.Write(from)} of {watermark!.Name}";
        return new PullYield(isSame ? [] : [new PulledFile(path, "", ".csv", hash, length, $"{Where}: {asked}; query {query}")], next, warnings);
    }

    /// <summary>Which columns are written; a lost one is a fault, a new one is told.</summary>
    private int[] Places(string[] found, IReadOnlyList<string> remembered, List<string> warnings)
    {
        if (found.Distinct(StringComparer.OrdinalIgnoreCase).Count() != found.Length)
        {
            throw Fault($"a column name more than once ({string.Join(", ", found)})", "each column under a name of its own", "Give the columns aliases in the query.");
        }

        IReadOnlyList<string> expected = columns.Count > 0 ? columns : remembered;
        string[] lost = [.. expected.Where(name => !found.Contains(name, StringComparer.OrdinalIgnoreCase))];
        string[] added = expected.Count == 0 ? [] : [.. found.Where(name => !expected.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (lost.Length > 0)
        {
            string instead = added.Length > 0 ? $", but new {string.Join(", ", added.Select(name => $"'{name}'"))}" : "";
            throw Fault($"no column {string.Join(", ", lost.Select(name => $"'{name}'"))}{instead}", "the columns of before", "If a column was renamed, give it its old name by an alias in the query; if it is gone on purpose, change 'columns' in sources.json.");
        }

        if (added.Length > 0)
        {
            warnings.Add($"{Where}: new columns {string.Join(", ", added)}{(columns.Count > 0 ? " are not pulled; name them in 'columns' if the feed needs them" : " are pulled too")}.");
        }

        return columns.Count > 0
            ? [.. columns.Select(name => Array.FindIndex(found, other => other.Equals(name, StringComparison.OrdinalIgnoreCase)))]
            : [.. Enumerable.Range(0, found.Length)];
    }

    private async Task<Copied> CopyAsync(DbDataReader reader, string[] found, int[] places, int watermarkAt, PullMemory memory, string path, CancellationToken cancellationToken)
    {
        await using StreamWriter text = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        StringBuilder line = new();
        foreach (int place in places)
        {
            CsvLine.AppendText(line.Append(line.Length == 0 ? "" : ","), found[place]);
        }

        await text.WriteLineAsync(line, cancellationToken);
        Dictionary<string, (int Count, IComparable Value)> seen = new(StringComparer.Ordinal);
        Dictionary<string, int> delivered = new(memory.RecentRows, StringComparer.Ordinal);
        IComparable? newest = null;
        long newCount = 0;
        long valueless = 0;
        for (long row = 1; await reader.ReadAsync(cancellationToken); row++)
        {
            line.Clear();
            for (int index = 0; index < places.Length; index++)
            {
                line.Append(index == 0 ? "" : ",");
                try
                {
                    CsvLine.Append(line, await reader.IsDBNullAsync(places[index], cancellationToken) ? null : reader.GetValue(places[index]));
                }
                catch (FormatException unfit)
                {
                    throw Fault(string.Create(CultureInfo.InvariantCulture, $"{unfit.Message} in column '{found[places[index]]}', row {row}"), "texts, numbers, dates and times", "Cast the column to a text in the query, or leave it out.");
                }
            }

            if (watermarkAt >= 0)
            {
                if (await reader.IsDBNullAsync(watermarkAt, cancellationToken))
                {
                    valueless++;
                    continue;
                }

                IComparable value = ValueOf(reader.GetValue(watermarkAt), row);
                newest = newest is null || value.CompareTo(newest) > 0 ? value : newest;
                string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line.ToString())))[..32];
                seen[hash] = (seen.GetValueOrDefault(hash).Count + 1, value);
                Forget(seen, newest);
                if (delivered.GetValueOrDefault(hash) is var times and > 0)
                {
                    delivered[hash] = times - 1;
                    continue;
                }
            }

            newCount++;
            await text.WriteLineAsync(line, cancellationToken);
        }

        return valueless == 0
            ? new Copied(newCount, newest, seen)
            : throw Fault(string.Create(CultureInfo.InvariantCulture, $"{valueless} rows without a value in '{watermark!.Name}'"), "a value in each row: without one a row would never be pulled", "Fill the column at the source, or let the query put another column in its place (COALESCE).");
    }

    /// <summary>Rows come in the order of the watermark, so what lies before the overlap of the newest one need not be kept; looked at once in a while, so that a first pull of millions stays small.</summary>
    private void Forget(Dictionary<string, (int Count, IComparable Value)> seen, IComparable newest)
    {
        if (seen.Count < 100_000 || seen.Count % 100_000 != 0)
        {
            return;
        }

        IComparable from = watermark!.Back(newest);
        foreach (string old in seen.Where(row => row.Value.Value.CompareTo(from) < 0).Select(row => row.Key).ToArray())
        {
            seen.Remove(old);
        }
    }

    private IComparable ValueOf(object value, long row)
    {
        try
        {
            return watermark!.Read(value);
        }
        catch (FormatException)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"a {value.GetType().Name} that is no {watermark!.Kind} in column '{watermark.Name}', row {row}"), $"a {watermark.Kind}", "Correct 'kind' of the watermark in sources.json, or cast the column in the query.");
        }
    }

    private static async Task<(string Hash, long Length)> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        return (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), file.Length);
    }

    private PullException Fault(string found, string expected, string advice) => new(new PullFinding(Where, found, expected, advice));

    /// <param name="Seen">Rows of the window, delivered now or before.</param>
    private sealed record Copied(long NewCount, IComparable? Newest, Dictionary<string, (int Count, IComparable Value)> Seen);
}
