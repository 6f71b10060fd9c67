using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;

namespace BhytWarehouse.Benchmarks;

/// <summary>Claims files to star: reading, gate, staging, dimensions, versions, facts, ledger, publication. Landing (store, encrypt, count) is timed apart: it is the same for any reader.</summary>
/// <remarks>
/// The peer reads the same files with XDocument and writes the same staging rows with prepared commands of Microsoft.Data.Sqlite, one transaction per file, into the same tables
/// under the same pragmas, behind the same gate; delivery to the star is the same SQL and is added at the product's own measured time. The gate is the product's, run on the
/// file's bytes, so the peer's time holds a second reading of the text; both figures are printed, with the gate and without any. The floor is raw prepared inserts of the very
/// rows that the load wrote, staging and star, from memory.
/// </remarks>
internal static class LoadBenchmark
{
    public static int Run(string[] args)
    {
        int dossiers = Option(args, "--dossiers", 20_000);
        int large = Option(args, "--large", 80_000);
        int rounds = Option(args, "--rounds", 3);
        string folder = Array.IndexOf(args, "--keep") is >= 0 and int at ? args[at + 1] : Path.Combine(Path.GetTempPath(), $"bhyt-load-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {DescribeBuild()}"));
            string small = Sample(folder, dossiers);
            string warmUp = Sample(folder, 4_000);
            // The runtime compiles what is hot anew: both sides run until that is done.
            Load(warmUp, Path.Combine(folder, "home-warm"));
            Load(warmUp, Path.Combine(folder, "home-warm"));
            XDocumentPeer.Outcome warm = Peer(warmUp, Path.Combine(folder, "peer-warm"));
            List<Measured> ours = [];
            List<XDocumentPeer.Outcome> peers = [];
            string largeSample = Sample(folder, large);
            ForgetPeak();
            void Round(string name)
            {
                ours.Add(Load(small, Path.Combine(folder, "home-small")));
                Print($"load, {dossiers:N0}, {name}", ours[^1]);
            }

            for (int round = 0; round < rounds; round++)
            {
                Round($"round {round + 1}");
            }

            double memorySmall = PeakMegabytes();
            Measured before = ours[^1];
            Measured big = Load(largeSample, Path.Combine(folder, "home-large"));
            Print($"load, {large:N0}", big);
            double memory = PeakMegabytes();
            Round("after it");
            // The large load is measured against the small ones next to it in time.
            double perDossierRatio = big.Seconds / big.Dossiers / ((before.Seconds + ours[^1].Seconds) / (before.Dossiers + ours[^1].Dossiers));
            ours.Clear();

            // A shared machine is quicker in one minute than in the next: from here on both sides take turns.
            for (int round = 0; round < rounds; round++)
            {
                peers.Add(Peer(small, Path.Combine(folder, "peer")));
                Round("between peers");
            }

            Measured middle = ours.OrderBy(measured => measured.Seconds).ElementAt(rounds / 2);
            RawInserts raw = RawInserts.Of(small, Path.Combine(folder, "home-small"));
            List<double> rawSeconds = [];
            for (int round = 0; round < rounds; round++)
            {
                rawSeconds.Add(raw.Run(Path.Combine(folder, "raw")));
            }

            double rawMiddle = rawSeconds.Order().ElementAt(rounds / 2);
            XDocumentPeer.Outcome peer = peers.OrderBy(outcome => outcome.Seconds).ElementAt(rounds / 2);
            if (peer.ClaimRows != raw.StagedClaimRows || peer.LineRows != raw.StagedLineRows || peer.FundPaid != raw.StagedFundPaid)
            {
                Console.Error.WriteLine($"The peer staged other rows: {peer.ClaimRows}/{peer.LineRows}/{peer.FundPaid} instead of {raw.StagedClaimRows}/{raw.StagedLineRows}/{raw.StagedFundPaid}; the comparison is void.");
                return 1;
            }

            double pathSeconds = middle.StagingSeconds + middle.DeliverySeconds;
            double peerSeconds = peer.GateSeconds + peer.Seconds + middle.DeliverySeconds;
            Row("peer: XDocument, commands", $"{peerSeconds:0.00} s = gate {peer.GateSeconds:0.00} + reading and writing {peer.Seconds:0.00} + delivery {middle.DeliverySeconds:0.00}; {middle.Dossiers / peerSeconds:N0} dossiers/s");
            Row("raw prepared inserts", $"{rawMiddle:0.00} s for {raw.RowCount:N0} rows ({raw.RowCount / rawMiddle:N0} rows/s)");
            Console.WriteLine();
            bool good = Verdict("file to star, dossiers per second, times the peer's", peerSeconds / pathSeconds, 4, atLeast: true);
            Note("the same, the peer without any gate", (peerSeconds - peer.GateSeconds) / pathSeconds);
            Note("the same as the first, landing added to both", (peerSeconds + middle.LandingSeconds) / middle.Seconds);
            good &= Verdict("file to star, share of the speed of raw prepared inserts of the same rows", rawMiddle / pathSeconds, 0.40, atLeast: true);
            Note("the same, landing counted as well", rawMiddle / middle.Seconds);
            good &= Verdict(string.Create(CultureInfo.InvariantCulture, $"time per dossier at {large:N0}, times that at {dossiers:N0}, landing included"), perDossierRatio, 1.2, atLeast: false);
            good &= Verdict(string.Create(CultureInfo.InvariantCulture, $"peak memory of the loads in MB ({memorySmall:0} after {dossiers:N0})"), memory, 500, atLeast: false);
            return good && warm.ClaimRows > 0 ? 0 : 1;
        }
        finally
        {
            if (!args.Contains("--keep"))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static Measured Load(string sample, string homeFolder)
    {
        if (Directory.Exists(homeFolder))
        {
            Directory.Delete(homeFolder, recursive: true);
        }

        WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(homeFolder, "warehouse.db"), TimeProvider.System);
        WarehouseLoad load = new(home, SourceRegister.All, TimeProvider.System, new HostLeases(home.Warehouse, TimeProvider.System, LeaseTerms.Default));
        ISource source = SourceRegister.All["VssClaims"];
        Dictionary<LoadStage, double> began = [];
        Stopwatch watch = Stopwatch.StartNew();
        LoadResult result = load.Run(source, InputFiles.Find(Path.Combine(sample, "VssClaims"), source.FileExtensions, null), progress =>
        {
            lock (began)
            {
                began.TryAdd(progress.Stage, watch.Elapsed.TotalSeconds);
            }
        }, CancellationToken.None);
        double seconds = watch.Elapsed.TotalSeconds;
        if (!result.IsPublished)
        {
            throw new InvalidOperationException(result.Message);
        }

        return new Measured(result.Total(LedgerLevel.Record, LedgerState.Received), seconds, began[LoadStage.Reading], began[LoadStage.Delivering] - began[LoadStage.Reading], seconds - began[LoadStage.Delivering]);
    }

    private static XDocumentPeer.Outcome Peer(string sample, string homeFolder)
    {
        using XDocumentPeer peer = new(sample, homeFolder);
        return peer.Run();
    }

    private static string Sample(string folder, int dossiers)
    {
        string sample = Path.Combine(folder, $"sample-{dossiers}");
        if (!File.Exists(Path.Combine(sample, "truth.json")))
        {
            new SampleProvinceWriter(new SampleProvinceOptions { Dossiers = dossiers, People = Math.Max(3 * dossiers, 300) }).WriteAsync(sample, null, CancellationToken.None).GetAwaiter().GetResult();
        }

        return sample;
    }

    private static int Option(string[] args, string name, int standard) =>
        Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;

    private static string DescribeBuild() =>
#if DEBUG
        "Debug build: run with -c Release";
#else
        "Release build";
#endif

    /// <summary>What writing the samples took is no memory of a load. Linux lets a process set its peak back; elsewhere, keep the samples (--keep) and run again.</summary>
    private static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        const string clear = "/proc/self/clear_refs";
        if (File.Exists(clear))
        {
            File.WriteAllText(clear, "5");
        }
    }

    private static double PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1024d / 1024d;

    private static void Print(string name, Measured measured) =>
        Row(name, $"{measured.Seconds:0.00} s = landing {measured.LandingSeconds:0.00} + reading, gate, staging {measured.StagingSeconds:0.00} + delivery, ledger {measured.DeliverySeconds:0.00}; {measured.Dossiers / measured.Seconds:N0} dossiers/s");

    private static void Row(string name, FormattableString text) => Console.WriteLine($"{name,-28} {text.ToString(CultureInfo.InvariantCulture)}");

    private static bool Verdict(string name, double value, double limit, bool atLeast)
    {
        bool good = atLeast ? value >= limit : value <= limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(good ? "ok  " : "MISS")} {name}: {value:0.00} (wanted {(atLeast ? "at least" : "at most")} {limit:0.##})"));
        return good;
    }

    private static void Note(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"     {name}: {value:0.00}"));

    /// <param name="Dossiers">As received.</param>
    private sealed record Measured(long Dossiers, double Seconds, double LandingSeconds, double StagingSeconds, double DeliverySeconds);
}
