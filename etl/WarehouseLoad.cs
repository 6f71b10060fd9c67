using System.Buffers;
using System.Globalization;
using System.Runtime.ExceptionServices;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
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
/// and publication are one transaction: a reader sees the whole, balanced load or the state before it. Each durable step is written under the lease of the feed: of two
/// hosts one works on a feed, and one that stood still while another took over can write no more.
/// </remarks>
public sealed class WarehouseLoad(WarehouseHome home, SourceRegister sources, TimeProvider time, HostLeases leases)
{
    /// <summary>Bytes up to which a file is held in memory while it lands; larger ones are read again from the landing zone to be counted.</summary>
    private const long WholeInMemory = 16 * 1024 * 1024;

    /// <summary>Viet Nam keeps UTC+7 all year and has done so since 1975.</summary>
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>Told at each durable step; for who watches the work, or cuts it off there.</summary>
    public Action<WorkStep>? Told { get; init; }

    /// <summary>Loads every file of the feed found at a place.</summary>
    /// <exception cref="LeaseHeldException">Another host is loading this feed; nothing was changed.</exception>
    public LoadResult Run(ISource source, InputFiles input, Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using Lease slice = leases.Take(LeaseResource.Feed(source.FeedCode));
        return Run(slice, source, input, progress, cancellationToken);
    }

    /// <summary>Loads under a lease of the feed that the caller holds, with what it does before and after.</summary>
    public LoadResult Run(Lease slice, ISource source, InputFiles input, Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        EnsureCodeLists(connection, log, cancellationToken);
        Work work = new(connection, log, slice, Begin(connection, log, slice, source), source, progress, Told);
        work.Tell(DurableStep.Begun);
        return Guard(work, () =>
        {
            List<(string, string)> leftAlone = [.. input.LeftAlone.Select(file => (ShownName.Of(file.Name), file.Reason))];
            Received received = Land(work, input, leftAlone, cancellationToken);
            Stage(work, received, cancellationToken);
            return Deliver(work, received, cancellationToken) with { LeftAlone = leftAlone };
        });
    }

    /// <summary>Ends the loads that a crash left half-way: from the landing zone when their files had landed, else they are given up (their files still lie where they came from).</summary>
    /// <remarks>A load whose feed is leased by a host at work is that host's, and is left to it.</remarks>
    public Resumption ResumeUnfinished(Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        ILookup<string, int> unfinished = log.Unfinished().ToLookup(load => load.FeedCode, load => load.LoadRunKey);
        List<LoadResult> ended = [];
        List<(int, string)> givenUp = [];
        List<(int, string)> left = [];
        foreach (string feed in unfinished.Select(loads => loads.Key).Union(home.Landing.Unfinished().Select(owner => owner.FeedCode)))
        {
            using Lease? slice = leases.TryTake(LeaseResource.Feed(feed));
            if (slice is null)
            {
                left.AddRange(unfinished[feed].Select(run => (run, feed)));
                continue;
            }

            home.Landing.RemoveUnfinished(new LandingOwner(feed, slice.Token));
            foreach (int run in unfinished[feed])
            {
                // What was seen before the lease may have been ended by its last holder.
                LoadState? state = log.StateOf(run);
                if (state is LoadState.Landed or LoadState.Staged)
                {
                    ended.Add(Resume(new Work(connection, log, slice, run, sources[feed], progress, Told), state == LoadState.Landed, cancellationToken));
                }
                else if (state == LoadState.Received)
                {
                    GiveUp(connection, log, slice, run, feed);
                    givenUp.Add((run, feed));
                }
            }
        }

        Told?.Invoke(new WorkStep("", DurableStep.Resumed));
        return new Resumption(ended, givenUp, left);
    }

    /// <summary>Judges held records and refused files of a feed again, from the landing zone: after rules, code lists or registers changed, or an error of the gate was mended.</summary>
    /// <remarks>
    /// What passes now becomes a load of its own over the same bytes, and moves out of the accounts of the loads that held it; what does not pass stays there, with its age. Until it
    /// publishes, the load stands as received: an interrupted replay is given up and has moved nothing.
    /// </remarks>
    /// <param name="slice">The lease of the feed, taken before <paramref name="held"/> was read.</param>
    /// <returns>The load; with key 0 when nothing passes, and then nothing was changed.</returns>
    public LoadResult Replay(Lease slice, ISource source, IReadOnlyList<HeldRecord> held, Action<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, time);
        EnsureCodeLists(connection, log, cancellationToken);
        IGrouping<string, HeldRecord>[] byFile = [.. held.GroupBy(record => record.FileHash, StringComparer.Ordinal)];
        if (byFile.Select(file => file.Key).FirstOrDefault(hash => !home.Landing.Holds(hash)) is { } missing)
        {
            throw new WarehouseException(LandingRetention.RemovedOn(connection, missing) is { } day
                ? $"{home.Landing.PathOf(missing)}: the content of this file was removed by retention on {day}, so it cannot be judged again. Replay other files with --file; ask the submitter to send this one again."
                : $"{home.Landing.PathOf(missing)}: the landing zone does not hold this file any more, so it cannot be judged again. Put it back from its backup, or replay other files with --file.");
        }

        Work work = new(connection, log, slice, Begin(connection, log, slice, source), source, progress, Told);
        work.Tell(DurableStep.Begun);
        return Guard(work, () =>
        {
            List<ReceivedCount> counts = [.. byFile.Select(file => Count(source, file.Key, cancellationToken))];
            IReadOnlyList<SourceFile> recorded;
            using (SqliteTransaction transaction = work.BeginStep())
            {
                recorded = log.Record(work.Run, source.FeedCode, [.. byFile.Select((file, index) => (file.First().FileName, new LandedFile(file.Key, file.First().FileByteCount), counts[index].DeclaredRecordCount, false))]);
                transaction.Commit();
            }

            Received received = new([.. recorded.Select((file, index) => (file, false, counts[index]))]);
            HashSet<(int, int)> wanted = [.. received.Files.SelectMany((file, index) => byFile[index].Select(record => (file.File.SourceFileKey, record.RecordNumber)))];
            UnjudgedRecords unjudged = Stage(work, received, cancellationToken, (file, record) => wanted.Contains((file, record)) || wanted.Contains((file, 0)));
            HandOver handOver = new(connection, work.Run, source);
            using (SqliteTransaction transaction = work.BeginStep())
            {
                handOver.Restrict(received.Files.Select((file, index) => (file.File.SourceFileKey, (IReadOnlyList<HeldRecord>)[.. byFile[index]])).ToDictionary(), log.FileStates(work.Run));
                if (handOver.IsEmpty)
                {
                    work.ClearStaging(withFindings: true);
                    handOver.Forget();
                }
                else
                {
                    new RuleLog(connection).Judged(work.Run, source, unjudged.Count(handOver.Takes));
                }

                transaction.Commit();
            }

            return handOver.IsEmpty
                ? new LoadResult(0, source.FeedCode, LoadState.Published, "", new Dictionary<(LedgerLevel, LedgerState), long>(), new Dictionary<string, long>(), [])
                : Deliver(work, TakenOver(received, handOver), cancellationToken, handOver);
        });
    }

    private LoadResult Resume(Work work, bool mustStage, CancellationToken cancellationToken) => Guard(work, () =>
    {
        Received received = Recount(work, cancellationToken);
        if (mustStage)
        {
            Stage(work, received, cancellationToken);
        }

        return Deliver(work, received, cancellationToken);
    });

    private void GiveUp(SqliteConnection connection, LoadRunLog log, Lease slice, int run, string feed)
    {
        using SqliteTransaction transaction = Fence.Begin(connection, slice);
        if (sources.Sources.FirstOrDefault(known => known.FeedCode == feed) is { } begun)
        {
            // Nothing of it was kept, and the next load begins it again. A replay may have staged already.
            new StagedRows(connection, run, begun).Clear(withFindings: true);
        }

        // Files of a load are recorded as it enters landed: only a replay has them earlier.
        log.Enter(run, LoadState.Failed, log.Files(run).Count > 0
            ? "Interrupted replay of held records: nothing moved, and everything is held as before. Replay again."
            : "Interrupted before its files had landed; the next load takes them again.");
        transaction.Commit();
    }

    private static int Begin(SqliteConnection connection, LoadRunLog log, Lease slice, ISource source)
    {
        using SqliteTransaction transaction = Fence.Begin(connection, slice);
        int run = log.Begin(source.FeedCode);
        transaction.Commit();
        return run;
    }

    private void EnsureCodeLists(SqliteConnection connection, LoadRunLog log, CancellationToken cancellationToken)
    {
        CodeListLoad lists = new(connection, log);
        if (!lists.IsLoaded())
        {
            using Lease publication = leases.Await(LeaseResource.Publication, cancellationToken);
            lists.EnsureLoaded();
        }
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

    private Received Land(Work work, InputFiles input, List<(string, string)> leftAlone, CancellationToken cancellationToken)
    {
        ISource source = work.Source;
        using ArrivingFiles arriving = home.Landing.Arrive(new LandingOwner(source.FeedCode, work.Slice.Token));
        (LandedFile File, ReceivedCount Count)?[] landed = new (LandedFile, ReceivedCount)?[input.Files.Count];
        string?[] unreadable = new string?[input.Files.Count];
        int done = 0;
        void LandAt(int index)
        {
            try
            {
                landed[index] = LandOne(arriving, source, input.Files[index], cancellationToken);
            }
            catch (InvalidDataException)
            {
                // Only an entry of an archive says so, and it can show at its last byte; nothing of it is kept, and the other files go on.
                unreadable[index] = "cannot be unpacked: its .zip is damaged, or packed in a way that is not read; pack and send it again";
            }
            catch (UnauthorizedAccessException)
            {
                unreadable[index] = "no permission to read it; give the account that loads the right to";
            }

            work.Report(LoadStage.Landing, Interlocked.Increment(ref done), input.Files.Count, 0);
        }

        try
        {
            Parallel.For(0, input.Files.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, LandAt);
        }
        catch (AggregateException failures)
        {
            // Whoever waits for an IOException must see it.
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }

        arriving.Settle(landed.Where(file => file is not null).Select(file => file!.Value.File.Hash));
        List<(string Name, LandedFile File, long Declared, bool IsDuplicate)> files = [];
        List<ReceivedCount> counts = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < landed.Length; index++)
        {
            if (landed[index] is not { } file)
            {
                leftAlone.Add((ShownName.Of(input.Files[index].Name), unreadable[index] ?? "still being written; taken by the next load"));
                continue;
            }

            // Facilities name files after patients: the name is kept as it may be shown, in the warehouse and in the manifest.
            files.Add((ShownName.Of(input.Files[index].Name, file.File.Hash), file.File, file.Count.DeclaredRecordCount, !seen.Add(file.File.Hash) || work.Log.WasRead(source.FeedCode, file.File.Hash)));
            counts.Add(file.Count);
        }

        if (files.Count == 0)
        {
            string others = leftAlone.Count == 0 ? "" : $" Left alone: {string.Join("; ", leftAlone.Take(3).Select(other => $"{other.Item1} ({other.Item2})"))}{(leftAlone.Count > 3 ? $" and {leftAlone.Count - 3} more" : "")}.";
            throw new WarehouseException($"{source.FeedCode}: there is no file to load.{others} Expected {string.Join(", ", source.FileExtensions)} or .zip; a load of nothing is not a success.");
        }

        work.Tell(DurableStep.Stored);
        IReadOnlyList<SourceFile> recorded;
        using (SqliteTransaction transaction = work.BeginStep())
        {
            recorded = work.Log.Record(work.Run, source.FeedCode, files);
            work.Log.Enter(work.Run, LoadState.Landed);
            home.Landing.Record(source.FeedCode, recorded.Select(file => (file.Name, new LandedFile(file.Hash, file.ByteCount), file.ReceivedAt)));
            transaction.Commit();
        }

        work.Tell(DurableStep.Landed);
        return new Received([.. recorded.Select((file, index) => (file, files[index].IsDuplicate, counts[index]))]);
    }

    /// <summary>Null when the file changed while it was read.</summary>
    private (LandedFile, ReceivedCount)? LandOne(ArrivingFiles arriving, ISource source, InputFile input, CancellationToken cancellationToken)
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
                file = arriving.Store(new MemoryStream(buffer, 0, length, writable: false), cancellationToken);
                count = source.CreateCounter().Count(new MemoryStream(buffer, 0, length, writable: false), cancellationToken);
                ArrayPool<byte>.Shared.Return(buffer);
            }
            else
            {
                file = arriving.Store(content, cancellationToken);
                arriving.Settle([file.Hash]);
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

    private Received Recount(Work work, CancellationToken cancellationToken)
    {
        List<(SourceFile, bool, ReceivedCount)> files = [];
        foreach ((SourceFile file, bool isDuplicate) in work.Log.Files(work.Run))
        {
            files.Add((file, isDuplicate, Count(work.Source, file.Hash, cancellationToken)));
        }

        return new Received(files);
    }

    private UnjudgedRecords Stage(Work work, Received received, CancellationToken cancellationToken, Func<int, int, bool>? isHeld = null)
    {
        (SqliteConnection connection, int run, ISource source) = (work.Connection, work.Run, work.Source);
        long recordCount = received.Files.Where(file => !file.IsDuplicate).Sum(file => (long)file.Count.Records.Count);
        long firstKey;
        using (SqliteTransaction reserving = work.BeginStep())
        {
            work.ClearStaging(withFindings: true);
            firstKey = work.Log.ReserveRecordKeys(run, recordCount);
            reserving.Commit();
        }

        DateOnly today = DateOnly.FromDateTime((time.GetUtcNow() + VietnamOffset).DateTime);
        CodeListRegister lists = WarehouseLists.Of(connection, source);
        UnjudgedRecords unjudged = new();
        ApprovedOverrides overrides = new OverrideBook(connection, time).Approved(source.FeedCode);
        IReadOnlySet<UInt128> erased = new TombstoneList(connection).Read(TombstoneKind.Erased);
        StagingPass pass = new(connection, source, () => new SourceReading(run, new Pseudonyms(home.Key.PseudonymKey, erased), lists, today) { Unjudged = unjudged, Overrides = overrides, IsWanted = isHeld ?? ((_, _) => true) }, firstKey, firstKey + recordCount - 1, work.BeginStep);
        long done = 0;
        long amount = 0;
        IReadOnlyDictionary<int, FileVerdict> verdicts = pass.Run(
            [.. received.Files.Where(file => !file.IsDuplicate).Select(file => file.File)],
            file => home.Landing.Open(file.Hash),
            (records, hundredths) => work.Report(LoadStage.Reading, done += records, recordCount, amount += hundredths),
            cancellationToken);

        work.Tell(DurableStep.Read);
        using (SqliteTransaction transaction = work.BeginStep())
        {
            StagedRows staged = new(connection, run, source);
            staged.TakeBack([.. verdicts.Where(file => file.Value.IsRefused).Select(file => (file.Key, file.Value))]);
            foreach ((int file, FileVerdict verdict) in verdicts)
            {
                work.Log.Judge(file, verdict);
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

            if (isHeld is null)
            {
                new RuleLog(connection).Judged(run, source, unjudged.Count((file, _) => !verdicts[file].IsRefused));
                work.Log.Enter(run, LoadState.Staged);
            }

            transaction.Commit();
        }

        work.Tell(DurableStep.Staged);
        return unjudged;
    }

    private LoadResult Deliver(Work work, Received received, CancellationToken cancellationToken, HandOver? handOver = null)
    {
        (SqliteConnection connection, int run, ISource source) = (work.Connection, work.Run, work.Source);
        FeedDelivery feed = source.Delivery;
        work.Report(LoadStage.Delivering, 0, 0, 0);
        using Lease publication = leases.Await(LeaseResource.Publication, cancellationToken);
        using SqliteTransaction transaction = Fence.Begin(connection, work.Slice, publication);
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
        IReadOnlyDictionary<string, int> taken = snapshots.Take(feed.SnapshotFacts);
        foreach ((string snapshot, int rows) in taken)
        {
            changed[snapshot] = rows;
        }

        work.Report(LoadStage.Reconciling, 0, 0, 0);
        Ledger ledger = new(connection, run, feed);
        IReadOnlyDictionary<int, FileState> states = work.Log.FileStates(run);
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
        string[] differences = [.. ledger.Differences(ranges).Select(difference => difference.ToString()), .. new Conservation(connection).DifferencesOf(taken.Keys).Select(difference => difference.ToString())];
        Dictionary<(LedgerLevel, LedgerState), long> totals = [];
        foreach (LedgerLevel level in Enum.GetValues<LedgerLevel>())
        {
            foreach (LedgerState state in Enum.GetValues<LedgerState>())
            {
                totals[(level, state)] = ledger.Total(level, state);
            }
        }

        if (differences.Length > 0)
        {
            transaction.Rollback();
            string message = string.Create(CultureInfo.InvariantCulture, $"Load {run} ({source.FeedCode}) does not balance: {string.Join("; ", differences.Take(5))}{(differences.Length > 5 ? $"; and {differences.Length - 5} more" : "")}. Nothing was published; the figures before it stand.");
            work.Fail(message, withFindings: false);
            return new LoadResult(run, source.FeedCode, LoadState.Failed, message, totals, new Dictionary<string, long>(), []);
        }

        // What a replay takes over is held no longer, so a newer version beside it does not put it right once more.
        handOver?.Release();
        HeldRepair repair = new(connection, run, feed);
        IReadOnlyList<LedgerMovement> repaired = repair.Find();
        ledger.Write([.. movements, .. repaired, .. handOver?.Movements ?? []]);
        repair.Release();
        work.ClearStaging(withFindings: false);
        work.Log.Enter(run, LoadState.Published);
        work.Tell(DurableStep.Delivered);
        transaction.Commit();
        foreach (LedgerMovement movement in movements.Where(movement => movement.Level == LedgerLevel.Record))
        {
            changed[feed.Facts[0].Fact] += movement.Quantity;
        }

        return new LoadResult(run, source.FeedCode, LoadState.Published, "", totals, changed, []);
    }

    /// <summary>A load that throws is failed with its reason, so that nobody reads it as running; what was published before stands.</summary>
    private static LoadResult Guard(Work work, Func<LoadResult> load)
    {
        LoadResult result;
        try
        {
            result = load();
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or LeaseLostException or LeaseHeldException)
        {
            // Stopped by the operator, overtaken by another host, or kept waiting by one: the durable state stays, and who resumes the load goes on from it.
            throw;
        }
        catch (Exception exception)
        {
            string path = work.Connection.DataSource;
            try
            {
                work.Fail(exception is SqliteException sqlite ? WarehouseException.From(path, sqlite).Message : exception.Message, withFindings: true);
            }
            catch (SqliteException)
            {
                // The warehouse cannot be written (full disk): the load stays in its durable state and is resumed by the next run.
            }

            throw exception is SqliteException cause ? WarehouseException.From(path, cause) : exception;
        }

        if (result.IsPublished && result.LoadRunKey > 0)
        {
            work.Tell(DurableStep.Published);
        }

        return result;
    }

    /// <summary>The files of a load with what was counted in each.</summary>
    private sealed record Received(IReadOnlyList<(SourceFile File, bool IsDuplicate, ReceivedCount Count)> Files);

    /// <summary>One load under way: whose it is, under which lease, and who is told.</summary>
    private sealed class Work(SqliteConnection connection, LoadRunLog log, Lease slice, int run, ISource source, Action<LoadProgress>? progress, Action<WorkStep>? told)
    {
        private const int LongestMessage = 2000;

        public SqliteConnection Connection => connection;

        public LoadRunLog Log => log;

        public Lease Slice => slice;

        public int Run => run;

        public ISource Source => source;

        public SqliteTransaction BeginStep() => Fence.Begin(connection, slice);

        public void ClearStaging(bool withFindings) => new StagedRows(connection, run, source).Clear(withFindings);

        public void Fail(string message, bool withFindings)
        {
            using SqliteTransaction transaction = BeginStep();
            ClearStaging(withFindings);
            log.Enter(run, LoadState.Failed, message.Length > LongestMessage ? message[..LongestMessage] : message);
            transaction.Commit();
        }

        public void Report(LoadStage stage, long done, long total, long amountHundredths) => progress?.Invoke(new LoadProgress(source.FeedCode, stage, done, total, amountHundredths));

        public void Tell(DurableStep step) => told?.Invoke(new WorkStep(source.FeedCode, step));
    }
}
