using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class BackupCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Theory]
    [InlineData("")]
    [InlineData(".zip")]
    public async Task Restore_OfABackup_GivesTheSameSoundWarehouse(string ending)
    {
        string backup = province.NewFolder() + ending;
        string warehouse = Path.Combine(province.NewFolder(), "restored.db");
        (await TinyProvince.RunAsync(["backup", "--to", backup, "--warehouse", "sqlite:" + province.Warehouse])).ExitCode.ShouldBe(0);
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["restore", "--from", backup, "--warehouse", "sqlite:" + warehouse]);
        exitCode.ShouldBe(0, error);
        (int doctor, JsonElement findings) = await TinyProvince.RunJsonAsync("doctor", "--deep", "--warehouse", "sqlite:" + warehouse);
        doctor.ShouldBe(0, findings.GetRawText());
        findings.GetProperty("warnings").GetInt32().ShouldBe(0, findings.GetRawText());
        (_, JsonElement before) = await TinyProvince.RunJsonAsync("ledger", "--warehouse", "sqlite:" + province.Warehouse);
        (_, JsonElement after) = await TinyProvince.RunJsonAsync("ledger", "--warehouse", "sqlite:" + warehouse);
        after.GetRawText().ShouldBe(before.GetRawText());
        (int load, string output, _) = await TinyProvince.RunAsync(["load", "VssEnrolment", "--from", Path.Combine(province.Folder, "sample", "VssEnrolment"), "--warehouse", "sqlite:" + warehouse]);
        load.ShouldBe(0, output);
        output.ShouldContain("received before");
    }

    [Fact]
    public async Task Backup_OverSomething_IsRefused()
    {
        string backup = province.NewFolder();
        Directory.CreateDirectory(backup);
        await File.WriteAllTextAsync(Path.Combine(backup, "mine.txt"), "mine");
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["backup", "--to", backup, "--warehouse", "sqlite:" + province.Warehouse]);
        exitCode.ShouldBe(1);
        error.ShouldContain(backup);
        (await File.ReadAllTextAsync(Path.Combine(backup, "mine.txt"))).ShouldBe("mine");
    }

    [Fact]
    public async Task Restore_OverAWarehouse_IsRefused()
    {
        string backup = await BackupAsync();
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["restore", "--from", backup, "--warehouse", "sqlite:" + province.Copy()]);
        exitCode.ShouldBe(1);
        error.ShouldContain("overwrites nothing");
    }

    [Theory]
    [InlineData("warehouse.db")]
    [InlineData("keys/warehouse.key")]
    [InlineData("jobs.db")]
    public async Task Restore_OfAChangedBackup_RestoresNothing(string file)
    {
        string backup = await BackupAsync();
        await File.AppendAllTextAsync(Path.Combine(backup, file), "x");
        string home = province.NewFolder();
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["restore", "--from", backup, "--warehouse", "sqlite:" + Path.Combine(home, "warehouse.db")]);
        exitCode.ShouldBe(1);
        error.ShouldContain("SHA-256");
        Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Backup_OnDisk_IsPrivate()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string backup = await BackupAsync();
        File.GetUnixFileMode(backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(backup, "keys", "warehouse.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<string> BackupAsync()
    {
        string backup = province.NewFolder();
        (await TinyProvince.RunAsync(["backup", "--to", backup, "--warehouse", "sqlite:" + province.Warehouse])).ExitCode.ShouldBe(0);
        return backup;
    }
}
