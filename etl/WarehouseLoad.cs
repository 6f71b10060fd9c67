using System.Buffers;
using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Privacy;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl;

/// <summary>One load, top to bottom: land the files, count them, read and judge them, deliver them to the star, and publish only what balances.</summary>
/// <remarks>
/// received → landed → staged → published, each durable. After a crash the next run resumes from the last one (<see cref="ResumeUnfinished"/>). Delivery, reconciliation
/// and publication are one transaction: a reader sees the whole, balanced load or the state before it.
/// </remarks>
public sealed class WarehouseLoad(WarehouseHome home, SourceRegister sources, TimeProvider time)
{
    /// <summary>Bytes up to which a file is held in memory while it lands; larger ones are read again from the landing zone to be counted.</summary>
    private const long WholeInMemory = 16 * 1024 * 1024;

    /// <summary>Viet Nam keeps UTC+7 all year and has done so since 1975.</summary>
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>Loads every file of the feed found at a place.</summary>
    public LoadResult Run(ISource source, InputFiles input, Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        new CodeListLoad(connection, log).EnsureLoaded();
        int run = log.Begin(source.FeedCode);
        Watch watch = new(source.FeedCode, progress);
        return Guard(connection, log, run, source, () =>
        {
            List<(string, string)> leftAlone = [.. input.LeftAlone.Select(file => (ShownName.Of(file.Name), file.Reason))];
            Received received = Land(connection, log, run, source, input, leftAlone, watch, cancellationToken);
            Stage(connection, log, run, source, received, watch, cancellationToken);
            return Deliver(connection, log, run, source, received, watch) with { LeftAlone = leftAlone };
        });
    }

    /// <summary>Ends the loads that a crash left half-way: from the landing zone when their files had landed, else they are given up (their files still lie where they came from).</summary>
    public IReadOnlyList<LoadResult> ResumeUnfinished(Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        home.Landing.RemoveUnfinished();
        List<LoadResult> results = [];
        foreach ((int run, string feed, LoadState state) in log.Unfinished())
        {
            if (state == LoadState.Received)
            {
                // Also the load of the code lists, which is no source: nothing of it was kept, and the next load begins it again. A replay may have staged already.
                if (sources.Sources.FirstOrDefault(known => known.FeedCode == feed) is { } begun)
                {
                    ClearStaging(connection, run, begun, withFindings: true);
                }

                // Files of a load are recorded as it enters landed: only a replay has them earlier.
                log.Enter(run, LoadState.Failed, log.Files(run).Count > 0
                    ? "Interrupted replay of held records: nothing moved, and everything is held as before. Replay again."
                    : "Interrupted before its files had landed; the next load takes them again.");
                continue;
            }

            ISource source = sources[feed];
            Watch watch = new(feed, progress);
            results.Add(Guard(connection, log, run, source, () =>
            {
                Received received = Recount(log, run, source, cancellationToken);
                if (state == LoadState.Landed)
                {
                    Stage(connection, log, run, source, received, watch, cancellationToken);
                }

                return Deliver(connection, log, run, source, received, watch);
            }));
        }

        return results;
    }

    /// <summary>Judges held records and refused files of a feed again, from the landing zone: after rules, code lists or registers changed, or an error of the gate was mended.</summary>
    /// <remarks>
    /// What passes now becomes a load of its own over the same bytes, and moves out of the accounts of the loads that held it; what does not pass stays there, with its age. Until it
    /// publishes, the load stands as received: an interrupted replay is given up and has moved nothing.
    /// </remarks>
    /// <returns>The load; with key 0 when nothing passes, and then nothing was changed.</returns>
    public LoadResult Replay(ISource source, IReadOnlyList<HeldRecord> held, Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        new CodeListLoad(connection, log).EnsureLoaded();
        IGrouping<string, HeldRecord>[] byFile = [.. held.GroupBy(record => record.FileHash, StringComparer.Ordinal)];
        if (byFile.Select(file => file.Key).FirstOrDefault(hash => !home.Landing.Holds(hash)) is { } missing)
        {
            throw new WarehouseException(LandingRetention.RemovedOn(connection, missing) is { } day
                ? $"{home.Landing.PathOf(missing)}: the content of this file was removed by retention on {day}, so it cannot be judged again. Replay other files with --file; ask the submitter to send this one again."
                : $"{home.Landing.PathOf(missing)}: the landing zone does not hold this file any more, so it cannot be judged again. Put it back from its backup, or replay other files with --file.");
        }

        int run = log.Begin(source.FeedCode);
        Watch watch = new(source.FeedCode, progress);
        return Guard(connection, log, run, source, () =>
        {
            List<ReceivedCount> counts = [.. byFile.Select(file => Count(source, file.Key, cancellationToken))];
            Received received = new([.. log.Record(run, source.FeedCode, [.. byFile.Select((file, index) => (file.First().FileName, new LandedFile(file.Key, file.First().FileByteCount), counts[index].DeclaredRecordCount, false))])
                .Select((file, index) => (file, false, counts[index]))]);
            Stage(connection, log, run, source, received, watch, cancellationToken, isReplay: true);
            HandOver handOver = new(connection, run, source);
            using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
            {
                handOver.Restrict(received.Files.Select((file, index) => (file.File.SourceFileKey, (IReadOnlyList<HeldRecord>)[.. byFile[index]])).ToDictionary(), log.FileStates(run));
                if (handOver.IsEmpty)
                {
                    ClearStaging(connection, run, source, withFindings: true);
                    handOver.Forget();
                }

                transaction.Commit();
            }

            return handOver.IsEmpty
                ? new LoadResult(0, source.FeedCode, LoadState.Published, "", new Dictionary<(LedgerLevel, LedgerState), long>(), new Dictionary<string, long>(), [])
                : Deliver(connection, log, run, source, TakenOver(received, handOver), watch, handOver);
        });
    }

    /// <summary>The files of a replay with the counts of what it takes over.</summary>
    private static Received TakenOver(Received received, HandOver handOver)
    {
        List<(SourceFile, bool, ReceivedCount)> files = [];
        foreach ((SourceFile file, bool isDuplicate, ReceivedCount count) in received.Files)
        {
            if (handOver.WholeFiles.Contains(file.SourceFileKey))
            {
                files.Add((file, isDuplicate, count));
            }
            else if (handOver.Records.TryGetValue(file.SourceFileKey, out SortedSet<int>? records))
            {
                ReceivedCount part = new() { DeclaredRecordCount = count.DeclaredRecordCount };
                foreach (int record in records)
                {
                    part.Add(count.Records[record - 1]);
                }

                files.Add((file, isDuplicate, part));
            }
        }

        return new Received(files);
    }

    private Received Land(SqliteConnection connection, LoadRunLog log, int run, ISource source, InputFiles input, List<(string, string)> leftAlone, Watch watch, CancellationToken cancellationToken)
    {
        (LandedFile File, ReceivedCount Count)?[] landed = new (LandedFile, ReceivedCount)?[input.Files.Count];
        int done = 0;
        Parallel.For(0, input.Files.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, index =>
        {
            landed[index] = LandOne(source, input.Files[index], cancellationToken);
            watch.Report(LoadStage.Landing, Interlocked.Increment(ref done), input.Files.Count, 0);
        });

        home.Landing.Settle(landed.Where(file => file is not null).Select(file => file!.Value.File.Hash));
        List<(string Name, LandedFile File, long Declared, bool IsDuplicate)> files = [];
        List<ReceivedCount> counts = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < landed.Length; index++)
        {
            if (landed[index] is not { } file)
            {
                leftAlone.Add((ShownName.Of(input.Files[index].Name), "still being written; taken by the next load"));
                continue;
            }

            // Facilities name files after patients: the name is kept as it may be shown, in the warehouse and in the manifest.
            files.Add((ShownName.Of(input.Files[index].Name, file.File.Hash), file.File, file.Count.DeclaredRecordCount, !seen.Add(file.File.Hash) || log.WasRead(source.FeedCode, file.File.Hash)));
            counts.Add(file.Count);
        }

        if (files.Count == 0)
        {
            string others = input.LeftAlone.Count == 0 ? "" : $" Left alone: {string.Join("; ", input.LeftAlone.Take(3).Select(other => $"{ShownName.Of(other.Name)} ({other.Reason})"))}{(input.LeftAlone.Count > 3 ? $" and {input.LeftAlone.Count - 3} more" : "")}.";
            throw new WarehouseException($"{source.FeedCode}: there is no file to load.{others} Expected {string.Join(", ", source.FileExtensions)} or .zip; a load of nothing is not a success.");
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        IReadOnlyList<SourceFile> recorded = log.Record(run, source.FeedCode, files);
        log.Enter(run, LoadState.Landed);
        home.Landing.Record(source.FeedCode, recorded.Select(file => (file.Name, new LandedFile(file.Hash, file.ByteCount), file.ReceivedAt)));
        transaction.Commit();
        return new Received([.. recorded.Select((file, index) => (file, files[index].IsDuplicate, counts[index]))]);
    }

    /// <summary>Null when the file changed while it was read.</summary>
    private (LandedFile, ReceivedCount)? LandOne(ISource source, InputFile input, CancellationToken cancellationToken)
    {
        (long Length, DateTime) before = input.State();
        LandedFile file;
        ReceivedCount count;
        using (Stream content = input.Open())
        {
            if (input.EntryName.Length == 0 && before.Length <= WholeInMemory)
            {
                // Small files are read once: the same bytes are stored and counted.
                byte[] buffer = ArrayPool<byte>.Shared.Rent((int)before.Length + 1);
                int length = content.ReadAtLeast(buffer, (int)before.Length + 1, throwOnEndOfStream: false);
                file = home.Landing.Store(new MemoryStream(buffer, 0, length, writable: false), cancellationToken);
                count = source.CreateCounter().Count(new MemoryStream(buffer, 0, length, writable: false), cancellationToken);
                ArrayPool<byte>.Shared.Return(buffer);
            }
            else
            {
                file = home.Landing.Store(content, cancellationToken);
                home.Landing.Settle([file.Hash]);
                count = Count(source, file.Hash, cancellationToken);
            }
        }

        return input.State() == before ? (file, count) : null;
    }

    private ReceivedCount Count(ISource source, string hash, CancellationToken cancellationToken)
    {
        using Stream stored = home.Landing.Open(hash);
        return source.CreateCounter().Count(stored, cancellationToken);
    }

    private Received Recount(LoadRunLog log, int run, ISource source, CancellationToken cancellationToken)
    {
        List<(SourceFile, bool, ReceivedCount)> files = [];
        foreach ((SourceFile file, bool isDuplicate) in log.Files(run))
        {
            files.Add((file, isDuplicate, Count(source, file.Hash, cancellationToken)));
        }

        return new Received(files);
    }

    private void Stage(SqliteConnection connection, LoadRunLog log, int run, ISource source, Received received, Watch watch, CancellationToken cancellationToken, bool isReplay = false)
    {
        ClearStaging(connection, run, source, withFindings: true);
        long recordCount = received.Files.Where(file => !file.IsDuplicate).Sum(file => (long)file.Count.Records.Count);
        long firstKey = log.ReserveRecordKeys(run, recordCount);
        DateOnly today = DateOnly.FromDateTime((time.GetUtcNow() + VietnamOffset).DateTime);
        IReadOnlySet<UInt128> erased = new TombstoneList(connection).Read(TombstoneKind.Erased);
        StagingPass pass = new(connection, source, () => new SourceReading(run, new Pseudonyms(home.Key.PseudonymKey, erased), CodeListRegister.Embedded, today), firstKey, firstKey + recordCount - 1);
        long done = 0;
        long amount = 0;
        IReadOnlyDictionary<int, FileVerdict> verdicts = pass.Run(
            [.. received.Files.Where(file => !file.IsDuplicate).Select(file => file.File)],
            file => home.Landing.Open(file.Hash),
            (records, hundredths) => watch.Report(LoadStage.Reading, done += records, recordCount, amount += hundredths),
            cancellationToken);

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        StagedRows staged = new(connection, run, source);
        staged.TakeBack([.. verdicts.Where(file => file.Value.IsRefused).Select(file => (file.Key, file.Value))]);
        foreach ((int file, FileVerdict verdict) in verdicts)
        {
            log.Judge(file, verdict);
            if (!verdict.IsRefused)
            {
                staged.FillLateValues(file, verdict);
            }
        }

        staged.FillQuarantine(received.Files.Select(file => (file.File.SourceFileKey, file.Count)));
        if (erased.Count > 0)
        {
            using Pseudonyms pseudonyms = new(home.Key.PseudonymKey, erased);
            new AnonymousRows(connection, pseudonyms).Clean(run);
        }

        if (!isReplay)
        {
            log.Enter(run, LoadState.Staged);
        }

        transaction.Commit();
    }

    private static LoadResult Deliver(SqliteConnection connection, LoadRunLog log, int run, ISource source, Received received, Watch watch, HandOver? handOver = null)
    {
        FeedDelivery feed = source.Delivery;
        watch.Report(LoadStage.Delivering, 0, 0, 0);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        (long firstKey, long lastKey) = connection.Rows("SELECT FirstRecordKey, LastRecordKey FROM audit_LoadRun WHERE LoadRunKey = @run", reader => (reader.GetInt64(0), reader.GetInt64(1)), ("@run", run))[0];
        StagedRows staged = new(connection, run, source);
        staged.QuarantineConflicts(feed, received.Files.Select(file => (file.File.SourceFileKey, file.Count)));

        SnapshotLoader snapshots = new(connection, run);
        DimensionLoader dimensions = new(connection, run, snapshots);
        foreach (string dimension in source.Dimensions)
        {
            dimensions.Load(dimension);
        }

        List<LedgerMovement> movements = [];
        foreach (FactDelivery fact in feed.Facts.Where(fact => fact.Versions is not null))
        {
            movements.AddRange(new VersionResolution(connection, run, feed, fact, snapshots).Resolve(feed.Measures).Movements);
        }

        FactLoader facts = new(connection, run, snapshots);
        Dictionary<string, FactRange> ranges = feed.Facts.ToDictionary(fact => fact.Fact, fact => facts.Deliver(fact, firstKey, lastKey), StringComparer.Ordinal);
        Dictionary<string, long> changed = ranges.ToDictionary(fact => fact.Key, fact => fact.Value.RowCount, StringComparer.Ordinal);
        foreach ((string snapshot, int rows) in snapshots.Take(feed.SnapshotFacts))
        {
            changed[snapshot] = rows;
        }

        watch.Report(LoadStage.Reconciling, 0, 0, 0);
        Ledger ledger = new(connection, run, feed);
        IReadOnlyDictionary<int, FileState> states = log.FileStates(run);
        foreach ((SourceFile file, _, ReceivedCount count) in received.Files)
        {
            switch (states[file.SourceFileKey])
            {
                case FileState.Duplicate:
                    ledger.EnterWhole(file.SourceFileKey, count, LedgerState.Duplicate);
                    break;
                case FileState.Refused:
                    ledger.EnterWhole(file.SourceFileKey, count, LedgerState.Refused);
                    break;
                default:
                    ledger.EnterRead(file.SourceFileKey, count);
                    break;
            }
        }

        ledger.EnterRecords();
        IReadOnlyList<LedgerDifference> differences = ledger.Differences(ranges);
        Dictionary<(LedgerLevel, LedgerState), long> totals = [];
        foreach (LedgerLevel level in Enum.GetValues<LedgerLevel>())
        {
            foreach (LedgerState state in Enum.GetValues<LedgerState>())
            {
                totals[(level, state)] = ledger.Total(level, state);
            }
        }

        if (differences.Count > 0)
        {
            transaction.Rollback();
            string message = string.Create(CultureInfo.InvariantCulture, $"Load {run} ({source.FeedCode}) does not balance: {string.Join("; ", differences.Take(5))}{(differences.Count > 5 ? $"; and {differences.Count - 5} more" : "")}. Nothing was published; the figures before it stand.");
            log.Enter(run, LoadState.Failed, message.Length > 2000 ? message[..2000] : message);
            ClearStaging(connection, run, source, withFindings: false);
            return new LoadResult(run, source.FeedCode, LoadState.Failed, message, totals, new Dictionary<string, long>(), []);
        }

        ledger.Write([.. movements, .. handOver?.Movements ?? []]);
        handOver?.Release();
        ClearStaging(connection, run, source, withFindings: false);
        log.Enter(run, LoadState.Published);
        transaction.Commit();
        foreach (LedgerMovement movement in movements.Where(movement => movement.Level == LedgerLevel.Record))
        {
            changed[feed.Facts[0].Fact] += movement.Quantity;
        }

        return new LoadResult(run, source.FeedCode, LoadState.Published, "", totals, changed, []);
    }

    /// <summary>A load that throws is failed with its reason, so that nobody reads it as running; what was published before stands.</summary>
    private static LoadResult Guard(SqliteConnection connection, LoadRunLog log, int run, ISource source, Func<LoadResult> load)
    {
        try
        {
            return load();
        }
        catch (OperationCanceledException)
        {
            // Stopped by the operator: the durable state stays, and the next run goes on from it.
            throw;
        }
        catch (Exception exception)
        {
            string reason = exception is SqliteException sqlite ? WarehouseException.From(connection.DataSource, sqlite).Message : exception.Message;
            try
            {
                ClearStaging(connection, run, source, withFindings: true);
                log.Enter(run, LoadState.Failed, reason.Length > 2000 ? reason[..2000] : reason);
            }
            catch (SqliteException)
            {
                // The warehouse cannot be written (full disk): the load stays in its durable state and is resumed by the next run.
            }

            throw exception is SqliteException cause ? WarehouseException.From(connection.DataSource, cause) : exception;
        }
    }

    private static void ClearStaging(SqliteConnection connection, int run, ISource source, bool withFindings) => new StagedRows(connection, run, source).Clear(withFindings);

    /// <summary>The files of a load with what was counted in each.</summary>
    private sealed record Received(IReadOnlyList<(SourceFile File, bool IsDuplicate, ReceivedCount Count)> Files);

    private sealed class Watch(string feedCode, Action<LoadProgress>? progress)
    {
        public void Report(LoadStage stage, long done, long total, long amountHundredths) => progress?.Invoke(new LoadProgress(feedCode, stage, done, total, amountHundredths));
    }
}
