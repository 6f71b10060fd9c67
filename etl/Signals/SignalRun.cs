using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>Evaluates every view of signal.* into the alert facts, within the transaction in which the figures are computed.</summary>
/// <remarks>
/// A rule is evaluated only where something that it reads changed since it last was: nothing, the months of facilities whose dossiers changed, or all of it. An alert keeps the day on which it
/// was first found and what reviewers decided, whatever key its claim has now; an alert that was judged never comes back as new. A rule whose reference data is missing does not apply, and says so.
/// </remarks>
public sealed class SignalRun(SqliteConnection connection)
{
    /// <summary>With more changed months of facilities than this, one pass over all is quicker than one for each.</summary>
    private const int MostSlices = 40;

    /// <summary>What dossiers are made of: changes of these are followed by facility and month.</summary>
    private static readonly string[] DossierFacts = ["fact.Claim", "fact.ClaimLine", "fact.ClaimDocument"];

    private readonly SignalRegister _register = new(connection);
    private readonly Dictionary<int, (HashSet<string> Tables, IReadOnlyList<(int Facility, int Month)> Slices)> _changes = [];

    public SignalOutcome Run(Action<string>? progress, CancellationToken cancellationToken)
    {
        _register.BringUpToDate();
        (int newest, int day) = NewestLoad();
        IReadOnlyDictionary<string, (int Key, int EvaluatedLoadRunKey)> rules = _register.Rules();
        List<(string, string)> notApplicable = [];
        int evaluated = 0;
        long fresh = 0;
        long gone = 0;
        foreach (WarehouseSignal signal in WarehouseSignal.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int key, int since) = rules[signal.Code];
            AlertTable table = AlertTable.Of(signal.Subject);
            if (SignalReading.MissingNeed(connection, signal) is { } missing)
            {
                gone += connection.Run($"DELETE FROM {table.Table} WHERE SignalRuleKey = @rule", ("@rule", key));
                _register.Record(signal.Code, SignalRegister.NotApplicable, $"there is no row of {missing}", newest);
                notApplicable.Add((signal.Code, missing.ToString()));
                continue;
            }

            IReadOnlyList<string> reach = Reach(signal, since);
            foreach (string condition in reach)
            {
                progress?.Invoke(signal.Code);
                (long raised, long left) = Evaluate(signal, table, key, condition, newest, day);
                fresh += raised;
                gone += left;
            }

            evaluated += reach.Count > 0 ? 1 : 0;
            _register.Record(signal.Code, SignalRegister.Evaluated, "", newest);
        }

        AlertRanking.Rank(connection, day);
        long standing = AlertTable.All.Sum(table => connection.ScalarLong($"SELECT COUNT(*) FROM {table.Table}"));
        return new SignalOutcome(WarehouseSignal.All.Count, evaluated, notApplicable, standing, fresh, gone);
    }

    /// <summary>The parts of a view that have to be taken again, as conditions over its rows; empty text for all of it.</summary>
    private IReadOnlyList<string> Reach(WarehouseSignal signal, int since)
    {
        if (since < 0)
        {
            return [""];
        }

        (HashSet<string> changed, IReadOnlyList<(int Facility, int Month)> slices) = Changes(since);
        HashSet<string> reads = [.. ViewReads.All[$"signal.{signal.View.Name}"]];
        reads.IntersectWith(changed);
        return reads.Count == 0 ? []
            : signal.Scope == WarehouseSignalScope.Facility && reads.IsSubsetOf(DossierFacts) && slices.Count <= MostSlices
                ? [.. slices.Select(slice => string.Create(CultureInfo.InvariantCulture, $"FacilityDurableKey = {slice.Facility} AND MonthKey = {slice.Month}"))]
                : [""];
    }

    private (HashSet<string> Tables, IReadOnlyList<(int Facility, int Month)> Slices) Changes(int since)
    {
        if (!_changes.TryGetValue(since, out (HashSet<string>, IReadOnlyList<(int, int)>) known))
        {
            // By publications: a load with a smaller key may have become visible later.
            int publication = (int)connection.ScalarLong("SELECT PublicationNumber FROM audit_LoadRun WHERE LoadRunKey = @since", ("@since", since));
            // Members of dimensions that dossiers only mention say nothing about other dossiers.
            HashSet<string> tables = [.. new LedgerReport(connection, SourceRegister.All).Changes(publication)
                .Where(change => change.FeedCode != "VssClaims" || !change.Table.StartsWith("dim.", StringComparison.Ordinal)).Select(change => change.Table)];
            if (tables.Overlaps(DossierFacts))
            {
                tables.UnionWith(DossierFacts);
            }

            IReadOnlyList<(int, int)> slices = connection.Rows(
                """
                SELECT DISTINCT facility.FacilityDurableKey, entry.MonthKey
                FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey AND run.FeedCode = 'VssClaims'
                INNER JOIN dim_Facility AS facility ON facility.FacilityCode = entry.FacilityCode
                WHERE (run.PublicationNumber > @publication OR entry.MovedByLoadRunKey IN (SELECT LoadRunKey FROM audit_LoadRun WHERE PublicationNumber > @publication)) AND entry.MonthKey > 0
                ORDER BY 1, 2
                """,
                reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@publication", publication));
            _changes[since] = known = (tables, slices);
        }

        return known;
    }

    /// <summary>Takes a part of a view, and puts it in the place of what stood for that part.</summary>
    private (long Raised, long Gone) Evaluate(WarehouseSignal signal, AlertTable table, int rule, string condition, int newest, int day)
    {
        string part = condition.Length == 0 ? "" : $" AND {condition}";
        connection.Run("DROP TABLE IF EXISTS temp.found");
        connection.Run("DROP TABLE IF EXISTS temp.before");
        connection.Run($"CREATE TEMP TABLE found AS {SignalReading.Rows(signal)}{part}");
        connection.Run($"CREATE TEMP TABLE before AS SELECT {string.Join(", ", table.Identity)}, RaisedDateKey, RaisedLoadRunKey FROM {table.Table} WHERE SignalRuleKey = @rule{part}", ("@rule", rule));
        connection.Run($"CREATE INDEX temp.IX_before ON before ({string.Join(", ", table.Identity)})");
        connection.Run($"DELETE FROM {table.Table} WHERE SignalRuleKey = @rule{part}", ("@rule", rule));
        long first = connection.ScalarLong($"SELECT COALESCE(MAX({table.Fact}Key), 0) FROM {table.Table}");
        string identity = string.Join(" AND ", table.Identity.Select(column => $"standing.{column} = alert.{column}"));
        try
        {
            connection.Run(
                $"""
                INSERT INTO {table.Table} ({table.Fact}Key, SignalRuleKey, MonthKey, FacilityKey, FacilityDurableKey, {string.Join(", ", table.SubjectColumns)}, AmountAtRisk, AlarmLevel, RankScore, Evidence,
                    ReviewStateCode, ReviewedDateKey, RaisedDateKey, RaisedLoadRunKey, LoadRunKey)
                SELECT @first + ROW_NUMBER() OVER (ORDER BY {string.Join(", ", table.Identity.Select(column => $"alert.{column}"))}), @rule, alert.MonthKey, COALESCE(facility.FacilityKey, -1), alert.FacilityDurableKey,
                    {string.Join(", ", table.SubjectColumns.Select(column => $"alert.{column}"))}, alert.AmountAtRisk, alert.AlarmLevel, 0, alert.Evidence,
                    COALESCE(review.StateCode, 'New'), COALESCE(review.ReviewedDateKey, -1), COALESCE(standing.RaisedDateKey, @day), COALESCE(standing.RaisedLoadRunKey, @newest), @newest
                FROM (SELECT found.MonthKey, found.FacilityDurableKey, {string.Join(", ", table.Found)}, found.AmountAtRisk, found.AlarmLevel, found.Evidence FROM temp.found AS found {table.Join}) AS alert
                LEFT JOIN dim_Facility AS facility ON facility.FacilityDurableKey = alert.FacilityDurableKey AND facility.IsCurrent = 1
                LEFT JOIN temp.before AS standing ON {identity}
                LEFT JOIN ({AlertReviews.LastOfEach}) AS review ON review.RuleCode = @code AND review.SubjectCode = {table.SubjectCode}
                """,
                ("@first", first), ("@rule", rule), ("@code", signal.Code), ("@newest", newest), ("@day", day));
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode is SqliteUniqueViolation)
        {
            throw new WarehouseException($"signal.{signal.View.Name} ({signal.Code}) names one {signal.Subject.ToString().ToLowerInvariant()} twice; expected one alert for each {string.Join(", ", table.Identity)}. No figure was changed. Mend the view.");
        }

        long raised = connection.ScalarLong($"SELECT COUNT(*) FROM {table.Table} AS alert WHERE SignalRuleKey = @rule{part} AND NOT EXISTS (SELECT 1 FROM temp.before AS standing WHERE {identity})", ("@rule", rule));
        long gone = connection.ScalarLong($"SELECT COUNT(*) FROM temp.before AS standing WHERE NOT EXISTS (SELECT 1 FROM {table.Table} AS alert WHERE alert.SignalRuleKey = @rule AND {identity})", ("@rule", rule));
        connection.Run("DROP TABLE temp.found");
        connection.Run("DROP TABLE temp.before");
        return (raised, gone);
    }

    private const int SqliteUniqueViolation = 2067;

    /// <summary>The newest published load, and the day in Viet Nam on which it began: the day of what is found now.</summary>
    private (int LoadRunKey, int DateKey) NewestLoad() => connection.Rows(
        // Of loads of two hosts the one that became visible last need not have the greatest key.
        "SELECT COALESCE((SELECT LoadRunKey FROM audit_LoadRun WHERE PublicationNumber > 0 ORDER BY PublicationNumber DESC LIMIT 1), -1), COALESCE(MAX(StartedAt), '') FROM audit_LoadRun WHERE StateName = 'published'",
        reader => (reader.GetInt32(0), DateTime.TryParse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime at)
            ? int.Parse(at.AddHours(7).ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : -1))[0];
}
