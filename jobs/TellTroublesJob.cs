using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Notices;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs;

/// <summary>Tells operators what went wrong since the last time, and what is over: one message, by every way that is configured.</summary>
internal sealed class TellTroublesJob(RunBook runs, IReadOnlyList<TimetableLine> lines) : IJob
{
    public async Task<JobResult> RunAsync(JobBench bench, CancellationToken cancellationToken)
    {
        Language language = bench.Screen.Language;
        NoticeBook book = new(bench.Home, runs, lines, bench.Surroundings.Time);
        Digest digest = book.Compare(book.Troubles(language));
        if (digest.IsEmpty)
        {
            return new JobResult(RunState.Done, bench.Screen.Say(NoticeTexts.NothingNew, digest.StandingCount), [], []);
        }

        IReadOnlyList<INoticeChannel> channels = NoticeSettings.Channels(bench.Surroundings.ReadVariable, language);
        if (channels.Count == 0)
        {
            return new JobResult(RunState.Done, bench.Screen.Say(NoticeTexts.NoChannel, digest.StandingCount), [], []);
        }

        bench.Screen.Plain(digest.Title(language));
        bench.Screen.Plain(digest.Text(language));
        List<string> refused = [];
        foreach (INoticeChannel channel in channels)
        {
            try
            {
                await channel.SendAsync(digest.Title(language), digest.Text(language), cancellationToken);
            }
            catch (NoticeException failure)
            {
                refused.Add(NoticeTexts.Refused.In(language, channel.Name, failure.Message));
            }
        }

        // Who reached one operator has told it; where nobody was reached, all of it is told again.
        if (refused.Count == channels.Count)
        {
            throw new JobFailedException(string.Join(" ", refused));
        }

        book.Note(digest);
        string told = bench.Screen.Say(NoticeTexts.Sent, digest.New.Count, digest.Over.Count, string.Join(", ", channels.Select(channel => channel.Name)));
        return new JobResult(RunState.Done, refused.Count == 0 ? told : told + " " + string.Join(" ", refused), [], []);
    }
}
