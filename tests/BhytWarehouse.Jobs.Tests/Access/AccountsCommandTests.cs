using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Tests.Commands;

namespace BhytWarehouse.Jobs.Tests.Access;

public sealed class AccountsCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private const string Password = "four plain words here";

    [Fact]
    public async Task Accounts_AreAddedChangedGivenPasswordsAndDisabled_EachInTheLogWithoutAPassword()
    {
        string path = province.Copy();
        string warehouse = "sqlite:" + path;
        (await RunAsync(Password, "add", "boss", "--role", "dba", "--reason", "runs the installation", "--warehouse", warehouse)).ShouldBe(0);
        (await RunAsync(Password, "add", "Lan.NT", "--role", "Operator", "--agency", "BHXH", "--facilities", "00001, 00013", "--reason", "new", "--warehouse", warehouse)).ShouldBe(0);
        (await RunAsync(null, "change", "lan.nt", "--role", "Reviewer", "--facilities", "", "--reason", "moved", "--warehouse", warehouse)).ShouldBe(0);
        (await RunAsync("another four plain words", "password", "lan.nt", "--reason", "forgotten", "--warehouse", warehouse)).ShouldBe(0);
        (await RunAsync(null, "disable", "lan.nt", "--reason", "left", "--warehouse", warehouse)).ShouldBe(0);
        (await RunAsync(null, "change", "lan.nt", "--enable", "--reason", "came back", "--warehouse", warehouse)).ShouldBe(0);

        (int listed, JsonElement document) = await TinyProvince.RunJsonAsync("accounts", "list", "--warehouse", warehouse);
        listed.ShouldBe(0);
        JsonElement account = document.GetProperty("accounts").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "lan.nt");
        account.GetProperty("role").GetString().ShouldBe("reviewer");
        account.GetProperty("facilities").GetArrayLength().ShouldBe(0);
        account.GetProperty("isDisabled").GetBoolean().ShouldBeFalse();
        document.GetRawText().ShouldNotContain("stamp", Case.Insensitive);
        new AccountBook(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), TimeProvider.System).SignIn("lan.nt", "another four plain words").Outcome.ShouldBe(SignInOutcome.Done);

        (_, JsonElement actions) = await TinyProvince.RunJsonAsync("actions", "--warehouse", warehouse);
        actions.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("what").GetString()).Where(what => what!.StartsWith("accounts", StringComparison.Ordinal))
            .ShouldBe(["accounts add", "accounts add", "accounts change", "accounts password", "accounts disable", "accounts change"]);
        actions.GetRawText().ShouldNotContain("plain words");
    }

    [Theory]
    [InlineData("add new.one --role Operator --reason x", null, 2, "never an argument")]
    [InlineData("add new.one --role Operator --reason x", "short", 1, "12")]
    [InlineData("add new.one --role King --reason x", Password, 1, "Reviewer")]
    [InlineData("add 012345678901 --role Viewer --reason x", Password, 1, "no number of a person")]
    [InlineData("add new.one --reason x", Password, 2, "--role")]
    [InlineData("change nobody --role Viewer --reason x", null, 1, "There is no account nobody")]
    [InlineData("change nobody --reason x", null, 2, "--role")]
    [InlineData("disable nobody --reason 0123456789", null, 1, "digits in a row")]
    public async Task WhatCannotBe_IsTold_AndNothingIsChanged(string words, string? password, int exitCode, string told)
    {
        string warehouse = "sqlite:" + province.Copy();
        (int found, _, string error) = await InvokeAsync(password, [.. words.Split(' '), "--warehouse", warehouse]);
        found.ShouldBe(exitCode, error);
        error.ShouldContain(told);
        (_, JsonElement document) = await TinyProvince.RunJsonAsync("accounts", "--warehouse", warehouse);
        document.GetProperty("accounts").GetArrayLength().ShouldBe(0);
    }

    private static async Task<int> RunAsync(string? password, params string[] words) => (await InvokeAsync(password, words)).ExitCode;

    private static async Task<(int ExitCode, string Output, string Error)> InvokeAsync(string? password, string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandSurroundings surroundings = new(output, error, _ => null, TimeProvider.System, TerminalWidth: null) { ReadSecret = _ => password };
        int exitCode = await BhytCommandLine.InvokeAsync(["accounts", .. words], surroundings, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
