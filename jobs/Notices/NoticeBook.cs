using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>What is wrong now, by the book of runs and the alerts of silence, and what of it was told already (in jobs.db).</summary>
/// <remarks>What was told is noted after it was sent: a crash in between tells it twice, never not at all.</remarks>
internal sealed class NoticeBook(WarehouseHome home, RunBook runs, IReadOnlyList<TimetableLine> lines, TimeProvider time)
{
    /// <summary>Everything that is wrong now.</summary>
    public IReadOnlyList<Trouble> Troubles(Language language) => [.. Failures(language), .. AskedThatFailed(language), .. Silences(language)];

    public Digest Compare(IReadOnlyList<Trouble> now)
    {
        IReadOnlyList<Trouble> told = Told();
        return new Digest([.. now.Where(trouble => told.All(before => before.Subject != trouble.Subject))], [.. told.Where(before => now.All(trouble => trouble.Subject != before.Subject))], now.Count);
    }

    public void Note(Digest digest)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (Trouble trouble in digest.New)
        {
            connection.Run("INSERT OR REPLACE INTO notice_told (subject, kind, told, told_at) VALUES (@subject, @kind, @told, @at)",
                ("@subject", trouble.Subject), ("@kind", trouble.Kind.ToString()), ("@told", trouble.Told), ("@at", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        }

        foreach (Trouble trouble in digest.Over)
        {
            connection.Run("DELETE FROM notice_told WHERE subject = @subject", ("@subject", trouble.Subject));
        }

        transaction.Commit();
    }

    public IReadOnlyList<Trouble> Told()
    {
        using SqliteConnection connection = Open();
        return connection.Rows("SELECT kind, subject, told FROM notice_told ORDER BY subject", reader => new Trouble(Enum.Parse<TroubleKind>(reader.GetString(0)), reader.GetString(1), reader.GetString(2)));
    }

    /// <summary>Lines whose newest run failed for good: one that is tried again is no trouble yet.</summary>
    private IEnumerable<Trouble> Failures(Language language)
    {
        foreach ((string line, (JobRun? last, _)) in runs.LastOf(lines.Where(line => line.Kind != JobKind.Notices).Select(line => line.Code)))
        {
            if (last is { State: RunState.Failed } failed && !runs.Search(new RunFilter { LineCode = line, State = RunState.Waiting }).Any(run => run.EarlierRun == failed.Number))
            {
                yield return new Trouble(TroubleKind.Failure, "job " + line, NoticeTexts.Failed.In(language, line, failed.Number, failed.Message));
            }
        }
    }

    private IEnumerable<Trouble> AskedThatFailed(Language language) => runs.AskedThatFailed().Select(run => new Trouble(
        TroubleKind.Failure, string.Create(CultureInfo.InvariantCulture, $"run {run.Number}"), NoticeTexts.Failed.In(language, $"{run.LineCode} {run.Scope}".Trim(), run.Number, run.Message)));

    private List<Trouble> Silences(Language language)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return connection.Rows(
            "SELECT FeedCode, SeriesCode, KindCode, SubjectKindCode, SubjectCode, SinceDateKey, Advice, AdviceVietnamese FROM fact_DeliveryAlert WHERE ClosedDateKey = -1 AND SeverityCode <> 'Low' ORDER BY FeedCode, SeriesCode, SubjectCode, SinceDateKey",
            reader =>
            {
                string subject = reader.GetString(4);
                return new Trouble(
                    TroubleKind.Silence, string.Create(CultureInfo.InvariantCulture, $"delivery {reader.GetString(0)} {reader.GetString(1)} {reader.GetString(2)} {reader.GetString(3)} {subject} {reader.GetInt32(5)}"),
                    NoticeTexts.Silent.In(language, reader.GetString(0), reader.GetString(1), subject.Length > 0 ? " " + subject : "", reader.GetInt32(5), reader.GetString(language == Language.Vietnamese ? 7 : 6)));
            });
    }

    private SqliteConnection Open() =>
        JobStore.Open(home.JobsPath, "CREATE TABLE IF NOT EXISTS notice_told (subject TEXT PRIMARY KEY, kind TEXT NOT NULL, told TEXT NOT NULL, told_at TEXT NOT NULL) STRICT, WITHOUT ROWID;");
}
