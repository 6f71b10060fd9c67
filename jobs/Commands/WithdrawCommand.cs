using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt withdraw</c>: takes dossiers out of the figures that their facility took back.</summary>
internal sealed class WithdrawCommand : BhytCommand
{
    private const string Feed = "VssClaims";
    private const int MostShown = 20;

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly Option<string> _facility;
    private readonly Option<string> _claim;
    private readonly Option<string> _from;
    private readonly Option<string> _on;
    private readonly Option<string> _reason;

    public WithdrawCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("withdraw", HelpTexts.Withdraw, surroundings, language, global)
    {
        _facility = new Option<string>("--facility") { Description = WithdrawTexts.Facility.In(language), HelpName = "CODE" };
        _claim = new Option<string>("--claim") { Description = WithdrawTexts.Claim.In(language), HelpName = "NUMBER" };
        _from = new Option<string>("--from") { Description = WithdrawTexts.From.In(language), HelpName = "FILE" };
        _on = new Option<string>("--on") { Description = WithdrawTexts.On.In(language), HelpName = "yyyy-MM-dd" };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT" };
        foreach (Option option in (Option[])[_facility, _claim, _from, _on, _reason, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "bhyt withdraw --facility 00001 --claim HS-2025-17 --reason \"sent for the wrong facility\"",
        "bhyt withdraw --facility 00001 --claim HS-2025-17 --on 2025-07-10 --reason \"letter 12 of the facility\"",
        "bhyt withdraw --from withdrawn.csv",
    ];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        (IReadOnlyList<WithdrawnRecord> records, string subject, string reason) = Asked(line);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        new FeedLoading(home, SourceRegister.All, leases, Surroundings, screen).ResumeUnfinished(cancellationToken);
        using Lease slice = leases.Take(LeaseResource.Feed(Feed));
        if (Differences(home) is int before and > 0)
        {
            throw new CommandException(WithdrawTexts.UnbalancedBefore.In(Language, before));
        }

        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Environment.UserName, "withdraw", subject, reason);
        try
        {
            (int run, IReadOnlyList<WithdrawalOutcome> outcomes) = new WithdrawalRun(home.Warehouse, SourceRegister.All, Surroundings.Time, leases).Run(slice, Feed, records, action, cancellationToken);
            log.End(action, string.Join(", ", outcomes.GroupBy(outcome => outcome.Effect).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {WithdrawTexts.Of(group.Key).English}"))));
            Tell(outcomes, action, run, screen);
            return Task.FromResult(Done);
        }
        catch (Exception exception)
        {
            log.End(action, "failed: " + Explain(exception, Language.English));
            throw;
        }
    }

    private (IReadOnlyList<WithdrawnRecord> Records, string Subject, string Reason) Asked(ParseResult line)
    {
        DateOnly today = DateOnly.FromDateTime((Surroundings.Time.GetUtcNow() + VietnamOffset).DateTime);
        DateOnly day = today;
        if (line.GetValue(_on) is { } said && (!DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || day > today || day.Year < 1990))
        {
            throw new UsageException(WithdrawTexts.NotADay.In(Language, said));
        }

        int dateKey = (day.Year * 10_000) + (day.Month * 100) + day.Day;
        if (line.GetValue(_from) is { } file)
        {
            if (line.GetValue(_facility) is not null || line.GetValue(_claim) is not null)
            {
                throw new UsageException(WithdrawTexts.OneWay.In(Language));
            }

            if (!File.Exists(file))
            {
                throw new CommandException(WithdrawTexts.NoSuchFile.In(Language, file));
            }

            IReadOnlyList<WithdrawnRecord> listed = WithdrawalList.Read(file, dateKey);
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
            return (listed, string.Create(CultureInfo.InvariantCulture, $"{listed.Count} dossiers of {listed.Select(record => record.FacilityCode).Distinct().Count()} facilities on {day:yyyy-MM-dd}, list with SHA-256 {hash}"), line.GetValue(_reason) is { } told ? OperatorLog.Check(told) : "the list tells it for each dossier");
        }

        if (line.GetValue(_facility) is not { } facility || line.GetValue(_claim) is not { } claim || line.GetValue(_reason) is not { } reason)
        {
            throw new UsageException(WithdrawTexts.OneWay.In(Language));
        }

        WithdrawnRecord one = WithdrawalList.Check("--facility, --claim, --reason", new WithdrawnRecord(facility.Trim(), claim.Trim(), dateKey, reason));
        return ([one], string.Create(CultureInfo.InvariantCulture, $"facility {one.FacilityCode}, dossier {one.RecordCode} on {day:yyyy-MM-dd}"), one.Reason);
    }

    private static void Tell(IReadOnlyList<WithdrawalOutcome> outcomes, long action, int run, Screen screen)
    {
        screen.Table(
            [new Column(WithdrawTexts.FacilityColumn), new Column(WithdrawTexts.ClaimColumn, Wraps: true), new Column(QuarantineTexts.Outcome, Wraps: true), new Column(FigureTexts.FundPaid, IsNumber: true)],
            outcomes.Take(MostShown).Select(outcome => (IReadOnlyList<string>)[outcome.Record.FacilityCode, outcome.Record.RecordCode, WithdrawTexts.Of(outcome.Effect).In(screen.Language), outcome.AmountHundredths == 0 ? "–" : screen.DongOfHundredths(outcome.AmountHundredths)]));
        if (outcomes.Count > MostShown)
        {
            screen.Line(LoadTexts.AndMore, outcomes.Count - MostShown);
        }

        WithdrawalOutcome[] withdrawn = [.. outcomes.Where(outcome => outcome.Effect == WithdrawalEffect.Withdrawn)];
        screen.Good(WithdrawTexts.Done, action, screen.Count(withdrawn.Length), screen.Count(outcomes.Count), screen.DongOfHundredths(withdrawn.Sum(outcome => outcome.AmountHundredths)));
        screen.Document(new
        {
            Action = action,
            Run = run,
            Withdrawn = withdrawn.Length,
            Amount = withdrawn.Sum(outcome => outcome.AmountHundredths) / 100m,
            Dossiers = outcomes.Select(outcome => new { Facility = outcome.Record.FacilityCode, Claim = outcome.Record.RecordCode, Day = outcome.Record.DateKey, outcome.Effect, Amount = outcome.AmountHundredths / 100m }),
            ExitCode = BhytCommand.Done,
        });
    }

    private static int Differences(WarehouseHome home)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        return new LedgerReport(connection, SourceRegister.All).Verify().Count;
    }
}
