using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.PowerBI;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt doctor</c>: looks at everything that has to be in order, and changes nothing.</summary>
internal sealed class DoctorCommand : BhytCommand
{
    private const int MostNamed = 10;
    private const long LeastSpace = 1024L * 1024 * 1024;

    private readonly Option<bool> _deep;

    public DoctorCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("doctor", HelpTexts.Doctor, surroundings, language, global)
    {
        _deep = new Option<bool>("--deep") { Description = HelpTexts.Deep.In(language) };
        Options.Add(_deep);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt doctor", "bhyt doctor --deep --warehouse sqlite:/srv/bhyt/warehouse.db"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        List<DoctorFinding> findings = [];
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        SqliteInspection file = new(connection);
        Add("schema", DoctorVerdict.Ok, DoctorTexts.Schema, WarehouseSchema.Hash[..12]);
        Add("sqlite", DoctorVerdict.Ok, DoctorTexts.Sqlite, file.SqliteVersion, path, screen.Bytes(new FileInfo(path).Length));
        CheckFile();
        CheckLeases();
        bool isBusy = CheckLoads();
        CheckStaging(isBusy);
        CheckLedger();
        CheckClosings();
        CheckRules();
        CheckFreshness();
        CheckHeldBack();
        WarehouseKey? key = CheckKey();
        CheckLanding(key);
        CheckSpace();
        CheckPowerBi();
        return Task.FromResult(Tell());

        void Add(string check, DoctorVerdict verdict, Text text, params ReadOnlySpan<object?> values) => findings.Add(new DoctorFinding(check, verdict, text.In(Language, values)));

        void CheckFile()
        {
            IReadOnlyList<string> broken = file.BrokenPages();
            if (broken.Count == 0)
            {
                Add("integrity", DoctorVerdict.Ok, DoctorTexts.Whole);
            }
            else
            {
                Add("integrity", DoctorVerdict.Failure, DoctorTexts.Broken, string.Join("; ", broken.Take(3)));
            }

            IReadOnlyList<(string Table, string Parent, long Count)> dangling = file.DanglingKeys();
            foreach ((string table, string parent, long count) in dangling)
            {
                Add("foreign-keys", DoctorVerdict.Failure, DoctorTexts.KeysDangle, screen.Count(count), table, parent);
            }

            if (dangling.Count == 0)
            {
                Add("foreign-keys", DoctorVerdict.Ok, DoctorTexts.KeysMeet, SqliteInspection.ForeignKeyCount);
            }
        }

        void CheckLeases()
        {
            IReadOnlyList<LeaseEntry> leases = LeaseBook.Standing(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), Surroundings.Time);
            foreach (LeaseEntry lease in leases)
            {
                Add("leases", lease.IsOver ? DoctorVerdict.Warning : DoctorVerdict.Ok, lease.IsOver ? DoctorTexts.LeaseOver : DoctorTexts.LeaseHeld,
                    lease.Resource, lease.Holder.Machine, lease.Holder.ProcessId.ToString(CultureInfo.InvariantCulture), lease.Token.ToString(CultureInfo.InvariantCulture), lease.ExpiresAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            }

            if (leases.Count == 0)
            {
                Add("leases", DoctorVerdict.Ok, DoctorTexts.NoLease);
            }
        }

        bool CheckLoads()
        {
            IReadOnlyList<(int LoadRunKey, string FeedCode, LoadState State)> unfinished = new LoadRunLog(connection, Surroundings.Time).Unfinished();
            foreach ((int run, string feed, LoadState state) in unfinished)
            {
                Add("loads", DoctorVerdict.Warning, DoctorTexts.Unfinished, run, feed, LoadTexts.Of(state).In(Language));
            }

            if (unfinished.Count == 0)
            {
                Add("loads", DoctorVerdict.Ok, DoctorTexts.NoUnfinished);
            }

            return unfinished.Count > 0;
        }

        void CheckStaging(bool loadIsUnderWay)
        {
            IReadOnlyList<(string Table, long Count)> staged = file.StagedRows();
            if (staged.Count == 0)
            {
                Add("staging", DoctorVerdict.Ok, DoctorTexts.StagingEmpty);
            }
            else if (!loadIsUnderWay)
            {
                foreach ((string table, long count) in staged)
                {
                    Add("staging", DoctorVerdict.Warning, DoctorTexts.StagingLeft, table, screen.Count(count));
                }
            }
        }

        void CheckLedger()
        {
            using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
            int count = new LedgerReport(connection, SourceRegister.All).Verify().Count;
            if (count == 0)
            {
                Add("ledger", DoctorVerdict.Ok, DoctorTexts.LedgerBalanced);
            }
            else
            {
                Add("ledger", DoctorVerdict.Failure, DoctorTexts.LedgerUnbalanced, count);
            }
        }

        void CheckClosings()
        {
            ClosingBook book = new(connection);
            IReadOnlyList<PeriodClosing> changed = book.Changed();
            foreach (PeriodClosing closing in changed)
            {
                Add("closings", DoctorVerdict.Failure, DoctorTexts.ClosingChanged, Screen.Month(closing.MonthKey), closing.ClosingNumber);
            }

            if (changed.Count == 0)
            {
                Add("closings", DoctorVerdict.Ok, DoctorTexts.ClosingsStand, book.Closings().Count);
            }
        }

        void CheckRules()
        {
            IReadOnlyList<RuleNotApplied> lacking = new RuleReport(connection).NotApplied();
            foreach (IGrouping<(string FeedCode, string ListName, ListState State), RuleNotApplied> list in lacking.GroupBy(item => (item.FeedCode, item.ListName, item.State)))
            {
                Add("rules", DoctorVerdict.Warning, list.Key.State == ListState.Empty ? DoctorTexts.RulesLackList : DoctorTexts.RulesListStale, list.Key.FeedCode, list.Key.ListName, string.Join(", ", list.Select(item => item.RuleCode)), screen.Count(list.Max(item => item.RecordCount)));
            }

            if (lacking.Count == 0)
            {
                Add("rules", DoctorVerdict.Ok, DoctorTexts.RulesApply);
            }

            foreach (RuleOverride item in new OverrideBook(connection, Surroundings.Time).All().Where(item => item is { State: OverrideState.Withdrawn, UsedByLoadRunKey: > 0 }))
            {
                Add("overrides", DoctorVerdict.Warning, OverrideTexts.StillLoaded, item.Number, item.UsedByLoadRunKey);
            }
        }

        void CheckFreshness()
        {
            IReadOnlyList<DeliveryAlert> alerts = new RadarRun(Surroundings.Time).Look(connection).Alerts;
            DeliveryAlert[] silent = [.. alerts.Where(alert => alert.Series == DeliveryRadar.Files).OrderBy(alert => alert.Since)];
            foreach (DeliveryAlert feed in silent.Where(alert => alert.Subject.Kind == "Feed"))
            {
                Add("freshness", DoctorVerdict.Warning, DoctorTexts.FeedSilent, feed.FeedCode, Screen.Day(feed.Since.AddDays(-1)), Screen.Day(feed.Due!.Value));
            }

            foreach (IGrouping<string, DeliveryAlert> feed in silent.Where(alert => alert.Subject.Kind != "Feed").GroupBy(alert => alert.FeedCode))
            {
                Add("freshness", DoctorVerdict.Warning, DoctorTexts.FacilitiesSilent, feed.Key, screen.Count(feed.Count()), string.Join(", ", feed.Take(MostNamed).Select(alert => $"{alert.Subject.Code} ({Screen.Day(alert.Since.AddDays(-1))})")));
            }

            if (silent.Length == 0)
            {
                Add("freshness", DoctorVerdict.Ok, DoctorTexts.NobodySilent);
            }

            string[] never = [.. FeedFreshness.Read(connection).Where(feed => feed.LastReceived is null).Select(feed => feed.FeedCode)];
            if (never.Length > 0)
            {
                Add("freshness", DoctorVerdict.Ok, DoctorTexts.NeverReceived, string.Join(", ", never));
            }

            DeliveryAlert[] others = [.. alerts.Where(alert => alert.Series != DeliveryRadar.Files && !alert.IsNewLevel)];
            if (others.Length == 0)
            {
                Add("radar", DoctorVerdict.Ok, DoctorTexts.NothingMissing);
            }
            else
            {
                Add("radar", DoctorVerdict.Warning, DoctorTexts.AlertsOpen, screen.Count(others.Length), screen.Count(others.Count(alert => alert.Severity == AlertSeverity.High)));
            }
        }

        void CheckHeldBack()
        {
            string jobs = WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!);
            IReadOnlyList<HeldBackPart> parts = new HeldBackFigures(connection, SourceRegister.All, new RunBook(jobs, Surroundings.Time), File.Exists(jobs) ? Timetable.Lines : []).Parts();
            findings.AddRange(parts.Select(part => new DoctorFinding("held-back", DoctorVerdict.Warning, HeldBackTexts.Told(part, Language))));
            if (parts.Count == 0)
            {
                Add("held-back", DoctorVerdict.Ok, HeldBackTexts.Nothing);
            }
        }

        WarehouseKey? CheckKey()
        {
            string keyPath = WarehouseHome.KeyPathIn(Path.GetDirectoryName(path)!);
            if (!File.Exists(keyPath))
            {
                Add("key", DoctorVerdict.Failure, DoctorTexts.KeyGone, keyPath);
                return null;
            }

            WarehouseKey found;
            try
            {
                found = WarehouseKey.OpenOrCreate(keyPath);
            }
            catch (Exception exception) when (exception is WarehouseException or UnauthorizedAccessException)
            {
                findings.Add(new DoctorFinding("key", DoctorVerdict.Failure, Explain(exception, Language)));
                return null;
            }

            string expected = file.KeyFingerprint;
            if (expected != found.Fingerprint)
            {
                Add("key", DoctorVerdict.Failure, DoctorTexts.KeyWrong, keyPath, found.Fingerprint, expected);
                return null;
            }

            Add("key", DoctorVerdict.Ok, DoctorTexts.KeyRight, found.Fingerprint, keyPath);
            if (!OperatingSystem.IsWindows())
            {
                UnixFileMode mode = File.GetUnixFileMode(keyPath);
                if ((mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == 0)
                {
                    Add("key-mode", DoctorVerdict.Ok, DoctorTexts.KeyPrivate);
                }
                else
                {
                    Add("key-mode", DoctorVerdict.Failure, DoctorTexts.KeyOpen, keyPath, Convert.ToString((int)mode, 8).PadLeft(4, '0'));
                }
            }

            return found;
        }

        void CheckLanding(WarehouseKey? rightKey)
        {
            string folder = Path.Combine(Path.GetDirectoryName(path)!, "landing");
            LandingZone landing = new(folder, rightKey?.LandingKey ?? []);
            IReadOnlyList<(string Hash, string Name)> received = file.ReceivedFiles();
            (string Hash, string Name)[] missing = [.. received.Where(item => !landing.Holds(item.Hash))];
            if (missing.Length > 0)
            {
                Add("landing", DoctorVerdict.Failure, DoctorTexts.LandingLacks, screen.Count(missing.Length), folder, missing[0].Hash);
            }
            else
            {
                Add("landing", DoctorVerdict.Ok, DoctorTexts.LandingHeld, screen.Count(received.Count));
            }

            if (line.GetValue(_deep) && rightKey is not null)
            {
                Reread(landing, [.. received.Except(missing)]);
            }
        }

        void Reread(LandingZone landing, (string Hash, string Name)[] held)
        {
            List<string> changed = screen.Watch(report =>
            {
                List<string> wrong = [];
                for (int index = 0; index < held.Length; index++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!IsAsReceived(landing, held[index].Hash))
                    {
                        wrong.Add(held[index].Hash);
                    }

                    report(new WorkProgress(DoctorTexts.Rereading.In(Language), index + 1, held.Length, screen.Say(LoadTexts.FilesDone, screen.Count(index + 1), screen.Count(held.Length))));
                }

                return wrong;
            });
            if (changed.Count == 0)
            {
                Add("landing-content", DoctorVerdict.Ok, DoctorTexts.LandingReread, screen.Count(held.Length));
            }
            else
            {
                Add("landing-content", DoctorVerdict.Failure, DoctorTexts.LandingChanged, screen.Count(changed.Count), changed[0]);
            }
        }

        void CheckSpace()
        {
            long free = new DriveInfo(path).AvailableFreeSpace;
            long size = new FileInfo(path).Length;
            bool isEnough = free >= Math.Max(LeastSpace, size);
            Add("space", isEnough ? DoctorVerdict.Ok : DoctorVerdict.Warning, isEnough ? DoctorTexts.Space : DoctorTexts.SpaceLow, screen.Bytes(free), screen.Bytes(size));
        }

        void CheckPowerBi()
        {
            try
            {
                IReadOnlyList<string> missing = PowerBiOptions.FromEnvironment(Surroundings.ReadVariable).Missing;
                if (missing.Count == 0)
                {
                    Add("power-bi", DoctorVerdict.Ok, DoctorTexts.PowerBiSet);
                }
                else if (missing.Count == 5)
                {
                    Add("power-bi", DoctorVerdict.Ok, DoctorTexts.PowerBiUnset);
                }
                else
                {
                    Add("power-bi", DoctorVerdict.Warning, DoctorTexts.PowerBiPartly, string.Join(", ", missing));
                }
            }
            catch (FormatException exception)
            {
                Add("power-bi", DoctorVerdict.Failure, DoctorTexts.PowerBiMalformed, exception.Message);
            }
        }

        int Tell()
        {
            foreach (DoctorFinding finding in findings)
            {
                screen.Tell(finding);
            }

            int failures = findings.Count(finding => finding.Verdict == DoctorVerdict.Failure);
            int warnings = findings.Count(finding => finding.Verdict == DoctorVerdict.Warning);
            screen.Blank();
            if (failures > 0)
            {
                screen.Bad(DoctorTexts.WithFailures, failures, warnings);
            }
            else if (warnings > 0)
            {
                screen.Warn(DoctorTexts.WithWarnings, warnings);
            }
            else
            {
                screen.Good(DoctorTexts.AllWell);
            }

            int exitCode = failures > 0 ? Failed : Done;
            screen.Document(new { Warehouse = path, Findings = findings, Failures = failures, Warnings = warnings, ExitCode = exitCode });
            return exitCode;
        }
    }

    private static bool IsAsReceived(LandingZone landing, string hash)
    {
        try
        {
            using Stream content = landing.Open(hash);
            return Convert.ToHexStringLower(SHA256.HashData(content)) == hash;
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidDataException or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
