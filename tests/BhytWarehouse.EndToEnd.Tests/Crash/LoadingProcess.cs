using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>The process that the crash tests start, kill and start again: `bhyt` itself, telling each durable step on its error output, and killed or stopped at the step named by a variable.</summary>
public static class LoadingProcess
{
    /// <summary>The step, as <see cref="NameOf"/> writes it, at which the process is ended by SIGKILL.</summary>
    public const string KillAtVariable = "BHYT_TEST_KILL_AT";

    /// <summary>The step at which it is stopped by SIGSTOP.</summary>
    public const string StopAtVariable = "BHYT_TEST_STOP_AT";

    /// <summary>Set where leases must run out: else the clock stands still, so that two runs differ in nothing.</summary>
    public const string ClockVariable = "BHYT_TEST_CLOCK_RUNS";

    private const string Mark = "step ";

    public static async Task<int> Main(string[] arguments)
    {
        using Process own = Process.GetCurrentProcess();
        using StreamWriter told = new(Console.OpenStandardError()) { AutoFlush = true };
        string? killAt = Environment.GetEnvironmentVariable(KillAtVariable);
        string? stopAt = Environment.GetEnvironmentVariable(StopAtVariable);
        TimeProvider clock = Environment.GetEnvironmentVariable(ClockVariable) is null ? ScratchHome.Clock : TimeProvider.System;
        int exitCode = await BhytCommandLine.InvokeAsync(arguments, new CommandSurroundings(Console.Out, Console.Error, Environment.GetEnvironmentVariable, clock, TerminalWidth: null) { Told = Tell }, CancellationToken.None);
        own.Refresh();
        told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}-/peak {own.PeakWorkingSet64 / (1024 * 1024)} MB"));
        return exitCode;

        void Tell(WorkStep step)
        {
            string name = NameOf(step);
            TimeSpan age = TimeProvider.System.GetLocalNow() - own.StartTime;
            told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}{name} {age.TotalMilliseconds:0} {QueuedMilliseconds():0}"));
            if (name == killAt)
            {
                // No handler, no finally block and no flush runs after this.
                ChildProcess.Signal("-9", own);
                Thread.CurrentThread.Join();
            }

            if (name == stopAt)
            {
                ChildProcess.Signal("-STOP", own);
            }
        }
    }

    public static string NameOf(WorkStep step) => $"{(step.Subject.Length == 0 ? "-" : step.Subject)}/{step.Step}";

    /// <summary>The steps that a process told, with its age in milliseconds at each, and how much of it the machine let it wait for a processor.</summary>
    public static IReadOnlyList<(string Name, double Age, double Queued)> StepsIn(string error) =>
        [.. error.Split('\n').Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line.Split(' ')).Where(parts => parts.Length == 4 && parts[1].Contains('/', StringComparison.Ordinal) && parts[3] != "MB")
            .Select(parts => (parts[1], double.TryParse(parts[2], CultureInfo.InvariantCulture, out double age) ? age : 0, double.TryParse(parts[3], CultureInfo.InvariantCulture, out double queued) ? queued : 0))];

    /// <summary>Of the main thread, which does all of the work until what was cut off is ended.</summary>
    private static double QueuedMilliseconds()
    {
        const string schedule = "/proc/self/schedstat";
        return File.Exists(schedule) && File.ReadAllText(schedule).Split(' ') is [_, string nanoseconds, ..] && double.TryParse(nanoseconds, CultureInfo.InvariantCulture, out double queued) ? queued / 1e6 : 0;
    }
}
