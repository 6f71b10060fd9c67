using System.Globalization;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>Evaluates every view of signal.* into the alert facts, within the transaction in which the figures are computed.</summary>
/// <remarks>
/// A rule is evaluated only where something that it reads changed since the figures stood: nothing, what the changed dossiers reach (by its Scope), or all of it. An alert keeps the day on which it
/// was first found and what reviewers decided, whatever key its claim has now; an alert that was judged never comes back as new. A rule whose reference data is missing does not apply, and says so.
/// </remarks>
internal sealed class SignalRun(SqliteConnection connection, FigureChanges changes)
{
    private readonly SignalRegister _register = new(connection);

    public SignalOutcome Run(Action<string>? progress, CancellationToken cancellationToken)
    {
        _register.BringUpToDate();
        (int newest, int day) = NewestLoad();
        IReadOnlyDictionary<string, (int Key, int EvaluatedLoadRunKey, string StateCode)> rules = _register.Rules();
        List<(string, string)> notApplicable = [];
        List<(string, string)> heldBack = [];
        int evaluated = 0;
        long fresh = 0;
        long gone = 0;
        foreach (WarehouseSignal signal in WarehouseSignal.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int key, int since, string state) = rules[signal.Code];
            AlertTable table = AlertTable.Of(signal.Subject);
            if (SignalReading.MissingNeed(connection, signal) is { } missing)
            {
                gone += connection.Run($"DELETE FROM {table.Table} WHERE SignalRuleKey = @rule", ("@rule", key));
                _register.Record(signal.Code, SignalRegister.NotApplicable, $"there is no row of {missing}", newest);
                notApplicable.Add((signal.Code, missing.ToString()));
                continue;
            }

            // What a rule needs can come without anything that its view reads, and makes it apply everywhere. Of dossiers it needs only that there is one.
            bool isWhole = since < 0 || state != SignalRegister.Evaluated || signal.Needs.Any(need => changes.HasChanged($"{need.Table.Schema}.{need.Table.Name}") && !FigureChanges.IsOfDossiers(need.Table));
            if (isWhole || changes.HasChanged($"signal.{signal.View.Name}"))
            {
                progress?.Invoke(signal.Code);
                (string view, string condition) = Part(signal, isWhole);
                connection.Run("SAVEPOINT rule");
                if (Evaluate(signal, view, table, key, condition, newest, day) is not { } moved)
                {
                    // Its alerts stand as they were, and so do all others: a rule is nobody else's figure. The next run takes it whole.
                    connection.Run("ROLLBACK TO rule");
                    connection.Run("RELEASE rule");
                    string reason = $"its view names one {signal.Subject.ToString().ToLowerInvariant()} twice, expected one alert for each {string.Join(", ", table.Identity)}";
                    _register.Record(signal.Code, SignalRegister.HeldBack, reason, -1);
                    heldBack.Add((signal.Code, reason));
                    continue;
                }

                connection.Run("RELEASE rule");
                fresh += moved.Raised;
                gone += moved.Gone;
                evaluated++;
            }

            _register.Record(signal.Code, SignalRegister.Evaluated, "", newest);
        }

        AlertRanking.Rank(connection, day);
        long standing = AlertTable.All.Sum(table => connection.ScalarLong($"SELECT COUNT(*) FROM {table.Table}"));
        return new SignalOutcome(WarehouseSignal.All.Count, evaluated, notApplicable, heldBack, standing, fresh, gone);
    }

    /// <summary>The part of a rule that has to be taken again: the view to ask, and the condition over its rows and over those that stand; empty text for all of it.</summary>
    private (string View, string Condition) Part(WarehouseSignal signal, bool isWhole)
    {
        if (isWhole || !changes.AreOnlyDossiers($"signal.{signal.View.Name}"))
        {
            return (signal.View.SqliteName, "");
        }

        DossierReach reach = changes.Dossiers!;
        return (signal.Scope, signal.Subject) switch
        {
            (WarehouseSignalScope.Facility, _) => (reach.OfFacilities.ViewOf(signal.View), $"FacilityDurableKey IN ({DossierReach.Facilities})"),
            (WarehouseSignalScope.Member, WarehouseSignalSubject.Claim) => (reach.OfMembers.ViewOf(signal.View), $"ClaimKey IN ({DossierReach.ClaimsOfMembers})"),
            (WarehouseSignalScope.Member, WarehouseSignalSubject.Member) => (reach.OfMembers.ViewOf(signal.View), $"MemberDurableKey IN ({DossierReach.Members})"),
            (WarehouseSignalScope.Practitioner, WarehouseSignalSubject.Practitioner) => (reach.OfPractitioners.ViewOf(signal.View), $"PractitionerDurableKey IN ({DossierReach.Practitioners})"),
            _ => (signal.View.SqliteName, ""),
        };
    }

    /// <summary>Takes a part of a view, and puts it in the place of what stood for that part; null where the view names a subject twice.</summary>
    private (long Raised, long Gone)? Evaluate(WarehouseSignal signal, string view, AlertTable table, int rule, string condition, int newest, int day)
    {
        string part = condition.Length == 0 ? "" : $" AND {condition}";
        connection.Run("DROP TABLE IF EXISTS temp.found");
        connection.Run("DROP TABLE IF EXISTS temp.before");
        connection.Run($"CREATE TEMP TABLE found AS {SignalReading.Rows(signal, view)}{part}");
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
            return null;
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
