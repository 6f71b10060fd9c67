using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl.Statistics;
using BhytWarehouse.Etl.Tests.Statistics;

namespace BhytWarehouse.Benchmarks;

/// <summary>Measures the expected volume of the radar on generated histories: false alarms on clean ones, and the share of planted faults that are found.</summary>
internal static class RadarBenchmark
{
    private const double MostFalseAlarms = 0.001;
    private const double LeastSilenceFound = 0.95;

    private static readonly double[] Volumes = [2, 8, 20, 50, 150, 500];

    public static int Run(string[] args)
    {
        int histories = Option(args, "--histories", 400);
        int planted = Option(args, "--planted", 200);
        int seed = Option(args, "--seed", RandomNumberGenerator.GetInt32(1, 1_000_000_000));
        bool shows = Array.IndexOf(args, "--misses") >= 0;
        Stopwatch clock = Stopwatch.StartNew();
        Print($"seed {seed}: {histories} clean histories of {GeneratedHistory.Days} days for each volume, {planted} planted faults for each kind and volume");
        bool isMet = true;
        foreach (double volume in Volumes)
        {
            RadarMeasurement clean = new(unchecked(seed + (int)volume));
            for (int round = 0; round < histories; round++)
            {
                clean.Clean(volume, shows ? Show : null);
            }

            isMet &= clean.FalseAlarmRate <= MostFalseAlarms;
            Print($"  {volume,5:N0} a day: {clean.JudgedDays:N0} judged facility-days, {clean.FalseSpells} false spells, {clean.FalseDays} days in them: {clean.FalseAlarmRate:P4} (at most {MostFalseAlarms:P1})");
        }

        foreach ((string name, int workdays, double factor) in RadarMeasurement.Faults)
        {
            List<string> shares = [];
            foreach (double volume in Volumes)
            {
                RadarMeasurement faulty = new(unchecked(seed + (int)volume + workdays));
                for (int round = 0; round < planted; round++)
                {
                    faulty.Plant((name, workdays, factor), volume);
                }

                (int found, int all) = faulty.Recall[(name, volume)];
                shares.Add(string.Create(CultureInfo.InvariantCulture, $"{volume:N0}: {(double)found / all:P1}"));
                isMet &= !(workdays == 3 && factor == 0 && volume >= 20) || found >= LeastSilenceFound * all;
            }

            Print($"  {name,-26} found at {string.Join(", ", shares)}");
        }

        Print($"{clock.Elapsed.TotalSeconds:N1} s; silence of 3 working days from 20 a day at least {LeastSilenceFound:P0}, false alarms at most {MostFalseAlarms:P1} of facility-days: {(isMet ? "met" : "MISSED")}");
        return isMet ? 0 : 1;
    }

    private static void Show(GeneratedHistory history, VolumeSpell spell) =>
        Print($"    {history.Volume:N0} a day: {spell.First:yyyy-MM-dd} to {spell.Last:yyyy-MM-dd} {WorkCalendar.VietNam.On(spell.First).Kind} {(spell.IsSurge ? "surge" : "drop")} {spell.Found} instead of {spell.Expected:N1}, p {spell.Probability:E1}, day {spell.First.DayNumber - history.First.DayNumber}");

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
