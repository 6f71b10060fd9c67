using System.Text.Json;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class SignalsCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private string Warehouse => "sqlite:" + province.Warehouse;

    [Fact]
    public async Task Signals_OfALoadedProvince_TellsEveryRuleAndThatAllWereEvaluatedOrDoNotApply()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("signals", "--warehouse", Warehouse);

        exitCode.ShouldBe(0);
        document.GetProperty("rules").GetArrayLength().ShouldBe(WarehouseSignal.All.Count);
        document.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("stateCode").GetString()).ShouldAllBe(state => state == "Evaluated" || state == "NotApplicable");
        (await TinyProvince.RunAsync(["signals", "--lang", "vi", "--warehouse", Warehouse])).Output.ShouldContain("Dấu hiệu nghi vấn");
    }

    [Fact]
    public async Task Show_OfARule_TellsItsBasisItsInnocentExplanationsAndItsLimits()
    {
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["signals", "show", "r77", "--warehouse", Warehouse]);

        exitCode.ShouldBe(0);
        output.ShouldContain("Legal basis");
        output.ShouldContain("Known innocent");
        output.ShouldContain("limit MostDays = 31");
        output.ShouldContain("stay hidden");
    }

    [Fact]
    public async Task Show_OfPersonsOpened_IsLoggedWithItsReason()
    {
        string warehouse = "sqlite:" + province.Copy();

        (int exitCode, JsonElement opened) = await TinyProvince.RunJsonAsync("signals", "show", "R77", "--open", "--reason", "review of second cards", "--warehouse", warehouse);

        exitCode.ShouldBe(0);
        opened.GetProperty("personsHidden").GetBoolean().ShouldBeFalse();
        (_, JsonElement logged) = await TinyProvince.RunJsonAsync("actions", "--warehouse", warehouse);
        logged.GetProperty("actions").EnumerateArray().Select(action => (action.GetProperty("what").GetString(), action.GetProperty("subject").GetString(), action.GetProperty("reason").GetString())).ShouldContain(("signals open", "R77", "review of second cards"));
    }

    [Fact]
    public async Task Review_OfAnAlert_IsKeptOverTheNextEvaluation()
    {
        string path = province.Copy();
        string warehouse = "sqlite:" + path;
        PutSecondCard(path);
        (await TinyProvince.RunAsync(["signals", "set", "R77", "MostDays=30", "--reason", "tried out", "--warehouse", warehouse])).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(["run", "--warehouse", warehouse])).ExitCode.ShouldBe(0);
        (_, JsonElement shown) = await TinyProvince.RunJsonAsync("signals", "show", "R77", "--open", "--reason", "test", "--warehouse", warehouse);
        string subject = shown.GetProperty("alerts")[0].GetProperty("subjectCode").GetString()!;

        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["signals", "review", "R77", subject, "--state", "false-alarm", "--reason", "one card was cancelled", "--warehouse", warehouse]);
        exitCode.ShouldBe(0, error);
        output.ShouldContain("FalseAlarm");
        (await TinyProvince.RunAsync(["signals", "set", "R77", "MostDays=31", "--reason", "back again", "--warehouse", warehouse])).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(["run", "--warehouse", warehouse])).ExitCode.ShouldBe(0);

        (_, JsonElement again) = await TinyProvince.RunJsonAsync("signals", "show", "R77", "--open", "--reason", "test", "--warehouse", warehouse);
        again.GetProperty("alerts").EnumerateArray().Single(alert => alert.GetProperty("subjectCode").GetString() == subject).GetProperty("state").GetString().ShouldBe("falseAlarm");
    }

    [Fact]
    public async Task Preview_WithAnotherLimit_ChangesNothing()
    {
        (int exitCode, JsonElement tried) = await TinyProvince.RunJsonAsync("signals", "preview", "R77", "--limit", "MostDays=1", "--warehouse", Warehouse);
        (_, JsonElement shown) = await TinyProvince.RunJsonAsync("signals", "show", "R77", "--warehouse", Warehouse);

        exitCode.ShouldBe(0);
        tried.GetProperty("outcome").GetProperty("hitCount").GetInt64().ShouldBe(tried.GetProperty("outcome").GetProperty("standingCount").GetInt64());
        shown.GetProperty("limits")[0].GetProperty("value").GetDecimal().ShouldBe(31);
        (await TinyProvince.RunAsync(["signals", "backtest", "R77", "--warehouse", Warehouse])).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(2, "show R00", "no signal 'R00'")]
    [InlineData(2, "show R77 --open", "--reason")]
    [InlineData(2, "preview R77 --limit Most=1", "no limit 'Most'")]
    [InlineData(2, "preview R77 --limit MostDays", "NAME=NUMBER")]
    [InlineData(2, "review R77 X --state perhaps --reason why", "false-alarm")]
    [InlineData(1, "review R77 X --state seen --reason why", "no alert about 'X'")]
    [InlineData(2, "review R77 X --state seen", "--reason")]
    public async Task Signals_CalledWrongly_SaysWhatIsWrong(int expected, string words, string said)
    {
        ArgumentNullException.ThrowIfNull(words);
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["signals", .. words.Split(' '), "--warehouse", Warehouse]);

        exitCode.ShouldBe(expected);
        error.ShouldContain(said);
    }

    /// <summary>A second card of somebody who has one, as an extract could have brought it.</summary>
    private static void PutSecondCard(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        string[] columns = [.. WarehouseSchema.Find("fact", "CardSpan").Columns.Select(column => column.Name)];
        string values = string.Join(", ", columns.Select(column => column switch
        {
            "CardSpanKey" => "(SELECT MAX(CardSpanKey) + 1 FROM fact_CardSpan)",
            "CardToken" => "'ffffffffffffffffffffffffffffffff'",
            "SpanStartDateKey" => "SpanStartDateKey + 1",
            _ => column,
        }));
        command.CommandText = $"INSERT INTO fact_CardSpan ({string.Join(", ", columns)}) SELECT {values} FROM fact_CardSpan WHERE BenefitCode <> '' AND SpanStartDateKey % 100 = 1 AND SpanEndDateKey > SpanStartDateKey + 300 AND MemberDurableKey > 0 LIMIT 1";
        command.ExecuteNonQuery().ShouldBe(1);
    }
}
