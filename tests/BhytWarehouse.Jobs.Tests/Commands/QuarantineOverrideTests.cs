using System.Text.Json;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>Two accounts let one held dossier pass one rule; nobody alone, and never a rule that figures rest on.</summary>
public sealed class QuarantineOverrideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-override-").FullName;

    private string Warehouse => "sqlite:" + Path.Combine(_folder, "home", "warehouse.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Override_ApprovedByAnotherAccount_LetsTheRecordPassAndTheLedgerMoves()
    {
        string key = await LoadHeldAsync();

        JsonElement asked = (await RunJsonAsync("one", "quarantine", "override", key, "--rule", "VC-051", "--reason", "result code of the new list, minutes 12")).Document.GetProperty("override");
        asked.GetProperty("state").GetString().ShouldBe("asked");
        (await RunJsonAsync("one", "quarantine", "override", key, "--rule", "vc-051", "--reason", "asked twice")).Document.GetProperty("override").GetProperty("steps").GetArrayLength().ShouldBe(1);

        // Nobody approves what he asked for, and until somebody else does, a replay changes nothing.
        (int exitCode, string _, string error) = await RunAsync("one", "quarantine", "approve", "1", "--reason", "mine");
        (exitCode, error.Contains("another account", StringComparison.Ordinal)).ShouldBe((1, true));
        (await RunJsonAsync("two", "quarantine", "replay", "--reason", "too early")).Document.GetProperty("moved").GetInt32().ShouldBe(0);

        (await RunJsonAsync("two", "quarantine", "approve", "1", "--reason", "seen with the facility")).Document.GetProperty("override").GetProperty("state").GetString().ShouldBe("approved");
        (await RunJsonAsync("three", "quarantine", "approve", "1", "--reason", "again")).Document.GetProperty("override").GetProperty("steps").GetArrayLength().ShouldBe(2);
        (await RunJsonAsync("two", "quarantine")).Document.GetProperty("overridesUnused").GetInt32().ShouldBe(1);

        JsonElement replay = (await RunJsonAsync("two", "quarantine", "replay", "--reason", "override 1")).Document;
        replay.GetProperty("moved").GetInt32().ShouldBe(1);
        replay.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        int load = replay.GetProperty("loads")[0].GetProperty("load").GetInt32();
        (await RunJsonAsync("two", "quarantine", "replay", "--reason", "a second time")).Document.GetProperty("moved").GetInt32().ShouldBe(0);

        JsonElement listed = (await RunJsonAsync("two", "quarantine")).Document;
        listed.GetProperty("records").GetInt32().ShouldBe(0);
        JsonElement repaired = listed.GetProperty("repaired").EnumerateArray().ShouldHaveSingleItem();
        (repaired.GetProperty("by").GetString(), repaired.GetProperty("byLoad").GetInt32()).ShouldBe(("Override", load));
        (await RunAsync("two", "quarantine", "show", key)).Error.ShouldContain("let pass by an approved override");
        (await RunAsync("two", "ledger", "--verify")).ExitCode.ShouldBe(0);

        // The finding is still told, as a warning.
        JsonElement rule = (await RunJsonAsync("two", "rules", "--code", "VC-051")).Document.GetProperty("rules")[0];
        rule.GetProperty("heldRecords").GetInt32().ShouldBe(0);
        rule.GetProperty("foundRecords").GetInt32().ShouldBe(2);

        string[] actions = [.. (await RunJsonAsync("two", "actions")).Document.GetProperty("actions").EnumerateArray().Select(action => $"{action.GetProperty("who").GetString()} {action.GetProperty("what").GetString()}: {action.GetProperty("outcome").GetString()}")];
        actions.ShouldContain("one quarantine override: override 1 asked for, not decided");
        actions.ShouldContain("one quarantine approve: refused: who asked does not approve; another account has to");
        actions.ShouldContain("two quarantine approve: override 1 approved");

        // Withdrawn afterwards: shown, and doctor says that the record is still loaded.
        (await RunAsync("three", "quarantine", "withdraw", "1", "--reason", "the list was wrong after all")).Output.ReplaceLineEndings(" ").ShouldContain("stays");
        JsonElement withdrawn = (await RunJsonAsync("two", "quarantine", "overrides")).Document.GetProperty("overrides")[0];
        (withdrawn.GetProperty("state").GetString(), withdrawn.GetProperty("usedByLoad").GetInt32(), withdrawn.GetProperty("steps").GetArrayLength()).ShouldBe(("withdrawn", load, 3));
        (await RunAsync("two", "doctor")).Output.ShouldContain("Override 1 was withdrawn");
    }

    [Fact]
    public async Task Override_OfOneFile_DoesNotCoverTheSameDossierInAnother()
    {
        string key = await LoadHeldAsync();
        await RunAsync("one", "quarantine", "override", key, "--rule", "VC-051", "--reason", "minutes 12");
        await RunAsync("two", "quarantine", "approve", "1", "--reason", "seen");
        await LoadHeldAsync(note: "another file");

        JsonElement replay = (await RunJsonAsync("two", "quarantine", "replay", "--reason", "override 1")).Document;

        replay.GetProperty("judged").GetInt32().ShouldBe(2);
        replay.GetProperty("moved").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Override_RejectedOrWithdrawn_LetsNothingPass()
    {
        string key = await LoadHeldAsync();
        await RunAsync("one", "quarantine", "override", key, "--rule", "VC-051", "--reason", "minutes 12");
        await RunAsync("two", "quarantine", "reject", "1", "--reason", "the code is plainly wrong");
        (await RunAsync("two", "quarantine", "approve", "1", "--reason", "after all")).ExitCode.ShouldBe(1);
        await RunAsync("one", "quarantine", "override", key, "--rule", "VC-051", "--reason", "minutes 13");
        await RunAsync("two", "quarantine", "approve", "2", "--reason", "seen");
        await RunAsync("two", "quarantine", "withdraw", "2", "--reason", "minutes 13 were withdrawn");

        (await RunJsonAsync("two", "quarantine", "replay", "--reason", "nothing is approved")).Document.GetProperty("moved").GetInt32().ShouldBe(0);
        (await RunAsync("two", "quarantine", "show", key)).Output.ShouldContain("Override 2 of VC-051: withdrawn");
        (await RunAsync("two", "quarantine", "overrides", "--lang", "vi")).Output.ShouldContain("bị từ chối");
    }

    [Theory]
    [InlineData("GIOI_TINH", "8", "VC-050", "figures would be wrong")]
    [InlineData("KET_QUA_DTRI", "9", "VC-052", "does not hold the record")]
    public async Task Override_OfARuleThatStandsOrDoesNotHold_IsRefused(string field, string value, string rule, string why)
    {
        string key = await LoadHeldAsync(field, value);

        (int exitCode, string _, string error) = await RunAsync("one", "quarantine", "override", key, "--rule", rule, "--reason", "please");

        exitCode.ShouldBe(1);
        error.ShouldContain(why);
        (await RunJsonAsync("one", "quarantine", "overrides")).Document.GetProperty("overrides").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Override_OfOneOfTwoRules_LeavesTheRecordHeldByTheOther()
    {
        string key = await LoadHeldAsync("KET_QUA_DTRI", "9", "GIOI_TINH", "8");
        await RunAsync("one", "quarantine", "override", key, "--rule", "VC-051", "--reason", "minutes 12");
        await RunAsync("two", "quarantine", "approve", "1", "--reason", "seen");

        (await RunJsonAsync("two", "quarantine", "replay", "--reason", "override 1")).Document.GetProperty("moved").GetInt32().ShouldBe(0);
        string[] rules = [.. (await RunJsonAsync("two", "quarantine")).Document.GetProperty("held")[0].GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()!)];
        rules.ShouldBe(["VC-050", "VC-051"]);
    }

    /// <summary>The facility sends the dossier again, corrected: what was held is put right, by that load, and no đồng is held up twice.</summary>
    [Fact]
    public async Task Held_CorrectedByANewerVersion_IsShownAsRepairedByItsLoad()
    {
        string key = await LoadHeldAsync();
        string corrected = Write("corrected.xml", DossierExample.Text().Replace("<NGAYLAP>20250504</NGAYLAP>", "<NGAYLAP>20250510</NGAYLAP>", StringComparison.Ordinal));
        JsonElement load = (await RunJsonAsync("one", "load", "VssClaims", "--from", corrected)).Document.GetProperty("load");
        load.GetProperty("state").GetString().ShouldBe("published");

        JsonElement listed = (await RunJsonAsync("one", "quarantine")).Document;
        listed.GetProperty("records").GetInt32().ShouldBe(0);
        JsonElement repaired = listed.GetProperty("repaired").EnumerateArray().ShouldHaveSingleItem();
        (repaired.GetProperty("by").GetString(), repaired.GetProperty("byLoad").GetInt32()).ShouldBe(("NewVersion", load.GetProperty("load").GetInt32()));
        (await RunAsync("one", "quarantine", "show", key)).Error.ShouldContain("put right by a newer version");
        (await RunAsync("one", "ledger", "--verify")).ExitCode.ShouldBe(0);
        (await RunAsync("one", "ledger", "--load", key.Split(':')[0])).Output.ShouldContain("held records put right");
        (await RunJsonAsync("one", "quarantine", "replay", "--reason", "nothing is left")).Document.GetProperty("judged").GetInt32().ShouldBe(0);
    }

    /// <summary>An older version that comes late repairs nothing: what is held is newer than it.</summary>
    [Fact]
    public async Task Held_CorrectionOfAnOlderVersion_StaysHeld()
    {
        await LoadHeldAsync();
        string older = Write("older.xml", DossierExample.Text().Replace("<NGAYLAP>20250504</NGAYLAP>", "<NGAYLAP>20250503</NGAYLAP>", StringComparison.Ordinal));
        await RunAsync("one", "load", "VssClaims", "--from", older);

        JsonElement listed = (await RunJsonAsync("one", "quarantine")).Document;
        listed.GetProperty("records").GetInt32().ShouldBe(1);
        listed.GetProperty("repaired").GetArrayLength().ShouldBe(0);
        (await RunAsync("one", "ledger", "--verify")).ExitCode.ShouldBe(0);
    }

    private async Task<string> LoadHeldAsync(string field = "KET_QUA_DTRI", string value = "9", string other = "", string otherValue = "", string note = "")
    {
        string text = DossierExample.Spoil(DossierExample.Text(), field, value);
        text = other.Length > 0 ? DossierExample.Spoil(text, other, otherValue) : text;
        (int exitCode, JsonElement _) = await RunJsonAsync("one", "load", "VssClaims", "--from", Write($"held{note.Length}.xml", note.Length > 0 ? text.Replace("</GIAMDINHHS>", $"<!-- {note} --></GIAMDINHHS>", StringComparison.Ordinal) : text));
        exitCode.ShouldBe(0);
        return (await RunJsonAsync("one", "quarantine")).Document.GetProperty("held").EnumerateArray().Last().GetProperty("key").GetString()!;
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string account, params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandSurroundings surroundings = new(output, error, _ => null, TimeProvider.System, TerminalWidth: null) { Account = account };
        int exitCode = await BhytCommandLine.InvokeAsync([.. words, "--warehouse", Warehouse], surroundings, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }

    private async Task<(int ExitCode, JsonElement Document)> RunJsonAsync(string account, params string[] words)
    {
        (int exitCode, string output, string error) = await RunAsync(account, [.. words, "--json"]);
        output.ShouldNotBeNullOrWhiteSpace(error);
        return (exitCode, JsonDocument.Parse(output).RootElement.Clone());
    }
}
