using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class RetentionCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private static readonly DateTimeOffset YearsLater = new(TimeProvider.System.GetUtcNow().Year + 3, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2026, 1, 1, 24, 2029, 1, 1)]
    [InlineData(2026, 12, 31, 24, 2029, 1, 1)]
    [InlineData(2027, 1, 1, 24, 2030, 1, 1)]
    [InlineData(2026, 6, 1, 6, 2027, 7, 1)]
    public void EndOf_AMomentOfReceipt_IsTheRunningYearAndTheMonths(int year, int month, int day, int months, int endYear, int endMonth, int endDay) =>
        new RetentionPeriod(months).EndOf(new DateTime(year, month, day)).ShouldBe(new DateOnly(endYear, endMonth, endDay));

    [Fact]
    public async Task Retention_WithinTheTime_FindsNothing()
    {
        (int exitCode, JsonElement document) = await AtAsync(YearsLater.AddDays(-1), null, "retention", "--warehouse", "sqlite:" + province.Warehouse);

        exitCode.ShouldBe(0);
        document.GetProperty("months").GetInt32().ShouldBe(24);
        document.GetProperty("due").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Apply_AfterTheTime_RemovesContentWithAnEntryAndKeepsWhatIsNeeded()
    {
        string warehouse = province.Copy();
        string place = "sqlite:" + warehouse;
        (_, JsonElement listed) = await AtAsync(YearsLater, null, "retention", "--warehouse", place);
        JsonElement[] due = [.. listed.GetProperty("due").EnumerateArray()];
        string[] free = Hashes(due, null);
        free.Length.ShouldBeGreaterThan(10);
        Hashes(due, "Quarantine").Length.ShouldBeGreaterThan(1);
        Hashes(due, "OpenPeriod").ShouldNotBeEmpty();
        LandingZone landing = new(Path.Combine(Path.GetDirectoryName(warehouse)!, "landing"), WarehouseKey.OpenExisting(WarehouseHome.KeyPathIn(Path.GetDirectoryName(warehouse)!)).LandingKey);
        string oneFree = free[0];

        (int exitCode, JsonElement applied) = await AtAsync(YearsLater, null, "retention", "apply", "--reason", "plan of the year", "--warehouse", place);

        exitCode.ShouldBe(0);
        applied.GetProperty("removed").GetArrayLength().ShouldBe(free.Length);
        free.ShouldAllBe(hash => !landing.Holds(hash));
        due.Select(file => file.GetProperty("sha256").GetString()!).Except(free).ShouldAllBe(hash => landing.Holds(hash));
        Read(warehouse, "SELECT COUNT(*) FROM audit_LandingRemoval WHERE Reason = 'plan of the year' AND RemovedBy <> ''").ShouldBe(free.Length);
        (await TinyProvince.RunAsync(["ledger", "--verify", "--warehouse", place])).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(["doctor", "--warehouse", place])).ExitCode.ShouldBe(0);
        long span = Read(warehouse, $"SELECT MIN(span.CardSpanKey) FROM fact_CardSpan AS span INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = span.SourceFileKey INNER JOIN audit_LandingRemoval USING (FileHash)");
        if (span > 0)
        {
            (await TinyProvince.RunAsync(["explain", "fact.CardSpan", "--key", $"{span}", "--warehouse", place])).Output.ShouldContain("content removed by retention on " + YearsLater.ToString("yyyy-MM-dd", null));
        }

        (_, JsonElement again) = await AtAsync(YearsLater, null, "retention", "apply", "--reason", "plan of the year", "--warehouse", place);
        again.GetProperty("removed").GetArrayLength().ShouldBe(0);
        (await TinyProvince.RunAsync(["actions", "--warehouse", place])).Output.ShouldContain("retention apply");
    }

    [Fact]
    public async Task Apply_AlsoOfHeldRecords_SaysSoWhereTheyWouldBeShownOrReplayed()
    {
        string warehouse = province.Copy();
        string place = "sqlite:" + warehouse;
        (_, JsonElement applied) = await AtAsync(YearsLater, null, "retention", "apply", "--held", "--reason", "the submitter is closed", "--warehouse", place);
        string held = ReadText(warehouse, "SELECT held.LoadRunKey || ':' || held.SourceFileKey || ':' || held.RecordNumber FROM quality_Quarantine AS held INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = held.SourceFileKey INNER JOIN audit_LandingRemoval USING (FileHash) WHERE held.StateCode = 3 LIMIT 1");

        applied.GetProperty("removed").GetArrayLength().ShouldBeGreaterThan(0);
        (await TinyProvince.RunAsync(["quarantine", "show", held, "--warehouse", place])).Output.ShouldContain("was removed by retention on");
        (await TinyProvince.RunAsync(["quarantine", "replay", "--file", held.Split(':')[1], "--reason", "again", "--warehouse", place])).Error.ShouldContain("was removed by retention on");
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("600", 600)]
    public void Read_OfTheVariable_Holds(string said, int months) =>
        RetentionPeriod.Read(province.Folder, name => name == RetentionPeriod.Variable ? said : null).Months.ShouldBe(months);

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("soon")]
    public void Read_OfAnythingElse_IsRefused(string said) =>
        Should.Throw<FormatException>(() => RetentionPeriod.Read(province.Folder, name => name == RetentionPeriod.Variable ? said : null)).Message.ShouldContain("whole number of months");

    [Fact]
    public void Read_OfTheSettingsFile_HoldsOrSaysWhatIsWrong()
    {
        string folder = Directory.CreateDirectory(province.NewFolder()).FullName;
        RetentionPeriod.Read(folder, _ => null).ShouldBe(RetentionPeriod.Default);
        File.WriteAllText(Path.Combine(folder, RetentionPeriod.SettingsFile), "{ \"months\": 36 }");
        RetentionPeriod.Read(folder, _ => null).Months.ShouldBe(36);
        File.WriteAllText(Path.Combine(folder, RetentionPeriod.SettingsFile), "{ \"months\": ");
        Should.Throw<FormatException>(() => RetentionPeriod.Read(folder, _ => null)).Message.ShouldContain("retention.json");
    }

    private static string[] Hashes(JsonElement[] due, string? hold) => [.. due.Where(file => file.GetProperty("keptBecause").GetString() == hold).Select(file => file.GetProperty("sha256").GetString()!)];

    private static async Task<(int ExitCode, JsonElement Document)> AtAsync(DateTimeOffset now, string? months, params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await BhytCommandLine.InvokeAsync([.. words, "--json"], new CommandSurroundings(output, error, name => name == RetentionPeriod.Variable ? months : null, new Later(now), TerminalWidth: null), CancellationToken.None);
        return (exitCode, JsonDocument.Parse(output.ToString()).RootElement.Clone());
    }

    private static long Read(string warehouse, string sql) => long.Parse(ReadText(warehouse, sql), System.Globalization.CultureInfo.InvariantCulture);

    private static string ReadText(string warehouse, string sql)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.Rows($"SELECT COALESCE(CAST(({sql}) AS TEXT), '0')", reader => reader.GetString(0)).Single();
    }

    private sealed class Later(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
