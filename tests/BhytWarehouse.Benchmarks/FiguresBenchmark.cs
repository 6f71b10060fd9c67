using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Benchmarks;

/// <summary>Every figure of a province-month of the wanted size, then once more after one facility sent a few dossiers again.</summary>
internal static class FiguresBenchmark
{
    private const double MostSeconds = 600;
    private const double MostShare = 0.10;
    private const int Slowest = 15;

    public static int Run(string[] args)
    {
        int dossiers = Option(args, "--dossiers") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : 450_000;
        string? kept = Option(args, "--keep");
        string folder = kept ?? Path.Combine(Path.GetTempPath(), $"bhyt-figures-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}"));
            LargeProvince province = new(folder, dossiers);
            if (!province.Stands)
            {
                Stopwatch watch = Stopwatch.StartNew();
                province.Build(text => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:0.0} s  {text}")));
            }

            return Measure(province, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"work-{dossiers}")), args.Contains("--all"));
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static int Measure(LargeProvince province, string work, bool tellsAll)
    {
        // What was built stays as it is; each run measures a copy.
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(work, "keys"));
        foreach (string file in (string[])["warehouse.db", Path.Combine("keys", "warehouse.key")])
        {
            File.Copy(Path.Combine(province.HomeFolder, file), Path.Combine(work, file));
        }

        WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(work, "warehouse.db"), TimeProvider.System);
        HostLeases leases = new(home.Warehouse, TimeProvider.System, LeaseTerms.Default);
        using (SqliteConnection connection = home.Warehouse.OpenReader())
        {
            Row("what was measured", $"{connection.ScalarLong("SELECT COUNT(*) FROM fact_Claim"):N0} dossiers, {connection.ScalarLong("SELECT COUNT(*) FROM fact_ClaimLine"):N0} lines, {connection.ScalarLong("SELECT COUNT(DISTINCT TreatingFacilityDurableKey) FROM fact_Claim"):N0} facilities, {connection.ScalarLong("SELECT COUNT(*) FROM fact_CardSpan"):N0} cards; {new FileInfo(home.Warehouse.Path).Length / 1_000_000:N0} MB");
            foreach ((int month, long count) in connection.Rows("SELECT SettlementMonthKey, COUNT(*) FROM fact_Claim GROUP BY 1 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt64(1))))
            {
                Row($"  settled in {month}", $"{count:N0}");
            }
        }

        Figured whole = Figures(home, leases);
        Tell("all figures", whole, tellsAll);
        Stopwatch watch = Stopwatch.StartNew();
        ISource claims = SourceRegister.All["VssClaims"];
        LoadResult result = new WarehouseLoad(home, SourceRegister.All, TimeProvider.System, leases).Run(claims, InputFiles.Find(province.CorrectionFolder, claims.FileExtensions, null), null, CancellationToken.None);
        if (!result.IsPublished)
        {
            throw new InvalidOperationException(result.Message);
        }

        Row("load of the correction", $"{watch.Elapsed.TotalSeconds:0.0} s (not part of the figures)");
        Figured again = Figures(home, leases);
        Tell("figures after it", again, tellsAll);
        Console.WriteLine();
        bool isGood = Verdict("all figures in seconds", whole.Seconds, MostSeconds);
        isGood &= Verdict("figures after the correction, share of that", again.Seconds / whole.Seconds, MostShare);
        Row("the share in processor seconds", $"{again.CpuSeconds / whole.CpuSeconds:0.000}");
        Row("peak memory", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000:N0} MB");
        return isGood ? 0 : 1;
    }

    private static Figured Figures(WarehouseHome home, HostLeases leases)
    {
        List<(string Name, double At, double CpuAt)> parts = [];
        using Process self = Process.GetCurrentProcess();
        double CpuSeconds()
        {
            self.Refresh();
            return self.TotalProcessorTime.TotalSeconds;
        }

        Stopwatch watch = Stopwatch.StartNew();
        double cpu = CpuSeconds();
        new IndicatorRun(home.Warehouse, TimeProvider.System, leases) { PartBegan = part => parts.Add((part, watch.Elapsed.TotalSeconds, CpuSeconds())) }.Run(progress: null, CancellationToken.None);
        double seconds = watch.Elapsed.TotalSeconds;
        double cpuSeconds = CpuSeconds() - cpu;
        return new Figured(seconds, cpuSeconds, [.. parts.Select((part, index) => (part.Name, (index + 1 < parts.Count ? parts[index + 1].At : seconds) - part.At, (index + 1 < parts.Count ? parts[index + 1].CpuAt : cpu + cpuSeconds) - part.CpuAt))]);
    }

    private static void Tell(string name, Figured figured, bool tellsAll)
    {
        Console.WriteLine();
        Row(name, $"{figured.Seconds:0.0} s, processor {figured.CpuSeconds:0.0} s");
        foreach (IGrouping<string, (string Name, double Seconds, double CpuSeconds)> kind in figured.Parts.GroupBy(part => part.Name.Split(' ', '.')[0]))
        {
            Row($"  {kind.Key}", $"{kind.Sum(part => part.Seconds),7:0.0} s, processor {kind.Sum(part => part.CpuSeconds),7:0.0} s in {kind.Count()} parts");
        }

        Console.WriteLine("  slowest:");
        foreach ((string part, double seconds, double cpuSeconds) in figured.Parts.OrderByDescending(part => part.Seconds).Take(tellsAll ? int.MaxValue : Slowest))
        {
            Row($"    {part}", $"{seconds,7:0.00} s, processor {cpuSeconds,7:0.00} s");
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and int at ? args[at + 1] : null;

    private static void Row(string name, FormattableString text) => Console.WriteLine($"{name,-60} {text.ToString(CultureInfo.InvariantCulture)}");

    private static bool Verdict(string name, double value, double limit)
    {
        bool isGood = value <= limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isGood ? "ok  " : "MISS")} {name}: {value:0.000} (wanted at most {limit:0.##})"));
        return isGood;
    }

    private sealed record Figured(double Seconds, double CpuSeconds, IReadOnlyList<(string Name, double Seconds, double CpuSeconds)> Parts);
}
