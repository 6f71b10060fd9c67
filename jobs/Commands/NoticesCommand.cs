using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Notices;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt notices</c>: what would be told now, and whether it reaches anybody.</summary>
internal sealed class NoticesCommand : BhytCommand
{
    private readonly Option<bool> _test;

    public NoticesCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("notices", HelpTexts.Notices, surroundings, language, global)
    {
        _test = new Option<bool>("--test") { Description = HelpTexts.NoticesTest.In(language) };
        Options.Add(_test);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt notices", "bhyt notices --test", "BHYT_NOTICE_WEBHOOK=https://chat.example/hook bhyt notices --test"];

    protected override async Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        NoticeBook book = new(home, new RunBook(home.JobsPath, Surroundings.Time), JobsCommand.TimetableOf(path), Surroundings.Time);
        IReadOnlyList<Trouble> troubles = book.Troubles(Language);
        Digest digest = book.Compare(troubles);
        IReadOnlyList<INoticeChannel> channels = NoticeSettings.Channels(Surroundings.ReadVariable, Language);
        foreach (Trouble trouble in troubles)
        {
            screen.Bad(new Text("{0}", "{0}"), trouble.Told);
        }

        if (digest.IsEmpty)
        {
            screen.Line(NoticeTexts.NothingNew, troubles.Count);
        }

        if (channels.Count == 0)
        {
            screen.Warn(NoticeTexts.NoChannel, troubles.Count);
        }

        List<string> refused = [];
        foreach (INoticeChannel channel in line.GetValue(_test) ? channels : [])
        {
            try
            {
                await channel.SendAsync(NoticeTexts.TestTitle.In(Language), NoticeTexts.Test.In(Language), cancellationToken);
                screen.Good(NoticeTexts.TestSent, channel.Name);
            }
            catch (NoticeException failure)
            {
                refused.Add(screen.Say(NoticeTexts.Refused, channel.Name, failure.Message));
                screen.Bad(NoticeTexts.Refused, channel.Name, failure.Message);
            }
        }

        int exitCode = refused.Count > 0 || (line.GetValue(_test) && channels.Count == 0) ? Failed : Done;
        screen.Document(new { Troubles = troubles, digest.New, digest.Over, Channels = channels.Select(channel => channel.Name), Refused = refused, ExitCode = exitCode });
        return exitCode;
    }
}
