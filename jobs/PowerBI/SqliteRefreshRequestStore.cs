using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Keeps refresh requests in <c>jobs.db</c>.</summary>
/// <remarks>synchronous is FULL: an id lost to a power cut would be a refresh that nobody waits for.</remarks>
public sealed class SqliteRefreshRequestStore : IRefreshRequestStore
{
    private const string Columns = "sequence, workspace_id, dataset_id, tables, reason, load_run_keys, seen_before, asked_at, request_id, accepted_at, outcome, message, finished_at";

    private readonly string _connectionString;

    public SqliteRefreshRequestStore(string jobsDbPath)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(jobsDbPath)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _connectionString = new SqliteConnectionStringBuilder { DataSource = jobsDbPath, Pooling = false }.ToString();
        using SqliteConnection connection = Open();
        connection.Execute(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS refresh_request
            (
                sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
                workspace_id  TEXT NOT NULL,
                dataset_id    TEXT NOT NULL,
                tables        TEXT NOT NULL, -- JSON array
                reason        TEXT NOT NULL,
                load_run_keys TEXT NOT NULL, -- JSON array
                seen_before   TEXT NOT NULL, -- JSON array of request ids
                asked_at      TEXT NOT NULL, -- UTC, as the other times
                request_id    TEXT NULL,
                accepted_at   TEXT NULL,
                outcome       TEXT NULL,
                message       TEXT NULL,
                finished_at   TEXT NULL,
                CHECK ((request_id IS NULL) = (accepted_at IS NULL)),
                CHECK ((outcome IS NULL) = (finished_at IS NULL))
            ) STRICT;
            CREATE UNIQUE INDEX IF NOT EXISTS refresh_request_unfinished ON refresh_request (workspace_id, dataset_id) WHERE finished_at IS NULL;
            """);
    }

    public async Task<StoredRefreshRequest?> FindUnfinishedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        return await OneAsync(connection, "workspace_id = @workspace AND dataset_id = @dataset AND finished_at IS NULL", Model(workspaceId, datasetId), cancellationToken);
    }

    public async Task<StoredRefreshRequest?> FindAsync(long sequence, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        return await OneAsync(connection, "sequence = @sequence", new { sequence }, cancellationToken);
    }

    public async Task<StoredRefreshRequest?> SaveAskedAsync(DatasetRefreshRequest request, DateTimeOffset askedAt, IReadOnlyList<string> seenBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using SqliteConnection connection = Open();
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            INSERT INTO refresh_request (workspace_id, dataset_id, tables, reason, load_run_keys, seen_before, asked_at)
            VALUES (@workspace, @dataset, @tables, @reason, @loadRunKeys, @seenBefore, @askedAt)
            ON CONFLICT (workspace_id, dataset_id) WHERE finished_at IS NULL DO NOTHING
            RETURNING {Columns};
            """,
            new
            {
                workspace = request.WorkspaceId.ToString("D"),
                dataset = request.DatasetId.ToString("D"),
                tables = JsonSerializer.Serialize(request.Tables),
                reason = request.Reason,
                loadRunKeys = JsonSerializer.Serialize(request.LoadRunKeys),
                seenBefore = JsonSerializer.Serialize(seenBefore),
                askedAt = Write(askedAt),
            },
            cancellationToken: cancellationToken));
        return rows.Select(Read).SingleOrDefault();
    }

    public async Task SaveAcceptedAsync(long sequence, string requestId, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        int changed = await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE refresh_request SET request_id = @requestId, accepted_at = @acceptedAt WHERE sequence = @sequence AND finished_at IS NULL;",
            new { sequence, requestId, acceptedAt = Write(acceptedAt) },
            cancellationToken: cancellationToken));
        Expect(changed, sequence);
    }

    public async Task SaveFinishedAsync(long sequence, RefreshOutcome outcome, string message, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        int changed = await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE refresh_request SET outcome = @outcome, message = @message, finished_at = @finishedAt WHERE sequence = @sequence AND (finished_at IS NULL OR outcome = @outcome);",
            new { sequence, outcome = outcome.ToString(), message, finishedAt = Write(finishedAt) },
            cancellationToken: cancellationToken));
        Expect(changed, sequence);
    }

    public async Task<IReadOnlyList<StoredRefreshRequest>> FindOwedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        IEnumerable<Row> rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT {Columns}
            FROM refresh_request
            WHERE workspace_id = @workspace AND dataset_id = @dataset AND outcome <> 'Completed'
                AND sequence > COALESCE(
                    (SELECT MAX(done.sequence) FROM refresh_request AS done WHERE done.workspace_id = @workspace AND done.dataset_id = @dataset AND done.outcome = 'Completed'),
                    0)
            ORDER BY sequence;
            """,
            Model(workspaceId, datasetId),
            cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    public async Task<IReadOnlySet<int>> FindRefreshedLoadRunKeysAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = Open();
        IEnumerable<string> lists = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT load_run_keys FROM refresh_request WHERE workspace_id = @workspace AND dataset_id = @dataset AND outcome = 'Completed';",
            Model(workspaceId, datasetId),
            cancellationToken: cancellationToken));
        return lists.SelectMany(list => JsonSerializer.Deserialize<int[]>(list)!).ToHashSet();
    }

    private static object Model(Guid workspaceId, Guid datasetId) => new { workspace = workspaceId.ToString("D"), dataset = datasetId.ToString("D") };

    private static async Task<StoredRefreshRequest?> OneAsync(SqliteConnection connection, string condition, object parameters, CancellationToken cancellationToken)
    {
        Row? row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM refresh_request WHERE {condition};", parameters, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    private static StoredRefreshRequest Read(Row row) => new(
        row.sequence,
        new DatasetRefreshRequest(
            Guid.ParseExact(row.workspace_id, "D"),
            Guid.ParseExact(row.dataset_id, "D"),
            JsonSerializer.Deserialize<string[]>(row.tables)!,
            row.reason,
            JsonSerializer.Deserialize<int[]>(row.load_run_keys)!),
        ReadTime(row.asked_at),
        JsonSerializer.Deserialize<string[]>(row.seen_before)!,
        row.request_id,
        row.accepted_at is null ? null : ReadTime(row.accepted_at),
        row.outcome is null ? null : Enum.Parse<RefreshOutcome>(row.outcome),
        row.message,
        row.finished_at is null ? null : ReadTime(row.finished_at));

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void Expect(int changed, long sequence)
    {
        if (changed != 1)
        {
            throw new InvalidOperationException($"jobs.db, refresh_request {sequence}: no open row was found; expected one, because only one run works on a model at a time. See the row and run again.");
        }
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL;");
        return connection;
    }

    // Dapper fills it by column name.
    private sealed class Row
    {
        public long sequence { get; init; }
        public string workspace_id { get; init; } = string.Empty;
        public string dataset_id { get; init; } = string.Empty;
        public string tables { get; init; } = string.Empty;
        public string reason { get; init; } = string.Empty;
        public string load_run_keys { get; init; } = string.Empty;
        public string seen_before { get; init; } = string.Empty;
        public string asked_at { get; init; } = string.Empty;
        public string? request_id { get; init; }
        public string? accepted_at { get; init; }
        public string? outcome { get; init; }
        public string? message { get; init; }
        public string? finished_at { get; init; }
    }
}
