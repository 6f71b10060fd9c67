using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Retention;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt retention apply</c>: removes received content whose time has come, each with an entry.</summary>
internal sealed class RetentionApplyCommand : BhytCommand
{
    private readonly Option<string> _reason;
    private readonly Option<bool> _held;

    public RetentionApplyCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("apply", HelpTexts.RetentionApply, surroundings, language, global)
    {
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        _held = new Option<bool>("--held") { Description = HelpTexts.RetentionHeld.In(language) };
        foreach (Option option in (Option[])[_reason, _held, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt retention apply --reason \"plan of the year\"", "bhyt retention apply --held --reason \"the submitter no longer exists\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        new FeedLoading(home, SourceRegister.All, leases, Surroundings, screen).ResumeUnfinished(cancellationToken);
        // No load may take up a file while its content goes.
        using LeaseSet feeds = leases.Take(SourceRegister.All.Sources.Select(source => LeaseResource.Feed(source.FeedCode)));
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        RetentionPeriod period = RetentionPeriod.Read(home.Folder, Surroundings.ReadVariable);
        LandingRetention retention = new(connection, home.Landing, period, Surroundings.Time);
        IReadOnlyList<DueFile> due = retention.Due(line.GetValue(_held));
        DueFile[] going = [.. due.Where(file => file.KeptBecause is null)];
        screen.Line(RetentionTexts.Rule, period.Months);
        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Environment.UserName, "retention apply", string.Create(CultureInfo.InvariantCulture, $"{going.Length} of {due.Count} due files, {period.Months} months"), reason);
        int gone = 0;
        try
        {
            foreach (DueFile file in going)
            {
                cancellationToken.ThrowIfCancellationRequested();
                retention.Remove(file, Environment.UserName, reason);
                gone++;
            }
        }
        finally
        {
            log.End(action, string.Create(CultureInfo.InvariantCulture, $"content of {gone} files removed"));
        }

        if (due.Count == 0)
        {
            screen.Good(RetentionTexts.NothingDue);
        }
        else
        {
            RetentionCommand.Tell(due, screen);
            screen.Good(RetentionTexts.Removed, screen.Count(gone), screen.Bytes(going.Sum(file => file.ByteSize)));
        }

        screen.Document(new { period.Months, Removed = going.Select(RetentionCommand.ToDocument), Kept = due.Where(file => file.KeptBecause is not null).Select(RetentionCommand.ToDocument), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
