using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What operators may do with jobs and runs, each with its place in the log of actions: for the commands and the pages alike.</summary>
internal sealed class JobActions(RunBook book, OperatorLog log, TimeProvider time)
{
    /// <summary>Asks for a run.</summary>
    /// <param name="line">Of this job.</param>
    /// <param name="who">The account.</param>
    /// <param name="reason">Why.</param>
    /// <param name="notBefore">When it is due; now where it is null.</param>
    public JobAnswer Run(TimetableLine line, string who, string reason, DateTimeOffset? notBefore)
    {
        long action = log.Begin(who, "jobs run", line.Code, reason);
        long run = book.Ask(RunRequest.Of(line, RunCause.Operator, who, reason, notBefore ?? time.GetUtcNow()));
        log.End(action, Told("asked for as run", run));
        return new JobAnswer(JobsTexts.Asked, [run, line.Code], run, IsDone: true);
    }

    public JobAnswer Pause(TimetableLine line, string who, string reason)
    {
        long action = log.Begin(who, "jobs pause", line.Code, reason);
        bool isPaused = book.Pause(line.Code, who, reason);
        log.End(action, isPaused ? "paused" : "was paused already");
        return new JobAnswer(isPaused ? JobsTexts.PausedNow : JobsTexts.PausedAlready, [line.Code], 0, isPaused);
    }

    public JobAnswer Resume(TimetableLine line, string who, string reason)
    {
        long action = log.Begin(who, "jobs resume", line.Code, reason);
        bool goesOn = book.Resume(line.Code);
        log.End(action, goesOn ? "goes on" : "was not paused");
        return new JobAnswer(goesOn ? JobsTexts.ResumedNow : JobsTexts.NotPaused, [line.Code], 0, goesOn);
    }

    public JobAnswer Stop(JobRun run, string who, string reason)
    {
        long action = log.Begin(who, "jobs stop", SubjectOf(run), reason);
        bool isAsked = book.AskToStop(run.Number, who);
        log.End(action, isAsked ? "asked to stop" : "had ended already");
        return isAsked ? new JobAnswer(JobsTexts.StopAsked, [run.Number], run.Number, IsDone: true) : new JobAnswer(JobsTexts.OverAlready, [run.Number, JobsTexts.Of(run.State).English], run.Number, IsDone: false);
    }

    /// <summary>Asks for the same once more, counted from the first attempt. One that waits to be tried again anyway is the same.</summary>
    public JobAnswer Retry(JobRun run, string who, string reason)
    {
        if (run.State is RunState.Waiting or RunState.Running)
        {
            return new JobAnswer(JobsTexts.NotOver, [run.Number], run.Number, IsDone: false);
        }

        long action = log.Begin(who, "jobs retry", SubjectOf(run), reason);
        if (book.Search(new RunFilter { LineCode = run.LineCode, State = RunState.Waiting }).FirstOrDefault(waiting => waiting.EarlierRun == run.Number) is { } next)
        {
            log.End(action, Told("waits already as run", next.Number));
            return new JobAnswer(JobsTexts.WaitsAlready, [run.Number, next.Number], next.Number, IsDone: false);
        }

        long again = book.Ask(RunRequest.Again(run, RunCause.Operator, time.GetUtcNow(), attempt: 1) with { AskedBy = who, Reason = reason });
        log.End(action, Told("asked for as run", again));
        return new JobAnswer(JobsTexts.Asked, [again, run.LineCode], again, IsDone: true);
    }

    private static string SubjectOf(JobRun run) => string.Create(CultureInfo.InvariantCulture, $"run {run.Number} of {run.LineCode}");

    private static string Told(string what, long run) => string.Create(CultureInfo.InvariantCulture, $"{what} {run}");
}
