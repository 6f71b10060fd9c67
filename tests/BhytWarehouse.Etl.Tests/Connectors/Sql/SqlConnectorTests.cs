using System.Data.Common;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Connectors.Sql;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BhytWarehouse.Etl.Tests.Connectors.Sql;

/// <summary>What a pull must hold on every engine.</summary>
public sealed class SqlConnectorTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IDisposable
{
    private readonly PullBench _bench = new();

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_WithoutAWatermark_WritesCanonicalCsvOnceForEachEdition(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'a,b', '2026-01-02 03:04:05', 12.50), (2, NULL, '2026-01-02 00:00:00', 3), (3, '', '2026-01-03 00:00:00', NULL), (4, 'say \"xin chào\"', '2026-01-04 00:00:00', 0)");
        string text = await _bench.TextAsync(Pull(engine, "SELECT id, note, amount FROM card ORDER BY id", null), "VssEnrolment");
        text.ShouldBe("id,note,amount\n1,\"a,b\",12.50\n2,,3.00\n3,\"\",\n4,\"say \"\"xin chào\"\"\",0.00\n", engine.ToString());
        (await PullAsync(engine, "SELECT id, note, amount FROM card ORDER BY id", null)).State.ShouldBe(PullState.Unchanged);
        source.Execute("UPDATE card SET note = 'new' WHERE id = 2");
        (await PullAsync(engine, "SELECT id, note, amount FROM card ORDER BY id", null)).State.ShouldBe(PullState.Received);
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_WithAWatermark_NeverPassesWhatItReadAndMissesNoTie(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-01 10:00:00', 1), (2, 'two', '2026-01-01 10:00:00', 1)");
        WatermarkColumn updated = new("updated_at", WatermarkKind.Timestamp, "00:00:00");
        (await RowsAsync(engine, updated)).ShouldBe(["1", "2"]);
        (await RowsAsync(engine, updated)).ShouldBeEmpty();

        // The same moment as the last row that was read: a window that began after it would lose this one for ever.
        source.Execute("INSERT INTO card VALUES (3, 'three', '2026-01-01 10:00:00', 1)");
        (await RowsAsync(engine, updated)).ShouldBe(["3"]);
        source.Execute("INSERT INTO card VALUES (4, 'four', '2026-01-01 10:00:00.5', 1)");
        source.Execute("INSERT INTO card VALUES (5, 'five', '2026-01-05 10:00:00', 1)");
        (await RowsAsync(engine, updated)).ShouldBe(["4", "5"]);
        File.ReadAllText(Path.Combine(_bench.Home, "pull", "source", "memory.json")).ShouldContain("2026-01-05 10:00:00");
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_OfALateCommit_BringsItWithinTheOverlap(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        WatermarkColumn updated = new("updated_at", WatermarkKind.Timestamp, "1.00:00:00");
        (await RowsAsync(engine, updated)).ShouldBe(["1"]);
        source.Execute("INSERT INTO card VALUES (2, 'late', '2026-01-04 12:00:00', 1)");
        (await RowsAsync(engine, updated)).ShouldBe(["2"]);
        source.Execute("UPDATE card SET note = 'corrected' WHERE id = 1");
        (await RowsAsync(engine, updated)).ShouldBe(["1"], "the same moment, another content");
        (await RowsAsync(engine, updated)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_ByNumber_TakesTheOverlapInNumbers(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(10, 'ten', '2026-01-05 00:00:00', 1)");
        WatermarkColumn id = new("id", WatermarkKind.Integer, "5");
        (await RowsAsync(engine, id)).ShouldBe(["10"]);
        source.Execute("INSERT INTO card VALUES (4, 'too late', '2026-01-05 00:00:00', 1), (6, 'late', '2026-01-05 00:00:00', 1), (11, 'new', '2026-01-05 00:00:00', 1)");
        (await RowsAsync(engine, id)).ShouldBe(["6", "11"]);
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_OfIdenticalRows_BringsAsManyAsThereAre(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'same', '2026-01-05 00:00:00', 1), (1, 'same', '2026-01-05 00:00:00', 1)");
        WatermarkColumn updated = new("updated_at", WatermarkKind.Timestamp, "1.00:00:00");
        (await RowsAsync(engine, updated)).ShouldBe(["1", "1"]);
        source.Execute("INSERT INTO card VALUES (1, 'same', '2026-01-05 00:00:00', 1)");
        (await RowsAsync(engine, updated)).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_OfRowsWithoutAWatermark_IsRefused(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1), (2, 'two', NULL, 1)");
        PullOutcome outcome = await PullAsync(engine, "SELECT * FROM card", new WatermarkColumn("updated_at", WatermarkKind.Timestamp, "00:00:00"));
        outcome.Finding!.Found.ShouldBe("1 rows without a value in 'updated_at'");
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_OfALostOrRenamedColumn_SaysWhich(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        (await PullAsync(engine, "SELECT * FROM card", null)).State.ShouldBe(PullState.Received);
        source.Execute("ALTER TABLE card RENAME COLUMN note TO remark");
        PullOutcome outcome = await PullAsync(engine, "SELECT * FROM card", null);
        outcome.Finding!.Found.ShouldBe("no column 'note', but new 'remark'");
        PullOutcome named = await PullAsync(engine, "SELECT id, note FROM card", null);
        named.Finding!.Found.ShouldContain("no longer understands");
        named.Finding.Found.ShouldContain("note");
        named.Finding.Advice.ShouldContain("alias");
        source.Execute("DROP TABLE card");
        (await PullAsync(engine, "SELECT * FROM card", null)).Finding!.Found.ShouldContain("no longer understands");
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_OfANewColumn_PullsItAndSaysSo(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        await PullAsync(engine, "SELECT * FROM card", null);
        source.Execute("ALTER TABLE card ADD COLUMN extra int");
        PullOutcome outcome = await PullAsync(engine, "SELECT * FROM card", null);
        outcome.State.ShouldBe(PullState.Received);
        outcome.Warnings.ShouldHaveSingleItem().ShouldContain("extra");
        PullOutcome fixedColumns = await _bench.PullAsync(new SqlConnector(engine, "SOURCE_DB", "SELECT * FROM card", ["note", "id"], null, TimeSpan.FromSeconds(60), _bench.ReadVariable), "fixed", "VssEnrolment");
        _bench.Text(fixedColumns, fixedColumns.Files[0]).ShouldStartWith("note,id\n");
        fixedColumns.Warnings.ShouldHaveSingleItem().ShouldContain("not pulled");
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_ThatWouldWrite_IsRefusedByTheSource(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        const string query = "SELECT id FROM card) AS a; DELETE FROM card; SELECT * FROM (SELECT 1";
        await PullAsync(engine, query, null);
        source.ExecuteScalar<long>("SELECT COUNT(*) FROM card").ShouldBe(1);
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [PostgreSqlData]
    public async Task Pull_WithoutItsVariable_NamesIt(SqlEngine engine)
    {
        _bench.Variables.Remove("SOURCE_DB");
        PullOutcome outcome = await PullAsync(engine, "SELECT 1", null);
        outcome.Finding!.Where.ShouldBe($"{engine} of SOURCE_DB");
        outcome.Finding.Found.ShouldBe("nothing in the environment variable");
    }

    [Fact]
    public async Task Pull_OfASqliteFileThatIsGoneOrNoDatabase_SaysSo()
    {
        _bench.Variables["SOURCE_DB"] = "Data Source=" + Path.Combine(_bench.Home, "gone.db");
        (await PullAsync(SqlEngine.Sqlite, "SELECT 1", null)).Finding!.Found.ShouldBe("no database file that can be opened");
        File.WriteAllText(Path.Combine(_bench.Home, "text.db"), new string('x', 5000));
        _bench.Variables["SOURCE_DB"] = "Data Source=" + Path.Combine(_bench.Home, "text.db");
        (await PullAsync(SqlEngine.Sqlite, "SELECT * FROM card", null)).Finding!.Found.ShouldBe("a file that is no sound SQLite database");
    }

    [Theory]
    [InlineData(SqlEngine.Sqlite)]
    [InlineData(SqlEngine.PostgreSql)]
    [InlineData(SqlEngine.SqlServer)]
    public async Task Pull_WithAnUnreadableConnectionString_DoesNotRepeatIt(SqlEngine engine)
    {
        _bench.Variables["SOURCE_DB"] = "Password=tr0ub4dor;Nonsense";
        PullOutcome outcome = await PullAsync(engine, "SELECT 1", null);
        outcome.Finding!.Found.ShouldBe("a connection string that cannot be understood");
        outcome.Finding.ToString().ShouldNotContain("tr0ub4dor");
    }

    [Fact]
    public async Task Pull_OfAPostgreSqlThatIsDown_SaysSo()
    {
        _bench.Variables["SOURCE_DB"] = $"Host={_bench.Home};Username=nobody;Database=none;Password=tr0ub4dor";
        PullOutcome outcome = await PullAsync(SqlEngine.PostgreSql, "SELECT 1", null);
        outcome.Finding!.Found.ShouldBe("no connection, or one that broke off");
        outcome.Finding.ToString().ShouldNotContain("tr0ub4dor");
        outcome.Finding.Advice.ShouldContain("up and reachable");
    }

    [Theory]
    [PostgreSqlData]
    public async Task Pull_OfATimestampWithZone_StaysInUniversalTime(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        source.Execute("CREATE TABLE zoned (id int, changed timestamptz); INSERT INTO zoned VALUES (1, '2026-01-05 07:00:00+07')");
        WatermarkColumn changed = new("changed", WatermarkKind.Timestamp, "00:00:00");
        PullOutcome outcome = await PullAsync(engine, "SELECT * FROM zoned", changed);
        _bench.Text(outcome, outcome.Files[0]).ShouldBe("id,changed\n1,2026-01-05\n");
        source.Execute("INSERT INTO zoned VALUES (2, '2026-01-05 07:00:00+07'), (3, '2026-01-05 06:59:59+07')");
        PullOutcome next = await PullAsync(engine, "SELECT * FROM zoned", changed);
        _bench.Text(next, next.Files[0]).ShouldBe("id,changed\n2,2026-01-05\n");
    }

    [Theory]
    [PostgreSqlData]
    public async Task Pull_OfAnotherDatabaseOrAccount_IsNoAccess(SqlEngine engine)
    {
        using DbConnection source = Make(engine, "(1, 'one', '2026-01-05 00:00:00', 1)");
        source.Execute("CREATE ROLE reader LOGIN");
        _bench.Variables["SOURCE_DB"] = _bench.Variables["SOURCE_DB"].Replace("Username=postgres", "Username=reader", StringComparison.Ordinal);
        (await PullAsync(engine, "SELECT * FROM card", null)).Finding!.Found.ShouldBe("no access (42501)");
    }

    public void Dispose() => _bench.Dispose();

    private Task<PullOutcome> PullAsync(SqlEngine engine, string query, WatermarkColumn? watermark) => _bench.PullAsync(Pull(engine, query, watermark), feed: "VssEnrolment");

    /// <summary>A fresh table "card" with the rows, and the connection to change it.</summary>
    private DbConnection Make(SqlEngine engine, string rows)
    {
        // Amounts as texts in SQLite: it has no decimal, and an agency that keeps money in REAL has lost it already.
        string path = Path.Combine(_bench.Home, "origin.db");
        _bench.Variables["SOURCE_DB"] = engine == SqlEngine.PostgreSql ? server.NewDatabase() : "Data Source=" + path;
        DbConnection connection = engine == SqlEngine.PostgreSql ? new NpgsqlConnection(_bench.Variables["SOURCE_DB"] + ";Pooling=False") : new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute(engine == SqlEngine.PostgreSql
            ? $"CREATE TABLE card (id int, note text, updated_at timestamp, amount numeric(12, 2)); INSERT INTO card VALUES {rows}"
            : $"CREATE TABLE card (id integer, note text, updated_at text, amount text); INSERT INTO card VALUES {rows}; UPDATE card SET amount = printf('%.2f', amount) WHERE amount IS NOT NULL");
        return connection;
    }

    private SqlConnector Pull(SqlEngine engine, string query, WatermarkColumn? watermark) => new(engine, "SOURCE_DB", query, [], watermark, TimeSpan.FromSeconds(60), _bench.ReadVariable);

    /// <summary>The ids of the rows that the next pull brings.</summary>
    private async Task<string[]> RowsAsync(SqlEngine engine, WatermarkColumn watermark)
    {
        PullOutcome outcome = await PullAsync(engine, "SELECT * FROM card", watermark);
        outcome.Finding?.ToString().ShouldBeNull();
        return outcome.Files.Count == 0 ? [] : [.. _bench.Text(outcome, outcome.Files.Single()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];
    }
}
