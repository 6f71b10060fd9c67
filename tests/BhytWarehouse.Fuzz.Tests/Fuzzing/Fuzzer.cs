using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Fuzz.Tests.Mutation;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Mutates files of every feed, keeps those that go where none went before, and reports what breaks a promise.</summary>
internal sealed class Fuzzer : IDisposable
{
    private const int MostFindingsOfAFeed = 40;

    private readonly FuzzOptions _options;
    private readonly TextWriter _output;
    private readonly Random _random;
    private readonly EdgeMap _edges;
    private readonly HashSet<string> _features = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Violation Violation, byte[] Content)> _findings = new(StringComparer.Ordinal);
    private readonly List<Room> _rooms = [];
    private readonly Watchdog _watchdog;

    public Fuzzer(EdgeMap edges, FuzzOptions options, TextWriter output)
    {
        _edges = edges;
        _options = options;
        _output = output;
        _random = new Random(options.Seed);
        _watchdog = new Watchdog(content => Keep(new Violation("?", "hang", "a trial that did not end when asked to"), content, ".bin"));
        foreach (ISource source in SourceRegister.All.Sources.Where(source => options.FeedCode.Length == 0 || source.FeedCode.Equals(options.FeedCode, StringComparison.OrdinalIgnoreCase)))
        {
            IReadOnlyList<CorpusEntry> seeds = SeedFiles.Of(source, options.Province);
            Room room = new(source, new Trial(source), new LoadTrial(source, seeds[0]), [.. seeds], options.CorpusFolder.Length > 0 ? Path.Combine(options.CorpusFolder, source.FeedCode) : "");
            _rooms.Add(room);
            if (Directory.Exists(room.Folder))
            {
                room.Entries.AddRange(Directory.GetFiles(room.Folder).Order(StringComparer.Ordinal).Select(path => new CorpusEntry(Path.GetFileName(path), File.ReadAllBytes(path))));
            }
        }
    }

    public long TrialCount { get; private set; }

    public long LoadCount { get; private set; }

    public int CorpusCount => _rooms.Sum(room => room.Entries.Count);

    /// <summary>What broke a promise, each kind once.</summary>
    public IReadOnlyCollection<(Violation Violation, byte[] Content)> Findings => _findings.Values;

    public void Run()
    {
        long began = Stopwatch.GetTimestamp();
        foreach (Room room in _rooms)
        {
            foreach (CorpusEntry seed in room.Entries.ToArray())
            {
                Try(room, seed.Content, seed.Name, isSeed: true);
            }
        }

        _output.WriteLine($"{_rooms.Count} feeds, {CorpusCount} seeds, {_edges.EdgeCount} edges, seed {_options.Seed}");
        TimeSpan told = TimeSpan.Zero;
        while (Stopwatch.GetElapsedTime(began) is var passed && passed < _options.Duration && (_options.Trials == 0 || TrialCount < _options.Trials))
        {
            if (passed - told > TimeSpan.FromMinutes(1))
            {
                told = passed;
                Tell(passed);
            }

            Room room = _rooms[_random.Next(_rooms.Count)];
            CorpusEntry parent = room.Pick(_random);
            Mutator mutator = new(_random, () => (_random.Next(10) == 0 ? _rooms[_random.Next(_rooms.Count)] : room).Pick(_random).Content);
            Try(room, mutator.Mutate(parent.Content), parent.Name, isSeed: false);
        }

        Tell(Stopwatch.GetElapsedTime(began));
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        foreach (Room room in _rooms)
        {
            room.Trial.Dispose();
            room.Load.Dispose();
        }
    }

    private void Tell(TimeSpan passed)
    {
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed:hh\\:mm\\:ss} {TrialCount} trials ({TrialCount / passed.TotalSeconds:F0} a second), {LoadCount} loads, corpus {CorpusCount}, edges {_edges.EdgeCount}, features {_features.Count}, findings {_findings.Count}; {Environment.WorkingSet / (1024 * 1024)} MB"));
        _output.Flush();
    }

    private void Try(Room room, byte[] content, string name, bool isSeed)
    {
        TrialCount++;
        CancellationToken stop = _watchdog.Begin(content);
        _edges.Begin();
        TrialOutcome outcome;
        try
        {
            outcome = room.Trial.Run(content, name, stop);
        }
        catch (OperationCanceledException)
        {
            outcome = new TrialOutcome(new Violation(room.Source.FeedCode, "hang", "a trial that ended only when asked to"), [], IsRefused: false, "");
        }

        _watchdog.End();
        bool isNew = _edges.End();
        foreach (string feature in outcome.Features)
        {
            isNew |= _features.Add($"{room.Source.FeedCode} {feature}");
        }

        Violation? violation = outcome.Violation;
        if (violation is null && _options.LoadOneIn > 0 && _random.Next(isNew ? (outcome.IsRefused ? 20 : 4) : _options.LoadOneIn) == 0)
        {
            LoadCount++;
            _watchdog.Begin(content);
            violation = room.Load.Run(content, name);
            _watchdog.End();
            if (violation is not null)
            {
                Found(room, violation, content, name, candidate => room.Load.Run(candidate, name));
                return;
            }
        }

        if (violation is not null)
        {
            Found(room, violation, content, name, candidate => room.Trial.Run(candidate, name, CancellationToken.None).Violation);
        }
        else if (isNew && !isSeed)
        {
            room.Add(new CorpusEntry(name, content));
        }
    }

    private void Found(Room room, Violation violation, byte[] content, string name, Func<byte[], Violation?> again)
    {
        if (_findings.ContainsKey(violation.Fingerprint) || _findings.Values.Count(finding => finding.Violation.FeedCode == room.Source.FeedCode) >= MostFindingsOfAFeed)
        {
            return;
        }

        byte[] reduced = violation.Oracle == "hang" ? content : Reducer.Reduce(content, candidate => again(candidate)?.Fingerprint == violation.Fingerprint, _options.ReducePatience);
        _findings[violation.Fingerprint] = (violation, reduced);
        Keep(violation, reduced, Path.GetExtension(name));
        _output.WriteLine($"FOUND {violation} ({content.Length} bytes, reduced to {reduced.Length})");
        _output.Flush();
    }

    private void Keep(Violation violation, byte[] content, string ending)
    {
        if (_options.FindingsFolder.Length == 0)
        {
            return;
        }

        Directory.CreateDirectory(_options.FindingsFolder);
        string path = Path.Combine(_options.FindingsFolder, $"{violation.FeedCode.Replace('?', '_')}-{violation.Oracle.Replace(' ', '-')}-{XxHash3.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(violation.Fingerprint)):x16}");
        File.WriteAllBytes(path + ending, content);
        File.WriteAllText(path + ".txt", violation + "\n");
    }

    /// <summary>What belongs to one feed.</summary>
    private sealed record Room(ISource Source, Trial Trial, LoadTrial Load, List<CorpusEntry> Entries, string Folder)
    {
        /// <summary>Mostly one of the newest, which nobody has tried much yet.</summary>
        public CorpusEntry Pick(Random random) => Entries[random.Next(3) == 0 ? Entries.Count - 1 - random.Next(Math.Min(Entries.Count, 20)) : random.Next(Entries.Count)];

        public void Add(CorpusEntry entry)
        {
            Entries.Add(entry);
            if (Folder.Length > 0)
            {
                Directory.CreateDirectory(Folder);
                File.WriteAllBytes(Path.Combine(Folder, $"{XxHash3.HashToUInt64(entry.Content):x16}{Path.GetExtension(entry.Name)}"), entry.Content);
            }
        }
    }
}
