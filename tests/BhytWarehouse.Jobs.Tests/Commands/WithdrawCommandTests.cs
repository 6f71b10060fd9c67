using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class WithdrawCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Withdraw_OfOneDossier_IsLoggedShownInTheLedgerAndExplained()
    {
        string warehouse = province.Copy();
        (long key, string facility, string claim, decimal amount) = Claims(warehouse)[0];

        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("withdraw", "--facility", facility, "--claim", claim, "--reason", "sent twice", "--warehouse", "sqlite:" + warehouse);

        exitCode.ShouldBe(0);
        document.GetProperty("withdrawn").GetInt32().ShouldBe(1);
        document.GetProperty("amount").GetDecimal().ShouldBe(amount);
        long action = document.GetProperty("action").GetInt64();
        (_, JsonElement actions) = await TinyProvince.RunJsonAsync("actions", "--warehouse", "sqlite:" + warehouse);
        JsonElement logged = actions.GetProperty("actions").EnumerateArray().ShouldHaveSingleItem();
        (logged.GetProperty("what").GetString(), logged.GetProperty("reason").GetString(), logged.GetProperty("outcome").GetString()).ShouldBe(("withdraw", "sent twice", "1 withdrawn"));

        (int ledgerCode, JsonElement ledger) = await TinyProvince.RunJsonAsync("ledger", "--facility", facility, "--warehouse", "sqlite:" + warehouse);
        ledgerCode.ShouldBe(0);
        JsonElement[] moves = [.. ledger.GetProperty("movements").EnumerateArray().Where(move => move.GetProperty("cause").GetString() == "withdrawn" && move.GetProperty("level").GetString() == "amount")];
        moves.Select(move => (move.GetProperty("state").GetString(), move.GetProperty("quantity").GetDecimal(), move.GetProperty("action").GetInt64())).ShouldBe([("loaded", -amount, action), ("withdrawn", amount, action)], ignoreOrder: true);
        ledger.GetProperty("loads").EnumerateArray().ShouldAllBe(load => load.GetProperty("feed").GetString() != "NsoPopulation");
        (await TinyProvince.RunAsync(["ledger", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain($"withdrawn by action {action}");
        (await TinyProvince.RunAsync(["ledger", "--lang", "vi", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain($"bị rút theo thao tác số {action}");

        (int gone, _, string error) = await TinyProvince.RunAsync(["explain", "fact.Claim", "--key", key.ToString(CultureInfo.InvariantCulture), "--warehouse", "sqlite:" + warehouse]);
        gone.ShouldBe(1);
        error.ShouldContain($"action {action} of 'bhyt actions'");
        (int there, JsonElement origin) = await TinyProvince.RunJsonAsync("explain", "fact.WithdrawnClaim", "--key", key.ToString(CultureInfo.InvariantCulture), "--warehouse", "sqlite:" + warehouse);
        there.ShouldBe(0);
        origin.GetProperty("feed").GetString().ShouldBe("VssClaims");
        (await TinyProvince.RunAsync(["doctor", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Withdraw_OfAList_TellsEachDossierAndCanBeRepeated()
    {
        string warehouse = province.Copy();
        (_, string facility, string claim, _) = Claims(warehouse)[0];
        (_, string otherFacility, string otherClaim, _) = Claims(warehouse)[1];
        string list = Path.Combine(Path.GetDirectoryName(warehouse)!, "withdrawn.csv");
        await File.WriteAllTextAsync(list, $"MA_CSKCB;MA_LK;LY_DO\n{facility};{claim};gửi nhầm\n{otherFacility};{otherClaim};gửi trùng\n{facility};NEVER-SENT;chưa gửi\n");

        (int exitCode, JsonElement first) = await TinyProvince.RunJsonAsync("withdraw", "--from", list, "--warehouse", "sqlite:" + warehouse);
        (_, JsonElement second) = await TinyProvince.RunJsonAsync("withdraw", "--from", list, "--warehouse", "sqlite:" + warehouse);

        exitCode.ShouldBe(0);
        Effects(first).ShouldBe(["withdrawn", "withdrawn", "remembered"]);
        Effects(second).ShouldBe(["alreadyWithdrawn", "alreadyWithdrawn", "remembered"]);
        second.GetProperty("amount").GetDecimal().ShouldBe(0);
        (await TinyProvince.RunAsync(["withdraw", "--from", list, "--lang", "vi", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain("đã rút trước đây");
    }

    [Theory]
    [InlineData("facility,claim number,reason\n00001,,no number\n", "withdrawn.csv, line 2: the claim number has 0 characters")]
    [InlineData("facility,claim number,reason\n1,HS,short\n", "withdrawn.csv, line 2: '1' is no facility code")]
    [InlineData("facility,claim number,reason\n00001,HS,\n", "withdrawn.csv, line 2: An action needs a reason")]
    [InlineData("facility,claim number,reason\n00001,HS,card 4012345678\n", "withdrawn.csv, line 2: The reason holds 8 digits in a row")]
    [InlineData("facility,claim number,reason\n00001,HS,one\n00001,HS,two\n", "withdrawn.csv, line 3: the dossier stands in the file before")]
    [InlineData("facility,claim number\n00001,HS\n", "there is no column 'reason'")]
    [InlineData("facility,claim number,reason\n", "there is no line below the heading")]
    [InlineData("", "the file is empty")]
    public async Task Withdraw_OfAFaultyList_TakesNothingAndNamesTheLine(string content, string said)
    {
        string list = Path.Combine(Directory.CreateDirectory(province.NewFolder()).FullName, "withdrawn.csv");
        await File.WriteAllTextAsync(list, content);

        (int exitCode, _, string error) = await TinyProvince.RunAsync(["withdraw", "--from", list, "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(1);
        error.ShouldContain(said);
        (await TinyProvince.RunAsync(["actions", "--warehouse", "sqlite:" + province.Warehouse])).Output.ShouldContain("No action is logged");
    }

    [Theory]
    [InlineData(2, "name one dossier with --facility, --claim and --reason")]
    [InlineData(2, "name one dossier", "--facility", "00001", "--claim", "HS")]
    [InlineData(2, "name one dossier", "--from", "list.csv", "--claim", "HS")]
    [InlineData(2, "is not a day yyyy-MM-dd until today", "--facility", "00001", "--claim", "HS", "--reason", "x", "--on", "2999-01-01")]
    [InlineData(2, "is not a day yyyy-MM-dd until today", "--facility", "00001", "--claim", "HS", "--reason", "x", "--on", "1.7.2025")]
    [InlineData(1, "there is no such file", "--from", "no-such-list.csv")]
    [InlineData(1, "is no facility code", "--facility", "001", "--claim", "HS", "--reason", "x")]
    [InlineData(1, "8 digits in a row", "--facility", "00001", "--claim", "HS", "--reason", "card 4012345678")]
    public async Task Withdraw_WronglyUsed_SaysWhatIsWrong(int expected, string said, params string[] words)
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["withdraw", .. words, "--warehouse", "sqlite:" + province.Warehouse]);

        exitCode.ShouldBe(expected, error);
        error.ShouldContain(said);
    }

    private static List<(long Key, string Facility, string Claim, decimal Amount)> Claims(string warehouse)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT claim.ClaimKey, facility.FacilityCode, claim.ClaimNumber, claim.FundPaidAmount FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey WHERE claim.FundPaidAmount > 0 ORDER BY claim.ClaimKey";
        using SqliteDataReader reader = command.ExecuteReader();
        List<(long, string, string, decimal)> claims = [];
        while (reader.Read())
        {
            claims.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetDecimal(3)));
        }

        return claims;
    }

    private static string[] Effects(JsonElement document) => [.. document.GetProperty("dossiers").EnumerateArray().Select(dossier => dossier.GetProperty("effect").GetString()!)];
}
