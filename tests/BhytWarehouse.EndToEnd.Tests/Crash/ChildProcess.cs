using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Loads;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Starts <see cref="LoadingProcess"/>, or the product itself, as a process of its own.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!;

    /// <summary>A shell line that becomes `bhyt run` on a home.</summary>
    public static string Run(string homeFolder) => Command("run", "--warehouse", "sqlite:" + ScratchHome.WarehousePathIn(homeFolder));

    /// <summary>A shell line that becomes `bhyt` by the clock of the tests.</summary>
    public static string Command(params IEnumerable<string> words) =>
        $"exec '{Host}' '{typeof(LoadingProcess).Assembly.Location}' {string.Join(' ', words.Select(word => $"'{word}'"))}";

    /// <summary>The beginning of a shell line that runs the product itself.</summary>
    public static string Bhyt => $"'{Host}' '{typeof(BhytWarehouse.Jobs.Commands.BhytCommandLine).Assembly.Location}'";

    /// <summary>Starts `bhyt run` on a home; variables are set in front of it.</summary>
    public static Process StartRun(string homeFolder, params IEnumerable<(string Name, string Value)> variables) =>
        StartShell(string.Concat(variables.Select(variable => $"export {variable.Name}='{variable.Value}'; ")) + Run(homeFolder));

    public static void Signal(string signal, Process process)
    {
        using Process kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>`bhyt` with two readers, whose managed memory the runtime itself holds to a limit: what wants more fails.</summary>
    public static Process StartWithin(long heapBytes, params IEnumerable<string> words) =>
        StartShell($"export DOTNET_PROCESSOR_COUNT=2 DOTNET_GCHeapHardLimit=0x{heapBytes:x}; {Command(words)}");

    /// <summary>Runs a line of bash; the loading process replaces the shell, so its id is the one to kill.</summary>
    public static Process StartShell(string line, string program = "bash", params string[] before) => Process.Start(new ProcessStartInfo(program, [.. before, "-c", line])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DOTNET_TieredPGO"] = "0" },
    })!;

    public static async Task<(int ExitCode, string Output, string Error)> EndAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Whether it stands still after SIGSTOP.</summary>
    public static bool IsStopped(Process process)
    {
        string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        return text[text.LastIndexOf(')') + 2] == 'T';
    }

    /// <summary>Looks every few milliseconds until it is so; fails when the process ends first.</summary>
    /// <param name="isSo">What is waited for.</param>
    /// <param name="process">The process that is to bring it about.</param>
    /// <param name="patience">A minute where it is a moment of one step; longer for a whole run on a busy machine.</param>
    public static async Task UntilAsync(Func<bool> isSo, Process process, TimeSpan? patience = null)
    {
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer often = new(TimeSpan.FromMilliseconds(3));
        while (!isSo())
        {
            process.HasExited.ShouldBeFalse("the process ended before the moment that was waited for");
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(patience ?? Patience);
            await often.WaitForNextTickAsync();
        }
    }

    /// <summary>The test host is started by the dotnet command; where it is not, the command is on the path.</summary>
    private static string Host => Path.GetFileNameWithoutExtension(Dotnet) == "dotnet" ? Dotnet : "dotnet";
}
