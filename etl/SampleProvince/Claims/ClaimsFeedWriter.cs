using System.Collections.Concurrent;
using System.Globalization;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Writes VssClaims: every file is a function of its plan alone, so files can be made side by side.</summary>
internal sealed class ClaimsFeedWriter(SampleProvinceOptions options, Register register, VisitCalendar calendar, AbuseBook abuse)
{
    public async Task<ClaimsTally> WriteAsync(string directory, IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        ConcurrentBag<ClaimsFileWriter> writers = [];
        ConcurrentDictionary<string, DirectoryInfo> folders = new(StringComparer.Ordinal);
        long done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(new ClaimsFeedPlan(options).Files().Concat(abuse.Files()), parallel, async (plan, token) =>
            {
                if (!writers.TryTake(out ClaimsFileWriter? writer))
                {
                    writer = new ClaimsFileWriter(options, register, calendar, abuse);
                }

                string folder = string.Create(
                    CultureInfo.InvariantCulture, $"{SampleProvinceWriter.ClaimsFeed}/{plan.Facility.Code}/{plan.Arrives:yyyyMM}");

                // GetOrAdd returns only when the folder exists, also to the thread that comes second.
                folders.GetOrAdd(folder, name => Directory.CreateDirectory(Path.Combine(directory, name)));

                string path = $"{folder}/{plan.Name}";
                ReadOnlyMemory<byte> bytes = writer.Compose(plan, path);
                await File.WriteAllBytesAsync(Path.Combine(directory, path), bytes, token).ConfigureAwait(false);
                if (plan.CopyName is not null)
                {
                    string copy = $"{folder}/{plan.CopyName}";
                    await File.WriteAllBytesAsync(Path.Combine(directory, copy), bytes, token).ConfigureAwait(false);
                    writer.Tally.Files.Add(new FileTruth
                    {
                        Feed = SampleProvinceWriter.ClaimsFeed,
                        Path = copy,
                        Expectation = FaultExpectation.DuplicateFile,
                        Records = plan.Dossiers.Count,
                        SameAs = path,
                    });
                }

                writers.Add(writer);
                if (!plan.IsCheckIn)
                {
                    long now = Interlocked.Add(ref done, plan.Dossiers.Count);
                    progress?.Report(new SampleProgress(SampleProvinceWriter.ClaimsFeed, Math.Min(now, options.Dossiers), options.Dossiers));
                }
            }).ConfigureAwait(false);

            ClaimsTally total = new(options);
            foreach (ClaimsFileWriter writer in writers)
            {
                total.Add(writer.Tally);
            }

            return total;
        }
        finally
        {
            foreach (ClaimsFileWriter writer in writers)
            {
                writer.Dispose();
            }
        }
    }
}
