using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Judges held records again and tells what became of them; what the command, the replay and the back-fill have in common.</summary>
internal sealed class QuarantineReplaying(WarehouseHome home, SourceRegister sources, HostLeases leases, FeedLoading loading, Screen screen)
{
    /// <summary>Gets whether records whose content the landing zone does not hold any more are told and left out; else they stop the replay.</summary>
    public bool LeavesOutWhatIsGone { get; init; }

    /// <exception cref="CommandException">The ledger does not balance as it is: nothing was changed.</exception>
    public ReplayOutcome Replay(QuarantineFilter filter, CancellationToken cancellationToken)
    {
        if (Verify() is { Count: > 0 } before)
        {
            throw new CommandException(QuarantineTexts.UnbalancedBefore.In(screen.Language, before.Count));
        }

        HeldRecord[] all = [.. Look(filter)];
        HeldRecord[] held = [.. all.Where(IsThere)];
        List<(LoadResult Result, int Judged)> results = [];
        foreach (ISource source in sources.Sources.Where(source => held.Any(record => record.FeedCode == source.FeedCode)))
        {
            // Read again under the lease: what another host has moved meanwhile is no longer held.
            using Lease slice = leases.Take(LeaseResource.Feed(source.FeedCode));
            HeldRecord[] ofFeed = [.. Look(filter).Where(record => record.FeedCode == source.FeedCode && IsThere(record))];
            if (ofFeed.Length > 0)
            {
                results.Add((loading.Replay(slice, source, ofFeed, cancellationToken), ofFeed.Length));
            }
        }

        HashSet<string> left = [.. Look(filter).Select(record => record.Key)];
        ReplayOutcome outcome = new(results, held.Length, held.Count(record => !left.Contains(record.Key)), all.Length - held.Length, Verify());
        Tell(outcome);
        return outcome;
    }

    public static long Records(LoadResult result, LedgerState state) => result.Total(LedgerLevel.Record, state);

    private void Tell(ReplayOutcome outcome)
    {
        foreach (LoadResult failed in outcome.Loads.Where(result => !result.IsPublished))
        {
            screen.Bad(LoadTexts.NotPublished, failed.FeedCode, failed.LoadRunKey, failed.Message);
        }

        foreach (LedgerDifference difference in outcome.Differences)
        {
            screen.Bad(LoadTexts.FileRefused, "ledger", difference);
        }

        if (outcome.Loads.Count > 0)
        {
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(LoadTexts.Load, IsNumber: true), new Column(QuarantineTexts.Judged, IsNumber: true), .. ((Text[])[LoadTexts.Loaded, LoadTexts.Duplicate, LoadTexts.Superseded, LoadTexts.Quarantined]).Select(title => new Column(title, IsNumber: true))],
                outcome.Results.Where(item => item.Result.LoadRunKey > 0).Select(item => (IReadOnlyList<string>)
                [
                    item.Result.FeedCode, item.Result.LoadRunKey.ToString(CultureInfo.InvariantCulture), screen.Count(item.Judged),
                    .. ((LedgerState[])[LedgerState.Loaded, LedgerState.Duplicate, LedgerState.Superseded, LedgerState.Quarantined]).Select(state => screen.Count(Records(item.Result, state))),
                ]));
        }

        if (outcome.IsWell)
        {
            screen.Good(new Text("{0}", "{0}"), outcome.Told(screen));
        }
        else if (outcome.Unread > 0)
        {
            screen.Warn(QuarantineTexts.Unread, screen.Count(outcome.Unread));
        }
    }

    private bool IsThere(HeldRecord record) => !LeavesOutWhatIsGone || home.Landing.Holds(record.FileHash);

    private IReadOnlyList<HeldRecord> Look(QuarantineFilter filter)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return new QuarantineBook(connection).Held(filter);
    }

    private IReadOnlyList<LedgerDifference> Verify()
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        return new LedgerReport(connection, sources).Verify();
    }
}
