using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BhytWarehouse.Jobs.Telemetry;

/// <summary>What the job host logs: each run as it begins and ends, by number, job and feed, and what a host has to say. No reason and no message of a run: operators write freely there.</summary>
internal static partial class HostLog
{
    public const string FormatVariable = "BHYT_LOG_FORMAT";
    public const string Category = "BhytWarehouse";

    /// <summary>Lines for people, warnings only; with BHYT_LOG_FORMAT=json one JSON document a line, each run as well.</summary>
    public static void AddTo(ILoggingBuilder logging, Func<string, string?> readVariable)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        if (IsJson(readVariable))
        {
            logging.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat, options.IncludeScopes) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", false)).AddFilter(Category, LogLevel.Information);
        }
        else
        {
            logging.AddSimpleConsole(options => options.SingleLine = true);
        }
    }

    public static bool IsJson(Func<string, string?> readVariable) => readVariable(FormatVariable) is "json";

    public static void Began(ILogger log, JobRun run) => RunBegan(log, run.Number, run.LineCode, run.FeedCode, run.Cause, run.Attempt);

    public static void Ended(ILogger log, JobRun run) => RunEnded(log, run.Number, run.LineCode, run.FeedCode, run.State, run is { StartedAt: { } start, EndedAt: { } end } ? (end - start).TotalSeconds : 0, string.Join(' ', run.Loads));

    [LoggerMessage(3, LogLevel.Information, "{Message}")]
    public static partial void Says(ILogger log, string message);

    [LoggerMessage(1, LogLevel.Information, "run {Run} of {Job} began ({Feed}, {Cause}, attempt {Attempt})")]
    private static partial void RunBegan(ILogger log, long run, string job, string feed, RunCause cause, int attempt);

    [LoggerMessage(2, LogLevel.Information, "run {Run} of {Job} ended ({Feed}): {State} in {Seconds} s, loads {Loads}")]
    private static partial void RunEnded(ILogger log, long run, string job, string feed, RunState state, double seconds, string loads);
}
