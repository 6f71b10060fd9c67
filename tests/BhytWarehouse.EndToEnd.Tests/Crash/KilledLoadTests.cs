using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.SampleProvince;
using Xunit.Abstractions;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Kill -9 at any moment of a load, run again: the same content as a load that was left alone.</summary>
public sealed class KilledLoadTests(ITestOutputHelper output)
{
    private const int Kills = 24;
    private static readonly SampleProvinceOptions Sample = new() { Seed = 7, People = 400, Dossiers = 500, Months = 3 };

    [UnixFact]
    public async Task Load_KilledAtRandomMoments_EndsAsOneThatWasLeftAlone()
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable("BHYT_CRASH_SEED") ?? "20251122", CultureInfo.InvariantCulture);
        Random random = new(seed);
        output.WriteLine($"seed {seed} (BHYT_CRASH_SEED repeats it)");
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("bhyt-crash-");
        try
        {
            string sample = Path.Combine(scratch.FullName, "sample");
            await new SampleProvinceWriter(Sample).WriteAsync(sample, progress: null, CancellationToken.None);
            string whole = NewHome(scratch, "whole");
            Stopwatch watch = Stopwatch.StartNew();
            (await ChildProcess.EndAsync(ChildProcess.Start(whole, sample))).ExitCode.ShouldBe(0);
            double duration = watch.Elapsed.TotalMilliseconds;
            (LogicalContent content, LogicalContent books) = Read(whole);
            content.Tables["fact.Claim"].Length.ShouldBeGreaterThan(400);

            Dictionary<string, int> reached = [];
            for (int kill = 0; kill < Kills; kill++)
            {
                string home = NewHome(scratch, $"home-{kill}");
                // Each kill falls into its own part of the run, at a random moment there; the machine's load moves it further.
                TimeSpan delay = TimeSpan.FromMilliseconds(duration * (kill + random.NextDouble()) / Kills);
                await KillAfter(home, sample, delay);
                string state = StateOf(home);
                reached[state] = reached.GetValueOrDefault(state) + 1;

                // Some are cut off once more while they resume.
                if (kill % 4 == 0)
                {
                    await KillAfter(home, sample, TimeSpan.FromMilliseconds(duration * random.NextDouble()));
                }

                (int exitCode, string printed, string error) = await ChildProcess.EndAsync(ChildProcess.Start(home, sample));
                exitCode.ShouldBe(0, $"kill {kill} after {delay.TotalMilliseconds:0} ms of {duration:0}, {state}: {error}");
                (LogicalContent again, LogicalContent booksAgain) = Read(home);
                again.DifferenceFrom(content).ShouldBeEmpty($"kill {kill} after {delay.TotalMilliseconds:0} ms of {duration:0}, {state}: {printed}");
                booksAgain.DifferenceFrom(books, except: "audit.Ledger").ShouldBeEmpty($"kill {kill}, {state}: {printed}");
                Directory.Delete(home, recursive: true);
            }

            output.WriteLine(string.Join("\n", reached.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Value} killed with {entry.Key}")));
            reached.Count.ShouldBeGreaterThan(3, "the kills should reach several states of a load");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task KillAfter(string home, string sample, TimeSpan delay)
    {
        using Process process = ChildProcess.Start(home, sample);
        await Task.Delay(delay, TimeProvider.System);
        process.Kill();
        await ChildProcess.EndAsync(process);
    }

    private static (LogicalContent, LogicalContent) Read(string folder)
    {
        using ScratchHome home = ScratchHome.OpenIn(folder);
        return (home.Content, home.Books);
    }

    private static string NewHome(DirectoryInfo scratch, string name)
    {
        string home = scratch.CreateSubdirectory(name).FullName;
        ScratchHome.PutKey(home);
        return home;
    }

    private static string StateOf(string folder)
    {
        if (!File.Exists(ScratchHome.WarehousePathIn(folder)))
        {
            return "no warehouse";
        }

        using ScratchHome home = ScratchHome.OpenIn(folder);
        return string.Join(", ", home.Rows("SELECT FeedCode, StateName FROM audit_LoadRun ORDER BY LoadRunKey DESC LIMIT 1", reader => $"last load {reader.GetString(0)} {reader.GetString(1)}").DefaultIfEmpty("no load"));
    }
}
