using System.Diagnostics;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Starts <see cref="LoadingProcess"/> as a process of its own.</summary>
internal static class ChildProcess
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!;

    public static string Command(string homeFolder, string sampleFolder) =>
        $"exec '{Host}' '{typeof(LoadingProcess).Assembly.Location}' '{homeFolder}' '{sampleFolder}'";

    /// <summary>The beginning of a shell line that runs the product itself.</summary>
    public static string Bhyt => $"'{Host}' '{typeof(BhytWarehouse.Jobs.Commands.BhytCommandLine).Assembly.Location}'";

    public static Process Start(string homeFolder, string sampleFolder) => StartShell(Command(homeFolder, sampleFolder));

    /// <summary>With two readers, whose managed memory the runtime itself holds to a limit: what wants more fails.</summary>
    public static Process StartWithin(long heapBytes, string homeFolder, string sampleFolder) =>
        StartShell($"export DOTNET_PROCESSOR_COUNT=2 DOTNET_GCHeapHardLimit=0x{heapBytes:x}; {Command(homeFolder, sampleFolder)}");

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

    /// <summary>The test host is started by the dotnet command; where it is not, the command is on the path.</summary>
    private static string Host => Path.GetFileNameWithoutExtension(Dotnet) == "dotnet" ? Dotnet : "dotnet";
}
