using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

/// <summary>False alarms on clean generated histories, and how many planted faults are found.</summary>
internal sealed class RadarMeasurement
{
    /// <summary>What is planted: how many working days, and what becomes of their counts.</summary>
    public static readonly (string Name, int Workdays, double Factor)[] Faults =
    [
        ("one day missing", 1, 0), ("silent for 3 working days", 3, 0), ("a week missing", 5, 0), ("a month missing", 22, 0), ("a week halved", 5, 0.5), ("a month halved", 22, 0.5), ("one day doubled", 1, 2), ("a week doubled", 5, 2),
    ];

    private readonly ExpectedVolume _method = new(WorkCalendar.VietNam);
    private readonly Random _random;

    public RadarMeasurement(int seed) => _random = new Random(seed);

    public long JudgedDays { get; private set; }

    public long FalseDays { get; private set; }

    public long FalseSpells { get; private set; }

    /// <summary>Found and planted, by fault and volume.</summary>
    public Dictionary<(string Fault, double Volume), (int Found, int Planted)> Recall { get; } = [];

    public double FalseAlarmRate => JudgedDays == 0 ? 0 : (double)FalseDays / JudgedDays;

    public void Clean(double volume, Action<GeneratedHistory, VolumeSpell>? tell = null)
    {
        GeneratedHistory history = GeneratedHistory.Draw(_random, volume);
        VolumeJudgement judgement = _method.Judge(history.First, history.Counts, _ => true);
        JudgedDays += judgement.Days.Count(day => day.State == VolumeState.Judged);
        FalseSpells += judgement.Spells.Count;
        foreach (VolumeSpell spell in judgement.Spells)
        {
            FalseDays += spell.Last.DayNumber - spell.First.DayNumber + 1;
            tell?.Invoke(history, spell);
        }
    }

    public void Plant((string Name, int Workdays, double Factor) fault, double volume)
    {
        GeneratedHistory history = GeneratedHistory.Draw(_random, volume);
        int[] counts = [.. history.Counts];
        int at;
        do
        {
            at = 60 + _random.Next(GeneratedHistory.Days - 120);
        }
        while (!IsPlain(history, at, fault.Workdays));

        int end = at;
        for (int left = fault.Workdays; left > 0; end++)
        {
            counts[end] = (int)Math.Round(counts[end] * fault.Factor);
            left -= WorkCalendar.VietNam.IsWorkday(history.First.AddDays(end)) ? 1 : 0;
        }

        // Judged on the day after: later days do not help.
        VolumeJudgement judgement = _method.Judge(history.First, counts[..end], _ => true);
        bool isFound = judgement.Spells.Any(spell => spell.IsSurge == fault.Factor > 1 && spell.Last >= history.First.AddDays(at));
        (int found, int planted) = Recall.GetValueOrDefault((fault.Name, volume));
        Recall[(fault.Name, volume)] = (found + (isFound ? 1 : 0), planted + 1);
    }

    /// <summary>Starts on a working day; short faults lie outside holidays and Tết, where few dossiers come anyway.</summary>
    private static bool IsPlain(GeneratedHistory history, int at, int workdays) =>
        WorkCalendar.VietNam.IsWorkday(history.First.AddDays(at))
        && (workdays > 5 || Enumerable.Range(at, workdays + 2).All(day => WorkCalendar.VietNam.On(history.First.AddDays(day)).Kind == DayKind.Ordinary));
}
