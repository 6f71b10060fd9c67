using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.EndToEnd.Tests.Signals;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Benchmarks;

/// <summary>Measures what the signals find of planted abuse, what they hold against innocents, and how quiet they are on a province without any.</summary>
internal static class SignalBenchmark
{
    private const double LeastRecall = 0.95;
    private const double LeastRecallOfKind = 0.80;
    private const double LeastPrecision = 0.60;
    private const double MostCleanShare = 0.0005;
    private const double SlowSeconds = 20;

    public static int Run(string[] args)
    {
        int seed = Option(args, "--seed", RandomNumberGenerator.GetInt32(1, 1_000_000_000));
        int dossiers = Option(args, "--dossiers", 100_000);
        int cases = Option(args, "--cases", 50);
        int months = Option(args, "--months", 12);
        bool shows = args.Contains("--misses");
        string? kept = Array.IndexOf(args, "--keep") is >= 0 and int at ? args[at + 1] : null;
        string folder = kept ?? Directory.CreateTempSubdirectory("bhyt-signals-").FullName;
        SampleProvinceOptions clean = new() { Seed = seed, Dossiers = dossiers, People = Math.Clamp(3 * dossiers, 3_000, SampleProvinceOptions.MostPeople), Months = months };
        Print($"seed {seed}: {dossiers:N0} dossiers, {clean.People:N0} people, {months} months, {cases} cases and {cases} look-alikes of each kind");
        try
        {
            bool isGood = true;
            if (!args.Contains("--clean-only"))
            {
                SampleProvinceOptions planted = clean with { PlantedAbuse = new PlantedAbuse { Seed = unchecked(seed + 1), CasesOfEachKind = cases, LookAlikesOfEachKind = cases }, SecondNumberShare = Math.Min(0.02, 8.0 * cases / clean.People) };
                isGood &= ShowPlanted(Measure(planted, Path.Combine(folder, "planted")), cases, shows);
            }

            if (!args.Contains("--planted-only"))
            {
                isGood &= ShowClean(Measure(clean, Path.Combine(folder, "clean")), shows);
            }

            return isGood ? 0 : 1;
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static SignalMeasurement Measure(SampleProvinceOptions options, string folder)
    {
        Stopwatch clock = Stopwatch.StartNew();
        string sample = Path.Combine(folder, "sample");
        SampleTruth truth = new SampleProvinceWriter(options).WriteAsync(sample, null, CancellationToken.None).GetAwaiter().GetResult();
        double written = clock.Elapsed.TotalSeconds;
        WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(folder, "warehouse.db"), TimeProvider.System);
        HostLeases leases = new(home.Warehouse, TimeProvider.System, LeaseTerms.Default);
        foreach (ISource source in SourceRegister.All.Sources)
        {
            LoadResult result = new WarehouseLoad(home, SourceRegister.All, TimeProvider.System, leases).Run(source, InputFiles.Find(Path.Combine(sample, source.FeedCode), source.FileExtensions, null), null, CancellationToken.None);
            if (!result.IsPublished)
            {
                throw new InvalidOperationException(result.Message);
            }
        }

        double loaded = clock.Elapsed.TotalSeconds;
        string step = "snapshots, matching and peers";
        double begun = clock.Elapsed.TotalSeconds;
        void Slow(string next)
        {
            double took = clock.Elapsed.TotalSeconds - begun;
            if (took > SlowSeconds)
            {
                Print($"  {step}: {took:N0} s");
            }

            (step, begun) = (next, clock.Elapsed.TotalSeconds);
        }

        new IndicatorRun(home.Warehouse, TimeProvider.System, leases).Run(Slow, CancellationToken.None);
        Slow("");
        Print($"  written in {written:N0} s, loaded in {loaded - written:N0} s, figures and signals in {clock.Elapsed.TotalSeconds - loaded:N0} s");
        using SqliteConnection connection = home.Warehouse.OpenReader();
        using Pseudonyms pseudonyms = new(home.Key.PseudonymKey);
        return SignalMeasurement.Of(connection, truth, pseudonyms);
    }

    private static bool ShowPlanted(SignalMeasurement measured, int cases, bool shows)
    {
        Console.WriteLine();
        Console.WriteLine("Planted province: cases of abuse and look-alikes");
        Console.WriteLine("  kind                     rules          cases  found  recall   look-alikes  alerted");
        double worst = 1;
        int all = 0;
        int found = 0;
        int innocents = 0;
        int alerted = 0;
        List<string> missing = [];
        foreach (AbuseKind kind in Enum.GetValues<AbuseKind>())
        {
            (int planted, int seen) = measured.Cases(kind, isAbuse: true);
            (int alike, int wronged) = measured.Cases(kind, isAbuse: false);
            if (planted == 0)
            {
                missing.Add(kind.ToString());
                continue;
            }

            double recall = (double)seen / planted;
            worst = Math.Min(worst, recall);
            all += planted;
            found += seen;
            innocents += alike;
            alerted += wronged;
            Print($"  {kind,-24} {string.Join(" ", AbuseRules.All[kind]),-12} {planted,7} {seen,6} {recall,7:P0} {alike,12} {wronged,8}{(planted < cases || alike < cases ? "   as many as the province has room for" : "")}");
        }

        Print($"  {"all",-37} {all,7} {found,6} {(double)found / all,7:P1} {innocents,12} {alerted,8}");
        foreach (string kind in missing)
        {
            Print($"  not planted: {kind}: nobody and nothing in this province fits");
        }

        foreach ((string rule, string reason) in AbuseRules.NotPlanted)
        {
            Print($"  not planted: a kind for {rule}: {reason}");
        }

        Console.WriteLine();
        Console.WriteLine("  rule   true   side  look-alike  elsewhere");
        foreach ((string code, string name, string state, string reason) in measured.Rules.OrderBy(rule => rule.Code.Length).ThenBy(rule => rule.Code, StringComparer.Ordinal))
        {
            JudgedAlert[] alerts = [.. measured.Alerts.Where(alert => alert.Rule == code)];
            int Of(AlertJudgement judgement) => alerts.Count(alert => alert.Judgement == judgement);
            Print($"  {code,-5} {Of(AlertJudgement.True),6} {Of(AlertJudgement.Side),6} {Of(AlertJudgement.OnLookAlike),11} {Of(AlertJudgement.Elsewhere),10}  {name}{(state == "Evaluated" ? "" : $" ({state}: {reason})")}");
        }

        int isTrue = measured.Alerts.Count(alert => alert.Judgement == AlertJudgement.True);
        int side = measured.Alerts.Count(alert => alert.Judgement == AlertJudgement.Side);
        int isFalse = measured.Alerts.Count - isTrue - side;
        Print($"  {measured.Alerts.Count:N0} alerts on {measured.Dossiers:N0} dossiers: {measured.Alerts.Count * 1000.0 / measured.Dossiers:0.0} per thousand; {isTrue:N0} true, {side:N0} of other rules on planted cases (side), {isFalse:N0} false");
        if (shows)
        {
            foreach (PlantTruth plant in measured.Plants.Where(plant => plant.IsAbuse != measured.IsFound(plant)))
            {
                Print($"  {(plant.IsAbuse ? "missed" : "wronged")} {plant.Kind} {string.Join(" ", plant.Dossiers.Take(4))} {plant.FacilityCode} {plant.Month} {plant.Day:yyyy-MM-dd}");
            }

            foreach (JudgedAlert alert in measured.Alerts.Where(alert => alert.Judgement is AlertJudgement.OnLookAlike or AlertJudgement.Elsewhere))
            {
                Print($"  false {alert.Judgement} {alert.Rule} {alert.Kind} {alert.Subject} {alert.Named}: {alert.Evidence}");
            }
        }

        Console.WriteLine();
        bool isGood = Verdict("recall over all cases", (double)found / all, LeastRecall, atLeast: true);
        isGood &= Verdict("recall of the worst kind", worst, LeastRecallOfKind, atLeast: true);
        isGood &= Verdict("precision: true over true and false, side alerts left out", (double)isTrue / Math.Max(1, isTrue + isFalse), LeastPrecision, atLeast: true);
        Print($"     the same, side alerts held for false: {(double)isTrue / Math.Max(1, measured.Alerts.Count):P1}; held for true: {(double)(isTrue + side) / Math.Max(1, measured.Alerts.Count):P1}");
        return isGood;
    }

    private static bool ShowClean(SignalMeasurement measured, bool shows)
    {
        Console.WriteLine();
        Console.WriteLine("Clean province");
        foreach (IGrouping<string, JudgedAlert> rule in measured.Alerts.GroupBy(alert => alert.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Print($"  {rule.Key,-5} {rule.Count(),6}  {rule.First().Subject.ToLowerInvariant()}s; such as {rule.First().Named}: {rule.First().Evidence}");
        }

        long members = Named("Member");
        long practitioners = Named("Practitioner");
        long facilities = Named("Facility");
        Print($"  dossiers alerted: {measured.AlertedDossiers:N0} of {measured.Dossiers:N0}");
        Print($"  members alerted, each once a month: {members:N0} of {measured.Members:N0}; practitioner-days: {practitioners:N0} of {measured.PractitionerDays:N0}; alerts about a facility in a month or on a day: {facilities:N0} on {measured.FacilityMonths:N0} facility-months");
        if (shows)
        {
            foreach (JudgedAlert alert in measured.Alerts)
            {
                Print($"  {alert.Rule} {alert.Subject} {alert.Named}: {alert.Evidence}");
            }
        }

        Console.WriteLine();
        // Whoever else is alerted weighs as much as a dossier.
        return Verdict("clean province: dossiers alerted, and every member, practitioner-day and facility alerted as one more, per dossier", (double)(measured.AlertedDossiers + members + practitioners + facilities) / measured.Dossiers, MostCleanShare, atLeast: false);

        long Named(string subject) => measured.Alerts.Where(alert => alert.Subject == subject).Select(alert => (alert.Rule, alert.Named)).Distinct().LongCount();
    }

    private static bool Verdict(string name, double value, double limit, bool atLeast)
    {
        bool isGood = atLeast ? value >= limit : value <= limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isGood ? "ok  " : "MISS")} {name}: {value:P3} (wanted {(atLeast ? "at least" : "at most")} {limit:P2})"));
        return isGood;
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
