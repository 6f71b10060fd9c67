using System.Diagnostics;
using System.Globalization;
using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Sources;
using Xunit.Abstractions;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Kill -9 at any moment of a `bhyt run` over all feeds, run again: the same content as a run that was left alone.</summary>
[Collection(DroppedProvinceCollection.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KilledLoadTests(DroppedProvince province, ITestOutputHelper output)
{
    /// <summary>Kills at random moments; the long form is asked for by this variable, and then each step of each feed is cut off too.</summary>
    private const string KillsVariable = "BHYT_CRASH_KILLS";
    private const int Kills = 14;
    private const int MostKillsOfOneHome = 12;

    /// <summary>Of the about 150 steps of a run; so several processes are cut off for each home.</summary>
    private const int MostSteps = 28;

    /// <summary>In milliseconds. Most steps follow each other within the shorter, the figures take as long as the longer.</summary>
    private const double ShortDelay = 250;
    private const double LongDelay = 2000;
    private const int LongerEach = 5;
    private const int Killed = 128 + 9;

    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out int asked) ? asked : null;

    private readonly Dictionary<string, int> _reached = [];
    private double _longestRestart;
    private double _longestWork;

    [UnixFact]
    public async Task Run_KilledAtRandomMoments_EndsAsOneThatWasLeftAlone()
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable("BHYT_CRASH_SEED") ?? "20251122", CultureInfo.InvariantCulture);
        Random random = new(seed);
        int wanted = Asked ?? Kills;
        output.WriteLine($"seed {seed} (BHYT_CRASH_SEED repeats it); an undisturbed run takes {province.Duration:0} ms");
        int kills = 0;
        int homes = 0;
        while (kills < wanted)
        {
            string home = province.NewHome();
            List<string> story = [];
            homes++;
            for (int here = 0; here < MostKillsOfOneHome && kills < wanted; here++)
            {
                // By steps and not by the clock, so that a busy machine moves no kill out of its place; then at a random moment up to the next steps.
                int steps = random.Next(MostSteps);
                TimeSpan delay = TimeSpan.FromMilliseconds(random.NextDouble() * (random.Next(LongerEach) == 0 ? LongDelay : ShortDelay));
                if (await KillAfterAsync(home, steps, delay, story) is false)
                {
                    break;
                }

                kills++;
            }

            await EndAsync(home, story);
            province.ShouldBeWhole(home, $"seed {seed}, home {homes}: {string.Join("; ", story)}");
            Directory.Delete(home, recursive: true);
            if (Asked is not null)
            {
                Report($"{kills} kills, {homes} homes whole, longest restart {_longestRestart:0} ms", seed);
            }
        }

        output.WriteLine($"{kills} kills of {homes} homes, all whole; longest restart until what was cut off was ended: {_longestRestart:0} ms");
        output.WriteLine(string.Join("\n", _reached.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Value} killed after {entry.Key}")));
        _reached.Count.ShouldBeGreaterThan(3, "the kills should reach several steps of a run");
    }

    /// <summary>One home, killed at one step after another: each process goes on from what the one before it left, so that each step is cut off in a load that is not published yet.</summary>
    [UnixFact]
    public async Task Run_KilledAtEveryDurableStep_EndsAsOneThatWasLeftAlone()
    {
        string[] steps = [.. province.Steps];
        steps.Select(StepOf).Distinct().Order().ShouldBe(Enum.GetValues<DurableStep>().Order(), "the undisturbed run passes every step there is");
        string[] cut = Asked is not null ? steps : [.. steps.Where(IsCutInTheShortForm)];
        cut.Select(StepOf).Distinct().Order().ShouldBe(Enum.GetValues<DurableStep>().Order());
        string home = province.NewHome();
        List<string> story = [];
        foreach (string step in cut)
        {
            using Process process = ChildProcess.StartRun(home, (LoadingProcess.KillAtVariable, step));
            (int exitCode, string printed, string error) = await ChildProcess.EndAsync(process);
            exitCode.ShouldBe(Killed, $"{step} was not reached after {string.Join(", ", story)}: {printed}{error}");
            Note(error, story);
            LoadingProcess.StepsIn(error)[^1].Name.ShouldBe(step);
        }

        await EndAsync(home, story);
        province.ShouldBeWhole(home, string.Join("; ", story));
        output.WriteLine($"killed at {cut.Length} steps of {steps.Length}; longest restart {_longestRestart:0} ms");
        if (Asked is not null)
        {
            Report($"killed at each of {cut.Length} durable steps of all feeds, whole in the end, longest restart {_longestRestart:0} ms", seed: 0);
        }
    }

    private static DurableStep StepOf(string name) => Enum.Parse<DurableStep>(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    /// <summary>All steps of the claims and of the figures; of the other feeds each is cut off at one step, another one for each feed.</summary>
    private static bool IsCutInTheShortForm(string name)
    {
        string feed = name[..name.IndexOf('/', StringComparison.Ordinal)];
        int place = SourceRegister.All.Sources.Select(source => source.FeedCode).ToList().IndexOf(feed);
        return feed is "-" or "VssClaims" || (place % 3 == 0 && (int)StepOf(name) == 1 + (place / 3 * 2 % 9));
    }

    /// <summary>False when the run had ended by itself.</summary>
    private async Task<bool> KillAfterAsync(string home, int steps, TimeSpan delay, List<string> story)
    {
        using Process process = ChildProcess.StartRun(home);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> printed = process.StandardOutput.ReadToEndAsync();
        Task<string> told = ReadAsync(process.StandardError, steps, reached);
        if (steps > 0)
        {
            await Task.WhenAny(reached.Task, told);
        }

        await Task.WhenAny(told, Task.Delay(delay, TimeProvider.System));
        bool wasAlive = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await printed;
        string error = await told;
        Note(error, story);
        if (wasAlive && process.ExitCode == Killed)
        {
            string last = LoadingProcess.StepsIn(error) is [.., (string name, _, _)] ? StepOf(name).ToString() : "nothing";
            _reached[last] = _reached.GetValueOrDefault(last) + 1;
            story[^1] += " killed";
            return true;
        }

        return false;
    }

    /// <summary>All lines; says when so many of them were there.</summary>
    private static async Task<string> ReadAsync(StreamReader lines, int count, TaskCompletionSource reached)
    {
        StringBuilder text = new();
        for (int number = 1; await lines.ReadLineAsync() is { } line; number++)
        {
            text.Append(line).Append('\n');
            if (number == count)
            {
                reached.SetResult();
            }
        }

        return text.ToString();
    }

    /// <summary>Runs to the end.</summary>
    private async Task EndAsync(string home, List<string> story)
    {
        (int exitCode, string printed, string error) = await ChildProcess.EndAsync(ChildProcess.StartRun(home));
        Note(error, story);
        // The sample holds files of which nothing can be loaded, so a run may end with 1; what it may not is break off.
        exitCode.ShouldBeLessThan(2, printed + error);
        string tail = string.Join('\n', error.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("step ", StringComparison.Ordinal)));
        tail.ShouldBeEmpty(string.Join("; ", story));
    }

    private void Note(string error, List<string> story)
    {
        IReadOnlyList<(string Name, double Age, double Queued)> steps = LoadingProcess.StepsIn(error);
        story.Add(steps.Count == 0 ? "nothing" : $"to {steps[^1].Name}");
        foreach ((_, double age, double queued) in steps.Where(step => StepOf(step.Name) == DurableStep.Resumed))
        {
            _longestRestart = Math.Max(_longestRestart, age);
            _longestWork = Math.Max(_longestWork, age - queued);
        }
    }

    /// <summary>The long form takes long: what it has shown so far is kept in a file, and the time of restarts is judged there.</summary>
    private void Report(string line, int seed)
    {
        string path = Environment.GetEnvironmentVariable("BHYT_CRASH_REPORT") ?? Path.Combine(Path.GetTempPath(), "bhyt-crash-report.txt");
        // On a machine that gives its processors to others first, time in their queue is no time of the restart.
        string verdict = _longestWork < 5000 ? $"{_longestWork:0} ms without waiting for a processor: below 5 s" : $"{_longestWork:0} ms WITHOUT WAITING FOR A PROCESSOR: 5 s OR MORE";
        File.AppendAllText(path, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} seed {seed}: {line} ({verdict}); after {string.Join(", ", _reached.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}"))}\n");
    }
}
