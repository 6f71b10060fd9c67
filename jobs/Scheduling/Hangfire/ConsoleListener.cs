using BhytWarehouse.Jobs.Commands;
using Hangfire;
using Hangfire.Console;
using Hangfire.Console.Progress;
using Hangfire.Server;

namespace BhytWarehouse.Jobs.Scheduling.Hangfire;

/// <summary>Shows what a run tells in Hangfire's console: its lines, and a bar for each part of the work whose size is known.</summary>
internal sealed class ConsoleListener(PerformContext context) : IRunListener
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        GlobalConfiguration.Configuration.UseConsole(new ConsoleOptions { FollowJobRetentionPolicy = true });
        return true;
    });

    private readonly Dictionary<string, IProgressBar> _bars = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Adds the console to this process, once: Hangfire keeps its filters for all storages of it.</summary>
    public static void Install() => _ = Installed.Value;

    public void Told(string line)
    {
        lock (_gate)
        {
            context.WriteLine(line);
        }
    }

    public void Progressed(WorkProgress progress)
    {
        if (progress.Total <= 0)
        {
            return;
        }

        lock (_gate)
        {
            if (!_bars.TryGetValue(progress.What, out IProgressBar? bar))
            {
                _bars[progress.What] = bar = context.WriteProgressBar(progress.What);
            }

            bar.SetValue(Math.Clamp(100.0 * progress.Done / progress.Total, 0, 100));
        }
    }
}
