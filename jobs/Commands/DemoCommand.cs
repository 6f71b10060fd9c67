using System.CommandLine;
using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.PowerBI;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt demo</c>: the whole path on a synthetic province, in a folder of its own.</summary>
internal sealed class DemoCommand : BhytCommand
{
    private const string DefaultFolder = "bhyt-data/demo";

    private readonly Option<string> _dir;
    private readonly Option<string> _warehouse;
    private readonly SampleChoice _sample;

    public DemoCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("demo", HelpTexts.Demo, surroundings, language, global)
    {
        _dir = new Option<string>("--dir") { Description = HelpTexts.DemoDir.In(language), HelpName = "DIR" };
        _warehouse = new Option<string>("--warehouse") { Description = HelpTexts.DemoWarehouse.In(language), HelpName = "sqlite:PATH" };
        _sample = new SampleChoice(language);
        Options.Add(_dir);
        _sample.AddTo(this, withStart: false);
        Options.Add(_warehouse);
        Options.Add(global.Strict);
    }

    public override IReadOnlyList<string> Examples => ["bhyt demo", "bhyt demo --dir /tmp/demo --people 5000 --dossiers 2000 --months 3", "bhyt demo --lang vi"];

    protected override async Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        long start = Surroundings.Time.GetTimestamp();
        string folder = Path.GetFullPath(line.GetValue(_dir) ?? DefaultFolder);
        string path = WarehousePlace.Resolve(line.GetValue(_warehouse), Surroundings.ReadVariable, Path.Combine(folder, "warehouse.db"), Language);
        SampleProvinceOptions options = _sample.Read(line, withStart: false, Language);
        RefuseRealData(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        using Lease whole = leases.Take(LeaseResource.Sample);
        FollowUpLog marks = FollowUp.OpenLog(home);
        RefuseOtherSample(marks, options, path);

        screen.Heading(DemoTexts.Title);
        string sampleFolder = Path.Combine(folder, "sample");
        SampleTruth truth = await MakeOrReuseAsync(options, sampleFolder, screen, cancellationToken);
        new SampleWriting(screen, Surroundings.Time).TellFiles(truth);
        marks.Set(FollowUpLog.SampleMark, Describe(options));

        screen.Heading(DemoTexts.Loading);
        FeedLoading loading = new(home, SourceRegister.All, leases, Surroundings, screen);
        IReadOnlyList<LoadResult> resumed = loading.ResumeUnfinished(cancellationToken);
        List<FeedOutcome> outcomes = [];
        List<(string Feed, string Message)> failures = [];
        foreach (ISource source in SourceRegister.All.Sources)
        {
            string from = Path.Combine(sampleFolder, source.FeedCode);
            if (!Directory.Exists(from))
            {
                continue;
            }

            try
            {
                FeedOutcome outcome = loading.Load(source, InputFiles.Find(from, source.FileExtensions, quietSince: null), cancellationToken);
                outcomes.Add(outcome);
                loading.TellVerdict(outcome);
            }
#pragma warning disable CA1031 // One feed's failure does not stop the others; it is told here and in the exit code.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                failures.Add((source.FeedCode, Explain(exception, Language)));
                screen.Bad(ErrorTexts.FeedFailed, source.FeedCode, failures[^1].Message);
            }
        }

        FollowUp followUp = new(home, SourceRegister.All, leases, Surroundings, screen);
        IReadOnlyDictionary<string, int>? figures = followUp.ComputeFigures(cancellationToken);

        using SqliteConnection connection = home.Warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        LedgerReport ledger = new(connection, SourceRegister.All);
        LedgerPeriod[] periods = [.. resumed.Select(result => result.LoadRunKey).Concat(outcomes.Select(outcome => outcome.Result.LoadRunKey)).Order().SelectMany(run => ledger.Periods(new LedgerFilter(LoadRunKey: run)))];
        screen.Heading(DemoTexts.Periods);
        TellPeriods(periods, screen);

        screen.Heading(DemoTexts.Ledger);
        IReadOnlyList<LedgerDifference> differences = ledger.Verify();
        LedgerCommand.TellVerdict(screen, ledger, differences);
        bool nothingChanged = resumed.Count == 0 && failures.Count == 0 && outcomes.All(outcome => outcome.ChangedNothing);
        if (nothingChanged)
        {
            screen.Good(DemoTexts.NothingChanged);
        }

        screen.Heading(DemoTexts.Figures);
        MartFigures marts = new(connection);
        if (!screen.IsJson)
        {
            new FigureTables(screen).Tell(marts);
        }

        RadarPicture radar = followUp.TellRadar(figures is not null, cancellationToken);
        (RefreshPlan plan, RefreshResult refresh) = await followUp.RefreshAsync(cancellationToken);
        (Text Name, string Path)[] places =
        [
            (DemoTexts.PlaceWarehouse, home.Warehouse.Path),
            (DemoTexts.PlaceLanding, home.Landing.Folder),
            (DemoTexts.PlaceKey, WarehouseHome.KeyPathIn(home.Folder)),
            (DemoTexts.PlaceJobs, home.JobsPath),
            (DemoTexts.PlaceSample, sampleFolder),
            (DemoTexts.PlaceTruth, Path.Combine(sampleFolder, SampleTruth.FileName)),
            (DemoTexts.PlaceQuarantine, "quality_Quarantine, quality_Finding"),
        ];
        string again = string.Join(' ', line.Tokens.Where(token => token.Value != "--json").Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value));
        TellEnd(screen, places, "bhyt " + again, Screen.ShortPath(path), Surroundings.Time.GetElapsedTime(start));

        int exitCode = resumed.All(result => result.IsPublished) && failures.Count == 0 && differences.Count == 0 && !FollowUp.IsFailure(refresh) ? Done : Failed;
        // Of a sample some files are faulty on purpose, so a load of them in vain is no failure of the demo.
        exitCode = outcomes.Any(outcome => !outcome.Result.IsPublished || (line.GetValue(Global.Strict) && outcome.Quarantined > 0)) ? Failed : exitCode;
        screen.Document(new
        {
            Sample = new { Folder = sampleFolder, options.People, options.Dossiers, options.Months, options.Seed },
            Resumed = resumed.Select(result => new { Load = result.LoadRunKey, Feed = result.FeedCode, result.State, result.Message }),
            Loads = outcomes.Select(outcome => outcome.ToDocument()),
            Failures = failures.Select(failure => new { failure.Feed, failure.Message }),
            Periods = periods.Select(LedgerCommand.ToDocument),
            Balanced = differences.Count == 0,
            Differences = differences.Select(difference => difference.ToString()),
            FiguresChanged = !nothingChanged,
            Indicators = figures,
            Figures = FigureTables.ToDocument(marts),
            Radar = RadarTables.ToSummary(radar),
            Refresh = followUp.ToDocument(plan, refresh),
            Warehouse = home.Warehouse.Path,
            Landing = home.Landing.Folder,
            Key = WarehouseHome.KeyPathIn(home.Folder),
            Jobs = home.JobsPath,
            ExitCode = exitCode,
        });
        return exitCode;
    }

    private static string Describe(SampleProvinceOptions options) =>
        JsonSerializer.Serialize(options with { Threads = 1 });

    /// <summary>A sample with the same options is used again, when all of its files are still there.</summary>
    private async Task<SampleTruth> MakeOrReuseAsync(SampleProvinceOptions options, string folder, Screen screen, CancellationToken cancellationToken)
    {
        string truthPath = Path.Combine(folder, SampleTruth.FileName);
        if (File.Exists(truthPath))
        {
            SampleTruth truth = await SampleTruth.ReadAsync(truthPath, cancellationToken);
            if (Describe(truth.Options) == Describe(options) && truth.Files.All(file => File.Exists(Path.Combine(folder, file.Path))))
            {
                screen.Good(SampleTexts.Reused, screen.Count(options.People), screen.Count(options.Dossiers), options.Months, Screen.Month((options.Start.Year * 100) + options.Start.Month), options.Seed);
                return truth;
            }
        }

        return new SampleWriting(screen, Surroundings.Time).Write(options, folder, cancellationToken);
    }

    private void RefuseRealData(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        IReadOnlyList<string> real = new SqliteInspection(connection).FacilitiesOutsideSampleProvince();
        if (real.Count > 0)
        {
            throw new CommandException(ErrorTexts.RealFacilities.In(Language, path, string.Join(", ", real)));
        }
    }

    private void RefuseOtherSample(FollowUpLog marks, SampleProvinceOptions options, string path)
    {
        if (marks.Find(FollowUpLog.SampleMark) is { } standing && standing != Describe(options))
        {
            SampleProvinceOptions other = JsonSerializer.Deserialize<SampleProvinceOptions>(standing)!;
            throw new CommandException(ErrorTexts.OtherSample.In(Language, path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--people {other.People} --dossiers {other.Dossiers} --months {other.Months} --seed {other.Seed}")));
        }
    }

    private static void TellPeriods(IReadOnlyList<LedgerPeriod> periods, Screen screen)
    {
        ILookup<bool, IGrouping<string, LedgerPeriod>> feeds = periods.GroupBy(period => period.FeedCode).ToLookup(feed => feed.Any(period => period.MonthKey > 0));
        foreach (IGrouping<string, LedgerPeriod> feed in feeds[true])
        {
            Text records = LoadTexts.Of(LedgerLevel.Record, feed.Key);
            Text amount = LoadTexts.Of(LedgerLevel.Amount, feed.Key);
            LedgerPeriod[] months = [.. feed.GroupBy(period => period.MonthKey).OrderBy(month => month.Key).Select(month => Sum(feed.Key, month.Key, month))];
            bool hasOther = months.Any(month => month.NotTaken != 0);
            bool hasWithdrawn = months.Any(month => month.Withdrawn != 0);
            screen.Blank();
            screen.Line(DemoTexts.PeriodsOf, feed.Key, records.In(screen.Language), amount.In(screen.Language));
            screen.Table(
                [new Column(LoadTexts.Month), .. States(hasOther, hasWithdrawn), new Column(amount, IsNumber: true)],
                months.Select(month => (IReadOnlyList<string>)[.. Row(Screen.Month(month.MonthKey), month, hasOther, hasWithdrawn), screen.DongOfHundredths(month.LoadedHundredths)])
                    .Append([.. Row(DemoTexts.Total.In(screen.Language), Sum(feed.Key, 0, months), hasOther, hasWithdrawn), screen.DongOfHundredths(months.Sum(month => month.LoadedHundredths))]));
            if (months.Any(month => month.MonthKey <= 0))
            {
                screen.Line(DemoTexts.WithoutMonth);
            }
        }

        LedgerPeriod[] others = [.. feeds[false].Select(feed => Sum(feed.Key, 0, feed))];
        if (others.Length > 0)
        {
            screen.Blank();
            screen.Line(DemoTexts.PeriodsOfOthers);
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(LoadTexts.Counted), .. States(hasOther: true, hasWithdrawn: false)],
                others.Select(feed => (IReadOnlyList<string>)[feed.FeedCode, LoadTexts.Of(LedgerLevel.Record, feed.FeedCode).In(screen.Language), .. Row("", feed, hasOther: true, hasWithdrawn: false).Skip(1)]));
        }

        static IEnumerable<Column> States(bool hasOther, bool hasWithdrawn) =>
            ((Text[])[LoadTexts.Received, LoadTexts.Loaded, LoadTexts.Quarantined, LoadTexts.Refused, LoadTexts.Duplicate, LoadTexts.Superseded, .. hasWithdrawn ? new[] { LoadTexts.Withdrawn } : [], .. hasOther ? new[] { LoadTexts.NotStored } : []]).Select(title => new Column(title, IsNumber: true));

        IReadOnlyList<string> Row(string title, LedgerPeriod period, bool hasOther, bool hasWithdrawn) =>
        [
            title, screen.Count(period.Received), screen.Count(period.Loaded), screen.Count(period.Quarantined), screen.Count(period.Refused), screen.Count(period.Duplicate), screen.Count(period.Superseded), .. hasWithdrawn ? new[] { screen.Count(period.Withdrawn) } : [], .. hasOther ? new[] { screen.Count(period.NotTaken) } : [],
        ];
    }

    private static LedgerPeriod Sum(string feed, int month, IEnumerable<LedgerPeriod> periods) => periods.Aggregate(
        new LedgerPeriod(feed, month, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (sum, period) => new LedgerPeriod(feed, month, sum.Received + period.Received, sum.Loaded + period.Loaded, sum.Quarantined + period.Quarantined, sum.Refused + period.Refused, sum.Duplicate + period.Duplicate, sum.Superseded + period.Superseded, sum.Withdrawn + period.Withdrawn, sum.NotTaken + period.NotTaken, sum.LoadedHundredths + period.LoadedHundredths));

    private static void TellEnd(Screen screen, (Text Name, string Path)[] places, string again, string path, TimeSpan elapsed)
    {
        screen.Heading(DemoTexts.Places);
        int width = places.Max(place => place.Name.In(screen.Language).Length) + 2;
        foreach ((Text name, string place) in places)
        {
            screen.Plain($"  {name.In(screen.Language).PadRight(width)}{place}");
        }

        screen.Heading(DemoTexts.Next);
        (string Call, Text Why)[] calls =
        [
            (again, DemoTexts.NextAgain),
            ($"bhyt ledger --warehouse sqlite:{path}", DemoTexts.NextLedger),
            ($"bhyt match --warehouse sqlite:{path}", DemoTexts.NextMatch),
            ($"bhyt radar --warehouse sqlite:{path}", DemoTexts.NextRadar),
            ($"bhyt doctor --warehouse sqlite:{path}", DemoTexts.NextDoctor),
            ("bhyt load VssClaims --from YOUR_FOLDER", DemoTexts.NextLoad),
        ];
        foreach ((string call, Text why) in calls)
        {
            screen.Plain($"  {call}");
            screen.Plain($"      {why.In(screen.Language)}");
        }

        screen.Line(DemoTexts.Executable, Path.Combine(AppContext.BaseDirectory, "bhyt"));
        screen.Blank();
        screen.Good(DemoTexts.Took, screen.Seconds(elapsed));
    }
}
