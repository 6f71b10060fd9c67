using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Writes a sample province and shows how it goes.</summary>
internal sealed class SampleWriting(Screen screen, TimeProvider time)
{
    public SampleTruth Write(SampleProvinceOptions options, string folder, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        SampleTruth truth = screen.Watch(report => new SampleProvinceWriter(options).WriteAsync(folder, new Immediate(progress => report(Describe(progress))), cancellationToken).GetAwaiter().GetResult());
        screen.Good(SampleTexts.Made, screen.Seconds(time.GetElapsedTime(start)), screen.Count(options.People), screen.Count(options.Dossiers), options.Months, Screen.Month((options.Start.Year * 100) + options.Start.Month), options.Seed);
        return truth;
    }

    public void TellFiles(SampleTruth truth) =>
        screen.Table(
            [new Column(SampleTexts.Feed), new Column(SampleTexts.FileCount, IsNumber: true), new Column(SampleTexts.Records, IsNumber: true), new Column(SampleTexts.Faulty, IsNumber: true)],
            truth.Files.GroupBy(file => file.Feed).OrderBy(feed => feed.Key, StringComparer.Ordinal).Select(feed => (IReadOnlyList<string>)
            [
                feed.Key,
                screen.Count(feed.Count()),
                screen.Count(feed.Sum(file => (long)file.Records)),
                screen.Count(truth.Faults.Count(fault => fault.Path.StartsWith(feed.Key + "/", StringComparison.Ordinal))),
            ]));

    private WorkProgress Describe(SampleProgress progress) => new(
        SampleTexts.Writing.In(screen.Language, progress.Feed),
        progress.Done,
        progress.Total,
        screen.Say(progress.Feed == SampleProvinceWriter.ClaimsFeed ? SampleTexts.Dossiers : SampleTexts.Files, screen.Count(progress.Done), screen.Count(progress.Total)));

    /// <summary>Reports where it is called; <see cref="Progress{T}"/> would queue the reports and tell them out of order.</summary>
    private sealed class Immediate(Action<SampleProgress> report) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => report(value);
    }
}
