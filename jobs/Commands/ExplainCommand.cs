using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Provenance;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt explain</c>: what a figure is, what it is computed from, and which loads and files brought that.</summary>
internal sealed class ExplainCommand : BhytCommand
{
    private const int MostRows = 20;
    private const int MostFiles = 15;
    private const int MostColumns = 9;
    private const string VssClaims = "VssClaims";

    private static readonly string[] Tags = ["Description", "Numerator", "Denominator", "Grain", "Caution", "Basis"];

    private readonly Argument<string> _what;
    private readonly Option<int?> _month;
    private readonly Option<string> _unit;
    private readonly Option<string> _facility;
    private readonly Option<string> _basis;
    private readonly Option<string> _group;
    private readonly Option<string> _slice;
    private readonly Option<long?> _key;

    public ExplainCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("explain", HelpTexts.Explain, surroundings, language, global)
    {
        _what = new Argument<string>("FIGURE") { Description = ExplainTexts.What.In(language) };
        _month = NumberOption.Month("--month", ExplainTexts.Month, language);
        _unit = Code("--unit", ExplainTexts.Unit);
        _facility = Code("--facility", ExplainTexts.Facility);
        _basis = Code("--basis", ExplainTexts.Basis);
        _group = Code("--group", ExplainTexts.Group);
        _slice = Code("--slice", ExplainTexts.Slice);
        _key = NumberOption.Key("--key", ExplainTexts.Key, language);
        Arguments.Add(_what);
        foreach (Option option in (Option[])[_month, _unit, _facility, _basis, _group, _slice, _key, global.Warehouse])
        {
            Options.Add(option);
        }

        Option<string> Code(string name, Text description) => new(name) { Description = description.In(language), HelpName = "CODE" };
    }

    public override IReadOnlyList<string> Examples => ["bhyt explain K01 --month 2025-09 --unit 00 --basis NSO-AVG", "bhyt explain mart.FacilityMonth --month 2025-07 --facility 00001", "bhyt explain fact.Claim --key 17 --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        WarehouseObject figure = Find(line.GetValue(_what)!);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        FigureProvenance provenance = new(connection, SourceRegister.All);
        if (line.GetValue(_key) is { } key)
        {
            return Task.FromResult(ExplainRow(connection, provenance, figure, key, Path.GetDirectoryName(path)!, screen));
        }

        FigureSlice slice = new(line.GetValue(_month), line.GetValue(_unit), line.GetValue(_facility), line.GetValue(_basis), line.GetValue(_group), line.GetValue(_slice));
        return Task.FromResult(ExplainFigure(connection, provenance, figure, slice, screen));
    }

    /// <summary>By code (K01) or by name with its schema, in any case.</summary>
    private WarehouseObject Find(string what) =>
        WarehouseSchema.Objects.FirstOrDefault(item => item.Schema is "indicator" or "mart" or "fact" && (what.Equals(item.Code, StringComparison.OrdinalIgnoreCase) || what.Equals(NameOf(item), StringComparison.OrdinalIgnoreCase)))
        ?? throw new UsageException(ExplainTexts.NoSuchFigure.In(Language, what, string.Join(", ", IndicatorRun.Indicators.Select(item => item.Code))));

    private int ExplainFigure(SqliteConnection connection, FigureProvenance provenance, WarehouseObject figure, FigureSlice slice, Screen screen)
    {
        string name = NameOf(figure);
        FigureTable? values = figure.Schema == "fact" ? null : provenance.Values(figure, slice);
        if (values is { Unknown: [{ } unknown, ..] })
        {
            throw new UsageException(ExplainTexts.NotToldApart.In(Language, name, "--" + unknown));
        }

        IReadOnlyList<string> madeOf = FigureProvenance.MadeOf(name);
        IReadOnlyList<Contribution> contributions = provenance.Contributions(name, slice, BasisYear(values));
        string file = figure.Dataset is null ? $"{figure.Schema}/{figure.Name}.sql" : $"{figure.Schema}/{figure.Dataset}/{figure.Name}.sql";
        string appliedAt = connection.ScalarText("SELECT MAX(AppliedAt) FROM audit_SchemaVersion") ?? "";
        bool isLinked = madeOf.Contains("fact.IdentityLink");
        IReadOnlyDictionary<int, RuleEdition> editions = new RuleReport(connection).Editions();
        ISource[] judges = [.. SourceRegister.All.Sources.Where(source => contributions.Any(part => part.FeedCode == source.FeedCode))];

        screen.Heading(ExplainTexts.Title, figure.Code ?? name, figure.Title ?? "");
        foreach (string tag in Tags.Where(figure.Header.ContainsKey))
        {
            screen.Line(ExplainTexts.Tag, tag, figure.Header[tag]);
        }

        screen.Line(ExplainTexts.ComputedBy, name, file, WarehouseSchema.Hash[..12], Moment(appliedAt));
        if (values is not null)
        {
            TellValues(values, screen);
        }

        TellMadeOf(madeOf, isLinked, screen);
        TellLoads(contributions, judges, editions, screen);
        int exitCode = values is { Rows.Count: 0 } ? Failed : Done;
        screen.Document(new
        {
            Figure = name,
            figure.Code,
            figure.Title,
            Header = figure.Header,
            File = "warehouse-schema/" + file,
            Schema = WarehouseSchema.Hash,
            SchemaAppliedAt = appliedAt,
            Sql = ViewReads.Texts.GetValueOrDefault(name),
            Values = values?.Rows.Select(row => values.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)),
            Method = isLinked ? WarehouseMatching.Method : null,
            MadeOf = madeOf,
            Loads = contributions.GroupBy(part => (part.Fact, part.LoadRunKey)).Select(load => new
            {
                load.Key.Fact,
                Load = load.Key.LoadRunKey,
                Feed = load.First().FeedCode,
                PublishedAt = load.First().EndedAt,
                Rows = load.Sum(part => part.RowCount),
                ControlTotal = ControlOf(load),
                load.First().NarrowedBy,
                RuleEdition = editions.GetValueOrDefault(load.Key.LoadRunKey)?.Code,
                editions.GetValueOrDefault(load.Key.LoadRunKey)?.CodeListEdition,
                Files = load.Select(part => new { Name = part.FileName, Sha256 = part.FileHash, Rows = part.RowCount, ControlTotal = part.ControlHundredths / 100m }),
            }),
            Rules = judges.Select(source => new { Feed = source.FeedCode, Edition = RuleCatalogue.EditionOf(RuleCatalogue.Of(source)), Count = source.Rules.Count, First = FirstRule(source), Last = LastRule(source) }),
            ExitCode = exitCode,
        });
        return exitCode;
    }

    private int ExplainRow(SqliteConnection connection, FigureProvenance provenance, WarehouseObject figure, long key, string home, Screen screen)
    {
        if (figure.Schema != "fact")
        {
            throw new UsageException(ExplainTexts.KeyOfAFact.In(Language));
        }

        RowOrigin origin = provenance.OriginOf(NameOf(figure), key) ?? throw new CommandException(provenance.WithdrawalOf(NameOf(figure), key) is { } withdrawal
            ? ExplainTexts.RowWithdrawn.In(Language, NameOf(figure), key, withdrawal.DateKey, withdrawal.ActionNumber, withdrawal.Fact)
            : ExplainTexts.NoSuchRow.In(Language, NameOf(figure), key));
        using (RestrictedPeople restricted = RestrictedPeople.Of(connection, home))
        {
            if (restricted.HasRow(figure.Schema, figure.Name, figure.Name + "Key", key))
            {
                throw new CommandException(PersonTexts.RestrictedRow.In(Language));
            }
        }

        string? removedOn = LandingRetention.RemovedOn(connection, origin.FileHash);
        string landed = Path.Combine(home, "landing", origin.FileHash[..2], origin.FileHash + ".landed");
        RecordPlace? place = PlaceOf(origin, home);
        screen.Heading(ExplainTexts.RowOf, origin.Fact, origin.Key);
        screen.Line(ExplainTexts.FromLoad, origin.LoadRunKey, origin.FeedCode, Moment(origin.StartedAt), Moment(origin.EndedAt));
        screen.Line(ExplainTexts.FromFile, origin.FileName, screen.Count(origin.ByteSize), Moment(origin.ReceivedAt));
        screen.Line(ExplainTexts.FileHash, origin.FileHash);
        screen.Line(ExplainTexts.Record, screen.Count(origin.RecordNumber));
        if (place is { } found)
        {
            screen.Line(ExplainTexts.Bytes, screen.Count(found.Offset), screen.Count(found.ByteCount));
        }

        if (File.Exists(landed))
        {
            screen.Line(ExplainTexts.Landed, Screen.ShortPath(landed));
        }
        else if (removedOn is not null)
        {
            screen.Line(RetentionTexts.RemovedOn, removedOn);
        }

        if (origin.LastFileHash != origin.FileHash)
        {
            screen.Line(ExplainTexts.LastConfirmed, origin.LastFileName, origin.LastFileHash);
        }

        screen.Document(new
        {
            origin.Fact,
            origin.Key,
            Load = origin.LoadRunKey,
            Feed = origin.FeedCode,
            origin.StartedAt,
            PublishedAt = origin.EndedAt,
            File = new { Name = origin.FileName, Sha256 = origin.FileHash, Bytes = origin.ByteSize, origin.ReceivedAt, IsInLandingZone = File.Exists(landed), ContentRemovedOn = File.Exists(landed) ? null : removedOn },
            origin.RecordNumber,
            place?.Offset,
            place?.ByteCount,
            LastConfirmedBy = new { Name = origin.LastFileName, Sha256 = origin.LastFileHash },
            ExitCode = Done,
        });
        return Done;
    }

    /// <summary>Looked up in the landed file itself; known for dossiers, whose tags tell where they begin and end, to an account that may read the key.</summary>
    private static RecordPlace? PlaceOf(RowOrigin origin, string home)
    {
        string key = WarehouseHome.KeyPathIn(home);
        if (origin.FeedCode != VssClaims || !File.Exists(key))
        {
            return null;
        }

        LandingZone landing = new(Path.Combine(home, "landing"), WarehouseKey.OpenOrCreate(key).LandingKey);
        if (!landing.Holds(origin.FileHash))
        {
            return null;
        }

        using Stream content = landing.Open(origin.FileHash);
        return RecordPlace.OfElement(content, "HOSO"u8, origin.RecordNumber);
    }

    private static void TellValues(FigureTable values, Screen screen)
    {
        if (values.Rows.Count == 0)
        {
            screen.Blank();
            screen.Warn(ExplainTexts.NoValue);
            return;
        }

        screen.Heading(ExplainTexts.Value, screen.Count(Math.Min(MostRows, values.Rows.Count)), screen.Count(values.Rows.Count));
        if (values.Columns.Count <= MostColumns)
        {
            screen.Table([.. values.Columns.Select(column => new Column(new Text(column, column), Wraps: true))], values.Rows.Take(MostRows));
            return;
        }

        // Too wide for a page: each row as a sentence.
        foreach (IReadOnlyList<string> row in values.Rows.Take(MostRows))
        {
            screen.Plain("- " + string.Join(", ", values.Columns.Zip(row).Where(pair => pair.Second.Length > 0).Select(pair => $"{pair.First} {pair.Second}")));
        }
    }

    private static void TellMadeOf(IReadOnlyList<string> madeOf, bool isLinked, Screen screen)
    {
        screen.Heading(ExplainTexts.MadeOf);
        TellNames(ExplainTexts.Views, name => name.StartsWith("indicator.", StringComparison.Ordinal) || name.StartsWith("derive.", StringComparison.Ordinal));
        TellNames(ExplainTexts.Facts, name => name.StartsWith("fact.", StringComparison.Ordinal));
        TellNames(ExplainTexts.Dimensions, name => name.StartsWith("dim.", StringComparison.Ordinal));
        if (isLinked)
        {
            screen.Line(ExplainTexts.Linked, WarehouseMatching.Method);
        }

        void TellNames(Text text, Func<string, bool> isOne)
        {
            string[] names = [.. madeOf.Where(isOne)];
            if (names.Length > 0)
            {
                screen.Line(text, string.Join(", ", names));
            }
        }
    }

    private static void TellLoads(IReadOnlyList<Contribution> contributions, ISource[] judges, IReadOnlyDictionary<int, RuleEdition> editions, Screen screen)
    {
        screen.Heading(ExplainTexts.Loads);
        if (contributions.Count == 0)
        {
            screen.Line(ExplainTexts.NoLoads);
            return;
        }

        screen.Table(
            [new Column(ExplainTexts.Fact), new Column(LoadTexts.Load, IsNumber: true), new Column(ExplainTexts.Published), new Column(LoadTexts.Files, IsNumber: true), new Column(ExplainTexts.Rows, IsNumber: true), new Column(ExplainTexts.Control, IsNumber: true), new Column(RulesTexts.Edition)],
            contributions.GroupBy(part => (part.Fact, part.LoadRunKey)).Select(load => (IReadOnlyList<string>)
            [
                load.Key.Fact, Number(load.Key.LoadRunKey), Moment(load.First().EndedAt), screen.Count(load.Count()), screen.Count(load.Sum(part => part.RowCount)),
                ControlOf(load) is { } control ? screen.Dong(control) : "–", editions.GetValueOrDefault(load.Key.LoadRunKey)?.Code[..8] ?? "–",
            ]));
        foreach (Contribution part in contributions.DistinctBy(part => part.Fact).Where(part => part.NarrowedBy.Count > 0))
        {
            screen.Line(ExplainTexts.ChosenBy, part.Fact, string.Join(", ", part.NarrowedBy));
        }

        foreach (ISource source in judges)
        {
            screen.Line(ExplainTexts.Judged, source.FeedCode, source.Rules.Count, FirstRule(source), LastRule(source), RuleCatalogue.EditionOf(RuleCatalogue.Of(source))[..8]);
        }

        var files = contributions.DistinctBy(part => part.SourceFileKey).OrderBy(part => part.LoadRunKey).ThenBy(part => part.SourceFileKey).ToArray();
        screen.Table(
            [new Column(LoadTexts.Load, IsNumber: true), new Column(LoadTexts.FileName, Wraps: true), new Column(ExplainTexts.Hash)],
            files.Take(MostFiles).Select(part => (IReadOnlyList<string>)[Number(part.LoadRunKey), part.FileName, part.FileHash]));
        if (files.Length > MostFiles)
        {
            screen.Line(LoadTexts.AndMore, files.Length - MostFiles);
        }
    }

    /// <summary>The one year of population that the rows shown took; null when there are several or none.</summary>
    private static int? BasisYear(FigureTable? values)
    {
        int at = values?.Columns.ToList().IndexOf("BasisYear") ?? -1;
        string[] years = at < 0 ? [] : [.. values!.Rows.Select(row => row[at]).Distinct()];
        return years is [var year] && int.TryParse(year, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
    }

    private static decimal? ControlOf(IEnumerable<Contribution> load) => load.All(part => part.ControlHundredths is not null) ? load.Sum(part => part.ControlHundredths!.Value) / 100m : null;

    private static string FirstRule(ISource source) => source.Rules.Select(rule => rule.Code).Order(StringComparer.Ordinal).First();

    private static string LastRule(ISource source) => source.Rules.Select(rule => rule.Code).Order(StringComparer.Ordinal).Last();

    private static string NameOf(WarehouseObject item) => $"{item.Schema}.{item.Name}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Moment(string at) => at.Length >= 16 ? at[..16].Replace('T', ' ') : at;
}
