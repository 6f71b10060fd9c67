using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Pulls what sources.json names and shows how it went; what pull and run have in common.</summary>
internal sealed class SourcePulling(string home, SourceRegister register, CommandSurroundings surroundings, LeaseTerms terms, Screen screen)
{
    private const int AnyMonth = 202501;

    private readonly string _path = PullSettings.PathIn(home);

    public bool IsConfigured => File.Exists(_path);

    /// <summary>Whether sources.json names a source of the feed.</summary>
    /// <exception cref="CommandException">It is faulty.</exception>
    public bool Names(string feedCode) => IsConfigured && Sources().Any(source => source.FeedCode == feedCode);

    /// <param name="feedCode">Null for every feed.</param>
    /// <exception cref="CommandException">There is no sources.json, or it is faulty.</exception>
    public async Task<IReadOnlyList<PullOutcome>> PullAsync(string? feedCode, CancellationToken cancellationToken)
    {
        IReadOnlyList<PullSource> sources = Sources();
        PullSource[] asked = [.. sources.Where(source => feedCode is null || source.FeedCode == feedCode)];
        if (asked.Length == 0 && feedCode is not null)
        {
            throw new UsageException(PullTexts.NotConfigured.In(screen.Language, feedCode, _path, string.Join(", ", sources.Select(source => source.FeedCode).Distinct())));
        }

        screen.Line(PullTexts.Looking, _path);
        return await new PullRun(home, surroundings.Time, new LeaseBook(WarehouseHome.JobsPathIn(home), surroundings.Time, terms)).RunAsync(asked, Tell, cancellationToken);
    }

    /// <summary>Whether sources.json names a source of the feed that can be asked for one month.</summary>
    /// <exception cref="CommandException">It is faulty.</exception>
    public bool NamesMonthly(string feedCode) => IsConfigured && Sources().Any(source => source.FeedCode == feedCode && source.Connector.OfMonth(AnyMonth) is not null);

    /// <summary>Pulls one month of the sources that can be asked for it, each with a memory of its own: the recurring pull goes on where it was.</summary>
    /// <exception cref="CommandException">sources.json is faulty.</exception>
    public async Task<IReadOnlyList<PullOutcome>> PullMonthAsync(string feedCode, int monthKey, CancellationToken cancellationToken)
    {
        PullSource[] asked = IsConfigured
            ? [.. Sources().Where(source => source.FeedCode == feedCode).SelectMany(source => source.Connector.OfMonth(monthKey) is { } connector ? (PullSource[])[new PullSource($"{source.Name}-{monthKey.ToString(System.Globalization.CultureInfo.InvariantCulture)}", feedCode, connector)] : [])]
            : [];
        return asked.Length == 0 ? [] : await new PullRun(home, surroundings.Time, new LeaseBook(WarehouseHome.JobsPathIn(home), surroundings.Time, terms)).RunAsync(asked, Tell, cancellationToken);
    }

    public static object ToDocument(IEnumerable<PullOutcome> outcomes) => outcomes.Select(outcome => new
    {
        outcome.Source,
        Feed = outcome.FeedCode,
        outcome.State,
        outcome.Files,
        Bytes = outcome.ByteCount,
        outcome.Warnings,
        outcome.Finding,
    });

    private IReadOnlyList<PullSource> Sources()
    {
        if (!IsConfigured)
        {
            throw new CommandException(PullTexts.NoSettings.In(screen.Language, _path));
        }

        Dictionary<string, IReadOnlyList<string>> feeds = register.Sources.ToDictionary(source => source.FeedCode, source => source.FileExtensions, StringComparer.Ordinal);
        (IReadOnlyList<PullSource> sources, IReadOnlyList<SettingsFault> faults) = PullSettings.Read(File.ReadAllBytes(_path), feeds, surroundings.Time, surroundings.ReadVariable);
        return faults.Count == 0 ? sources : throw new CommandException(PullTexts.FaultySettings.In(screen.Language, _path, string.Join("; ", faults) + "."));
    }

    private void Tell(PullOutcome outcome)
    {
        switch (outcome.State)
        {
            case PullState.Received:
                screen.Good(PullTexts.Received, outcome.Source, outcome.FeedCode, screen.Count(outcome.Files.Count), screen.Bytes(outcome.ByteCount));
                break;
            case PullState.Unchanged:
                screen.Line(PullTexts.Unchanged, outcome.Source, outcome.FeedCode);
                break;
            case PullState.HeldElsewhere:
                screen.Warn(PullTexts.HeldElsewhere, outcome.Source, outcome.FeedCode);
                break;
            case PullState.Failed:
                PullFinding finding = outcome.Finding!;
                screen.Bad(PullTexts.Failed, outcome.Source, outcome.FeedCode, screen.Say(PullTexts.Finding, finding.Where, finding.Found, finding.Expected, finding.Advice));
                break;
        }

        foreach (string warning in outcome.Warnings)
        {
            screen.Warn(PullTexts.Warning, outcome.Source, warning);
        }
    }
}
