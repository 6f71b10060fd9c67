using System.CommandLine;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine feedback --to FOLDER</c>: for each submitter and feed, what to put right.</summary>
internal sealed class QuarantineFeedbackCommand : BhytCommand
{
    private readonly QuarantineOptions _options;
    private readonly Option<string> _to;

    public QuarantineFeedbackCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("feedback", HelpTexts.QuarantineFeedback, surroundings, language, global)
    {
        _to = new Option<string>("--to") { Description = HelpTexts.QuarantineTo.In(language), HelpName = "FOLDER", Required = true };
        Options.Add(_to);
        _options = new QuarantineOptions(language);
        _options.AddTo(this);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt quarantine feedback --to feedback", "bhyt quarantine feedback --to feedback --feed VssClaims"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        QuarantineFilter filter = _options.Filter(line, Language);
        string folder = Path.GetFullPath(line.GetValue(_to)!);
        IReadOnlyList<HeldRecord> held;
        using (SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenReader())
        {
            held = new QuarantineBook(connection).Held(filter);
        }

        IReadOnlyList<string> files = FeedbackFiles.Write(folder, held);
        screen.Good(QuarantineTexts.FeedbackWritten, screen.Count(files.Count), Screen.ShortPath(folder), screen.Count(held.Count));
        screen.Document(new { Folder = folder, Files = files, Entries = held.Count, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
