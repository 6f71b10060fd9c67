using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Retention;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt retention</c>: received content whose time has come.</summary>
internal sealed class RetentionCommand : BhytCommand
{
    private const int MostShown = 20;

    public RetentionCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("retention", HelpTexts.Retention, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new RetentionApplyCommand(surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples => ["bhyt retention", "bhyt retention apply --reason \"plan of the year\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        string folder = Path.GetDirectoryName(path)!;
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        RetentionPeriod period = RetentionPeriod.Read(folder, Surroundings.ReadVariable);
        IReadOnlyList<DueFile> due = new LandingRetention(connection, new LandingZone(Path.Combine(folder, "landing"), WarehouseKey.OpenExisting(WarehouseHome.KeyPathIn(folder)).LandingKey), period, Surroundings.Time).Due(alsoHeld: false);
        screen.Line(RetentionTexts.Rule, period.Months);
        if (due.Count == 0)
        {
            screen.Good(RetentionTexts.NothingDue);
        }
        else
        {
            Tell(due, screen);
            screen.Line(RetentionTexts.HowToApply);
        }

        screen.Document(new { period.Months, Due = due.Select(ToDocument), ExitCode = Done });
        return Task.FromResult(Done);
    }

    internal static void Tell(IReadOnlyList<DueFile> due, Screen screen)
    {
        int staying = due.Count(file => file.KeptBecause is not null);
        screen.Heading(RetentionTexts.Due, screen.Count(due.Count), screen.Bytes(due.Sum(file => file.ByteSize)), screen.Count(due.Count - staying), screen.Count(staying));
        screen.Table(
            [new Column(LoadTexts.Feed), new Column(PersonTexts.FileName, Wraps: true), new Column(PersonTexts.FileHash), new Column(PersonTexts.ReceivedOn), new Column(RetentionTexts.DueOn), new Column(RetentionTexts.Size, IsNumber: true), new Column(RetentionTexts.Stays, Wraps: true)],
            due.Take(MostShown).Select(file => (IReadOnlyList<string>)
            [
                file.FeedCode, file.Name, file.FileHash[..16], file.ReceivedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PersonWhereUsedCommand.Day(file.DueOn), screen.Count(file.ByteSize),
                file.KeptBecause is { } hold ? RetentionTexts.Of(hold).In(screen.Language) : "",
            ]));
    }

    internal static object ToDocument(DueFile file) => new { Feed = file.FeedCode, file.Name, Sha256 = file.FileHash, Bytes = file.ByteSize, file.ReceivedAt, DueOn = PersonWhereUsedCommand.Day(file.DueOn), KeptBecause = file.KeptBecause?.ToString() };
}
