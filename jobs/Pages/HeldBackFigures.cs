using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Provenance;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>Which published figures an unfinished or failed part holds back. Nothing wrong is shown meanwhile: the figures before stand, and this says that they do.</summary>
internal sealed class HeldBackFigures(SqliteConnection connection, SourceRegister sources, RunBook book, IReadOnlyList<TimetableLine> lines)
{
    /// <summary>Loads first, by feed, then runs, then the figures as a whole.</summary>
    public IReadOnlyList<HeldBackPart> Parts()
    {
        HeldBackPart[] loads = [.. Loads()];
        return [.. loads, .. Runs([.. loads.Select(part => part.FeedCode)]), .. Behind()];
    }

    /// <summary>Those of one feed.</summary>
    public IReadOnlyList<HeldBackPart> Of(string feedCode)
    {
        HeldBackPart[] loads = [.. Loads().Where(part => part.FeedCode == feedCode)];
        return [.. loads, .. Runs([.. loads.Select(part => part.FeedCode)]).Where(part => part.FeedCode == feedCode)];
    }

    /// <summary>The newest load of each feed where it was not published. What holds a record back is the quarantine's, not this.</summary>
    private IEnumerable<HeldBackPart> Loads() => connection.Rows(
        """
        SELECT load.LoadRunKey, load.FeedCode, load.StateName, load.StartedAt, load.Message
        FROM audit_LoadRun AS load
        WHERE load.StateName <> 'published' AND (load.StateName <> 'failed' OR NOT EXISTS (SELECT 1 FROM audit_LoadRun AS later WHERE later.FeedCode = load.FeedCode AND later.LoadRunKey > load.LoadRunKey))
        ORDER BY load.FeedCode, load.LoadRunKey
        """,
        reader => (Load: reader.GetInt32(0), Feed: reader.GetString(1), State: StateNames.LoadStateOf(reader.GetString(2)), Since: reader.GetString(3), Message: reader.GetString(4)))
        .Where(load => sources.Sources.Any(source => source.FeedCode == load.Feed))
        .Select(load => new HeldBackPart(load.State == LoadState.Failed ? HeldBackKind.FailedLoad : HeldBackKind.UnfinishedLoad, load.Feed, load.Load, load.Since, load.Message, FiguresOfFeed.Of(sources[load.Feed])));

    private IEnumerable<HeldBackPart> Runs(HashSet<string> told)
    {
        Dictionary<string, string> feeds = lines.Where(line => line.Kind == JobKind.Load && !told.Contains(line.FeedCode)).ToDictionary(line => line.Code, line => line.FeedCode, StringComparer.Ordinal);
        return feeds.Count == 0 ? [] : book.LastOf(feeds.Keys).OrderBy(line => line.Key, StringComparer.Ordinal)
            .Where(line => line.Value.Last is { State: RunState.Failed })
            .Select(line => new HeldBackPart(
                HeldBackKind.FailedRun, feeds[line.Key], line.Value.Last!.Number, line.Value.Last.EndedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "", line.Value.Last.Message, FiguresOfFeed.Of(sources[feeds[line.Key]])));
    }

    private IEnumerable<HeldBackPart> Behind()
    {
        FigureAccount account = new(connection, sources);
        return account.FigureRunNumber > 0 && account.ChangedFacts is { Count: > 0 } changed ? [new HeldBackPart(HeldBackKind.FiguresBehind, "", 0, "", string.Join(", ", changed), FiguresOfFeed.Reading([.. changed]))] : [];
    }
}
