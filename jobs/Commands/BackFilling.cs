using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Says what a back-fill would cost, and asks for it: one run for each month. What the command and the page have in common.</summary>
internal sealed class BackFilling(SqliteWarehouse warehouse, RunBook book, CommandSurroundings surroundings, Screen screen)
{
    /// <summary>Ten years; more is a mistake of typing.</summary>
    public const int MostMonths = 120;

    private string Folder => Path.GetDirectoryName(warehouse.Path)!;

    /// <exception cref="UsageException">The months are none, or the feed has none.</exception>
    public BackFillPlan Plan(ISource source, int first, int last, string facilityCode)
    {
        int count = ((last / 100 * 12) + (last % 100)) - ((first / 100 * 12) + (first % 100)) + 1;
        if (count is < 1 or > MostMonths)
        {
            throw new UsageException(BackFillTexts.NotARange.In(screen.Language, Screen.Month(first), Screen.Month(last), MostMonths));
        }

        using SqliteConnection connection = warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        return BackFillPlan.HasMonths(connection, source.FeedCode) == false
            ? throw new UsageException(BackFillTexts.WithoutMonths.In(screen.Language, source.FeedCode))
            : BackFillPlan.Read(connection, source.FeedCode, first, last, facilityCode);
    }

    /// <summary>Whether the months are pulled too, since sources.json names a source that can be asked for a month.</summary>
    public bool IsPulled(string feedCode) => new SourcePulling(Folder, SourceRegister.All, surroundings, Etl.Leases.LeaseTerms.Default, screen).NamesMonthly(feedCode);

    /// <summary>Asks for a run of each month of which something was received or can be pulled; one that is asked for already and waits is the same. Returns the runs, by month.</summary>
    /// <exception cref="ArgumentException">The reason is none that may be kept.</exception>
    public IReadOnlyList<(int MonthKey, long Run)> Ask(BackFillPlan plan, string who, string reason)
    {
        OperatorLog log = new(WarehouseHome.JobsPathIn(Folder), surroundings.Time);
        int[] months = [.. plan.Months.Where(month => month.FileCount > 0 || IsPulled(plan.FeedCode)).Select(month => month.MonthKey)];
        long action = log.Begin(who, "backfill", $"{plan.FeedCode} {Screen.Month(plan.Months[0].MonthKey)} to {Screen.Month(plan.Months[^1].MonthKey)}{(plan.FacilityCode.Length > 0 ? " facility " + plan.FacilityCode : "")}", reason);
        List<(int, long)> runs = [];
        foreach (int month in months)
        {
            runs.Add((month, book.Ask(new RunRequest(LineOf(plan.FeedCode), JobKind.BackFill, plan.FeedCode, RunCause.Operator, who, OperatorLog.Check(reason), surroundings.Time.GetUtcNow()) { Scope = new RunScope(month, plan.FacilityCode) })));
        }

        log.End(action, runs.Count == 0 ? "nothing was received of these months, nothing asked for" : $"asked for as runs {string.Join(", ", runs.Select(run => run.Item2.ToString(CultureInfo.InvariantCulture)))}");
        return runs;
    }

    /// <summary>A month yyyy-MM as yyyymm.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static int MonthOf(string text, Language language) => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
        ? (month.Year * 100) + month.Month
        : throw new FormatException(BackFillTexts.NotAMonth.In(language));

    /// <summary>Under which name the runs stand in the history.</summary>
    public static string LineOf(string feedCode) => "backfill " + feedCode;
}
