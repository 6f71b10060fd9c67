using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt backfill FEED --from yyyy-MM --to yyyy-MM</c>: says what it costs to judge past months again, and asks for it.</summary>
internal sealed class BackFillCommand : BhytCommand
{
    private readonly Argument<string> _feed;
    private readonly Option<int?> _from;
    private readonly Option<int?> _to;
    private readonly Option<string> _facility;
    private readonly Option<string> _reason;
    private readonly Option<bool> _yes;

    public BackFillCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("backfill", BackFillTexts.Help, surroundings, language, global)
    {
        _feed = new Argument<string>("FEED") { Description = HelpTexts.Feed.In(language, LoadCommand.FeedNames()) };
        _from = NumberOption.Month("--from", BackFillTexts.From, language);
        _to = NumberOption.Month("--to", BackFillTexts.To, language);
        _from.Required = _to.Required = true;
        _facility = new Option<string>("--facility") { Description = BackFillTexts.Facility.In(language), HelpName = "CODE" };
        _reason = new Option<string>("--reason") { Description = HelpTexts.JobsReason.In(language), HelpName = "TEXT", Required = true };
        _yes = new Option<bool>("--yes") { Description = BackFillTexts.Yes.In(language) };
        Arguments.Add(_feed);
        foreach (Option option in (Option[])[_from, _to, _facility, _reason, _yes, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "bhyt backfill VssClaims --from 2025-01 --to 2025-06 --reason \"drug list of 2025 was completed\"",
        "bhyt backfill VssClaims --from 2025-03 --to 2025-03 --facility 00013 --reason \"facility was missing in the register\" --yes",
    ];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        ISource source = LoadCommand.FindFeed(line.GetValue(_feed)!, Language);
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        BackFilling filling = new(SqliteWarehouse.OpenExisting(path), JobsCommand.BookOf(path, Surroundings.Time), Surroundings, screen);
        BackFillPlan plan = filling.Plan(source, line.GetValue(_from)!.Value, line.GetValue(_to)!.Value, line.GetValue(_facility) ?? "");
        bool isPulled = filling.IsPulled(source.FeedCode);
        Tell(plan, isPulled, screen);
        IReadOnlyList<(int MonthKey, long Run)> runs = [];
        if (plan.IsEmpty && !isPulled)
        {
            screen.Line(BackFillTexts.Nothing, source.FeedCode);
        }
        else if (!line.GetValue(_yes))
        {
            screen.Line(BackFillTexts.HowToAsk);
        }
        else
        {
            runs = filling.Ask(plan, Surroundings.Account, reason);
            screen.Good(BackFillTexts.Asked, runs.Count, string.Join(", ", runs.Select(run => run.Run.ToString(CultureInfo.InvariantCulture))));
            JobsCommand.TellWhetherAnybodyWorks(path, Surroundings.Time, screen);
        }

        screen.Document(new { Feed = plan.FeedCode, Facility = plan.FacilityCode, IsPulled = isPulled, plan.Months, plan.HeldWithoutMonth, Runs = runs.Select(run => new { Month = run.MonthKey, run.Run }), ExitCode = Done });
        return Task.FromResult(Done);
    }

    private static void Tell(BackFillPlan plan, bool isPulled, Screen screen)
    {
        screen.Heading(BackFillTexts.Cost, plan.FeedCode);
        screen.Table(
            [
                new Column(BackFillTexts.Month), new Column(LoadTexts.Files, IsNumber: true), new Column(BackFillTexts.Size, IsNumber: true), new Column(LoadTexts.Of(LedgerLevel.Record, plan.FeedCode), IsNumber: true), new Column(BackFillTexts.Amount, IsNumber: true),
                new Column(BackFillTexts.ReadAgain, IsNumber: true), new Column(BackFillTexts.Held, IsNumber: true), new Column(QuarantineTexts.HeldUp, IsNumber: true), new Column(BackFillTexts.Time, IsNumber: true),
            ],
            plan.Months.Select(month => (IReadOnlyList<string>)
            [
                Screen.Month(month.MonthKey), screen.Count(month.FileCount), screen.Bytes(month.ByteCount), screen.Count(month.RecordCount), screen.DongOfHundredths(month.AmountHundredths),
                screen.Count(month.JudgedFileCount), screen.Count(month.HeldRecordCount), screen.DongOfHundredths(month.HeldHundredths), month.Estimate is { } time ? screen.Seconds(time) : "–",
            ]));
        screen.Line(BackFillTexts.Meaning);
        int removed = plan.Months.Sum(month => month.RemovedFileCount);
        if (removed > 0)
        {
            screen.Warn(BackFillTexts.Removed, screen.Count(removed));
        }

        if (plan.HeldWithoutMonth > 0)
        {
            screen.Warn(BackFillTexts.WithoutMonth, screen.Count(plan.HeldWithoutMonth), plan.FeedCode);
        }

        if (plan.Months.All(month => month.Estimate is null))
        {
            screen.Line(BackFillTexts.NoEstimate, plan.FeedCode);
        }

        screen.Line(isPulled ? BackFillTexts.Pulled : BackFillTexts.NotPulled, plan.FeedCode);
    }
}
