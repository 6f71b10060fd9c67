using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Reads what the radar looks at, and keeps what it saw: fact.DossierExpectation as it is now, fact.DeliveryAlert with its history.</summary>
public sealed class DeliveryBook(SqliteConnection connection)
{
    private const int OpenEnd = 99991231;

    /// <summary>Alerts that stand in the warehouse: open ones as of the last writing, and closed ones.</summary>
    public IReadOnlyList<KeptAlert> Kept() => connection.Rows(
        """
        SELECT DeliveryAlertKey, FeedCode, SeriesCode, KindCode, SeverityCode, SubjectKindCode, SubjectCode, FacilityDurableKey, SinceDateKey, UntilDateKey, ExpectedQuantity, FoundQuantity, ChanceRate, MethodCode,
            RaisedDateKey, RaisedLoadRunKey, ClosedDateKey, ClosedLoadRunKey, ClosureCode
        FROM fact_DeliveryAlert ORDER BY DeliveryAlertKey
        """,
        reader => new KeptAlert(
            reader.GetInt32(0),
            new DeliveryAlert(
                reader.GetString(1), reader.GetString(2), Enum.Parse<DeliveryAlertKind>(reader.GetString(3)), Enum.Parse<AlertSeverity>(reader.GetString(4)), new AlertSubject(reader.GetString(5), reader.GetString(6), reader.GetInt32(7)),
                Day(reader.GetInt32(8)), Day(reader.GetInt32(9)), reader.GetDouble(10), reader.GetDouble(11), reader.GetDouble(12), reader.GetString(13)) { IsNewLevel = reader.GetString(18) == "NewLevel" },
            Day(reader.GetInt32(14)), reader.GetInt32(15), reader.GetInt32(16) == -1 ? null : Day(reader.GetInt32(16)), reader.GetInt32(17), reader.GetString(18)));

    /// <summary>Changes whenever an alert does; empty without alerts.</summary>
    public static string MarkOf(SqliteConnection connection) =>
        connection.ScalarText("SELECT COUNT(*) || ' ' || SUM(ClosedDateKey > 0) || ' ' || SUM(UntilDateKey + SinceDateKey) || ' ' || SUM(FoundQuantity) || ' ' || SUM(ExpectedQuantity) FROM fact_DeliveryAlert HAVING COUNT(*) > 0") ?? "";

    /// <param name="today">In Viet Nam: only what was received before its end is looked at.</param>
    public DeliveryHistory Read(DateOnly today)
    {
        Dictionary<int, string> codes = connection.Rows("SELECT FacilityDurableKey, FacilityCode FROM dim_Facility WHERE FacilityDurableKey > 0 GROUP BY 1, 2", reader => (reader.GetInt32(0), reader.GetString(1))).ToDictionary(row => row.Item1, row => row.Item2);
        ILookup<int, (DateOnly From, DateOnly To)> closed = connection.Rows(
            "SELECT FacilityDurableKey, ValidFromDateKey, ValidToDateKey FROM dim_Facility WHERE IsInForce = 0 AND FacilityDurableKey > 0",
            reader => (Key: reader.GetInt32(0), From: Day(reader.GetInt32(1)), To: Day(reader.GetInt32(2)))).ToLookup(row => row.Key, row => (row.From, row.To));
        ILookup<int, (DateOnly Day, int Count)> dossiers = connection.Rows("SELECT FacilityDurableKey, DischargeDateKey, DossierCount FROM derive_DossierDay", reader => (Key: reader.GetInt32(0), Day: Day(reader.GetInt32(1)), Count: reader.GetInt32(2)))
            .ToLookup(row => row.Key, row => (row.Day, row.Count));
        ILookup<int, (int Days, long Records)> lags = connection.Rows(
            $"SELECT FacilityDurableKey, LagDays, SUM(DossierCount) FROM derive_DossierLag WHERE DischargeMonthKey >= {MonthKey(LagsSince(dossiers, today))} GROUP BY 1, 2",
            reader => (Key: reader.GetInt32(0), Days: reader.GetInt32(1), Records: reader.GetInt64(2))).ToLookup(row => row.Key, row => (row.Days, row.Records));
        (int Facility, DateOnly Day)[] receipts = [.. connection.Rows(
            "SELECT FacilityDurableKey, ReceiptDateKey FROM fact_DossierReceipt WHERE ReceivedDossierCount > DuplicateDossierCount GROUP BY 1, 2 ORDER BY 2", reader => (reader.GetInt32(0), Day(reader.GetInt32(1))))];
        ILookup<int, DateOnly> receiptsOf = receipts.ToLookup(receipt => receipt.Facility, receipt => receipt.Day);
        DateOnly[] receiptDays = [.. receipts.Select(receipt => receipt.Day).Distinct()];
        Dictionary<(string, int), string> subjects = Subjects(codes);
        return new DeliveryHistory(
            [.. dossiers.Where(facility => codes.ContainsKey(facility.Key)).OrderBy(facility => codes[facility.Key], StringComparer.Ordinal).Select(facility => new FacilityHistory(
                facility.Key, codes[facility.Key], facility.ToDictionary(day => day.Day, day => day.Count), [.. lags[facility.Key]], [.. receiptsOf[facility.Key]], [.. closed[facility.Key]]))],
            receiptDays,
            receiptDays.Length == 0 ? 0 : TransportDays(receiptDays[0], today),
            Arrivals(codes),
            [.. connection.Rows(
                "SELECT FeedCode, SeriesCode, PeriodTypeCode, PeriodKey, SubjectKindCode, SubjectDurableKey, Quantity FROM derive_DeliveredPeriod WHERE PeriodKey > 0 ORDER BY 1, 2, 3, 4, 5, 6",
                reader => new DeliveredPeriod(reader.GetString(0), reader.GetString(1), KindOf(reader.GetString(2)), reader.GetInt32(3), Subject(subjects, reader.GetString(4), reader.GetInt32(5)), reader.GetInt64(6)))],
            [.. connection.Rows(
                "SELECT FeedCode, SeriesCode, SubjectKindCode, SubjectDurableKey, ListDateKey, RepeatedCount, StandingCount, EverStandingCount FROM derive_RepeatedEntry ORDER BY 1, 2, 3, 4",
                reader => new RepeatedEntries(reader.GetString(0), reader.GetString(1), Subject(subjects, reader.GetString(2), reader.GetInt32(3)), Day(reader.GetInt32(4)), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7)))],
            Lives());
    }

    /// <summary>Writes what changed of the expectations, opens and goes on with alerts, and closes those that are no longer so.</summary>
    /// <param name="loadRunKey">The newest load.</param>
    public void Write(RadarPicture picture, int loadRunKey)
    {
        Dictionary<int, int> facilities = connection.Rows("SELECT FacilityDurableKey, FacilityKey FROM dim_Facility WHERE IsCurrent = 1", reader => (reader.GetInt32(0), reader.GetInt32(1))).ToDictionary(row => row.Item1, row => row.Item2);
        facilities[-1] = -1;
        WriteExpectations(picture, loadRunKey, facilities);
        List<KeptAlert> open = [.. Kept().Where(kept => kept.ClosedOn is null)];
        int next = (int)connection.ScalarLong("SELECT COALESCE(MAX(DeliveryAlertKey), 0) FROM fact_DeliveryAlert") + 1;
        // What settled as a new level is told once, in the row that was opened for it; without such a row it is history.
        foreach (DeliveryAlert seen in picture.Alerts)
        {
            // As the columns keep it.
            DeliveryAlert alert = seen with { Due = null, Expected = Math.Round(seen.Expected, 2), Found = Math.Round(seen.Found, 2), Chance = Math.Round(seen.Chance, 10) };
            KeptAlert? before = open.Find(kept => kept.IsOf(alert));
            if (before is not null)
            {
                open.Remove(before);
                if (before.Alert == alert)
                {
                    continue;
                }
            }
            else if (connection.ScalarLong(
                "SELECT EXISTS (SELECT 1 FROM fact_DeliveryAlert WHERE ClosureCode = 'NewLevel' AND FeedCode = @feed AND SeriesCode = @series AND SubjectKindCode = @kind AND SubjectCode = @subject AND SinceDateKey <= @until AND UntilDateKey >= @since)",
                ("@feed", alert.FeedCode), ("@series", alert.Series), ("@kind", alert.Subject.Kind), ("@subject", alert.Subject.Code), ("@since", Key(alert.Since)), ("@until", Key(alert.Until))) == 1)
            {
                continue;
            }

            (string english, string vietnamese) = alert.Advice;
            connection.Run(
                """
                INSERT OR REPLACE INTO fact_DeliveryAlert (DeliveryAlertKey, FeedCode, SeriesCode, KindCode, SeverityCode, SubjectKindCode, SubjectCode, FacilityKey, FacilityDurableKey, SinceDateKey, UntilDateKey,
                    ExpectedQuantity, FoundQuantity, ChanceRate, Advice, AdviceVietnamese, MethodCode, RaisedDateKey, RaisedLoadRunKey, ClosedDateKey, ClosedLoadRunKey, ClosureCode, LoadRunKey)
                VALUES (@key, @feed, @series, @kind, @severity, @subjectKind, @subject, @facility, @durable, @since, @until, @expected, @found, @chance, @advice, @vietnamese, @method, @raised, @raisedRun, @closed, @closedRun, @closure, @run)
                """,
                ("@key", before?.Key ?? next++), ("@feed", alert.FeedCode), ("@series", alert.Series), ("@kind", alert.Kind.ToString()), ("@severity", alert.Severity.ToString()),
                ("@subjectKind", alert.Subject.Kind), ("@subject", alert.Subject.Code), ("@facility", facilities.GetValueOrDefault(alert.Subject.FacilityDurableKey, -1)), ("@durable", alert.Subject.FacilityDurableKey),
                ("@since", Key(alert.Since)), ("@until", Key(alert.Until)), ("@expected", alert.Expected), ("@found", alert.Found), ("@chance", alert.Chance),
                ("@advice", english), ("@vietnamese", vietnamese), ("@method", alert.Method), ("@raised", Key(before?.RaisedOn ?? picture.Today)), ("@raisedRun", before?.RaisedLoadRunKey ?? loadRunKey),
                ("@closed", alert.IsNewLevel ? Key(picture.Today) : -1), ("@closedRun", alert.IsNewLevel ? loadRunKey : -1), ("@closure", alert.IsNewLevel ? "NewLevel" : ""), ("@run", loadRunKey));
        }

        foreach (KeptAlert gone in open)
        {
            connection.Run(
                """
                UPDATE fact_DeliveryAlert SET ClosedDateKey = @today, ClosureCode = 'Arrived', LoadRunKey = @run,
                    ClosedLoadRunKey = (SELECT COALESCE(MAX(LoadRunKey), @run) FROM audit_LoadRun WHERE StateName = 'published' AND FeedCode = @feed)
                WHERE DeliveryAlertKey = @key
                """,
                ("@today", Key(picture.Today)), ("@run", loadRunKey), ("@feed", gone.Alert.FeedCode), ("@key", gone.Key));
        }
    }

    /// <summary>Only what differs is written: a row keeps the load after which it last changed, and the refresh of reports goes by that.</summary>
    private void WriteExpectations(RadarPicture picture, int loadRunKey, Dictionary<int, int> facilities)
    {
        Dictionary<(int Day, int Facility), ExpectationRow> standing = connection.Rows(
            "SELECT DischargeDateKey, FacilityDurableKey, FacilityKey, DossierCount, ExpectedDossierQuantity, LowerDossierCount, UpperDossierCount, StateCode, DayKindCode, MethodCode FROM fact_DossierExpectation",
            reader => (Key: (reader.GetInt32(0), reader.GetInt32(1)), Row: new ExpectationRow(reader.GetInt32(2), reader.GetInt32(3), reader.GetDouble(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetString(7), reader.GetString(8), reader.GetString(9))))
            .ToDictionary(row => row.Key, row => row.Row);
        using SqliteCommand write = connection.CreateCommand();
        write.CommandText =
            """
            INSERT OR REPLACE INTO fact_DossierExpectation (DischargeDateKey, FacilityDurableKey, FacilityKey, DossierCount, ExpectedDossierQuantity, LowerDossierCount, UpperDossierCount, StateCode, DayKindCode, MethodCode, LoadRunKey)
            VALUES (@day, @durable, @facility, @found, @expected, @lower, @upper, @state, @kind, @method, @run)
            """;
        SqliteParameter[] values = [.. ((string[])["@day", "@durable", "@facility", "@found", "@expected", "@lower", "@upper", "@state", "@kind", "@method", "@run"]).Select(name => write.Parameters.AddWithValue(name, 0))];
        foreach ((FacilityHistory facility, IReadOnlyList<VolumeDay> days) in picture.Expectations)
        {
            foreach (VolumeDay day in days)
            {
                ExpectationRow row = new(facilities[facility.DurableKey], day.Found, Math.Round(day.Expected, 2), day.Lower, day.Upper, day.State.ToString(), day.Kind.ToString(), ExpectedVolume.Method);
                (int Day, int Facility) key = (Key(day.Day), facility.DurableKey);
                if (standing.Remove(key, out ExpectationRow? before) && before == row)
                {
                    continue;
                }

                object[] cells = [key.Day, key.Facility, row.FacilityKey, row.Found, row.Expected, row.Lower, row.Upper, row.State, row.Kind, row.Method, loadRunKey];
                for (int index = 0; index < cells.Length; index++)
                {
                    values[index].Value = cells[index];
                }

                write.ExecuteNonQuery();
            }
        }

        foreach ((int day, int facility) in standing.Keys)
        {
            connection.Run("DELETE FROM fact_DossierExpectation WHERE DischargeDateKey = @day AND FacilityDurableKey = @facility", ("@day", day), ("@facility", facility));
        }
    }

    private sealed record ExpectationRow(int FacilityKey, int Found, double Expected, long Lower, long Upper, string State, string Kind, string Method);

    /// <summary>The months by which the lag is learned: the last three that are over, of the dossiers that are here.</summary>
    private static DateOnly LagsSince(ILookup<int, (DateOnly Day, int Count)> dossiers, DateOnly today) =>
        dossiers.SelectMany(facility => facility).Select(day => day.Day).Where(day => day < today).DefaultIfEmpty(today).Max().AddMonths(-3);

    /// <summary>Days from submission to receipt within which 95 of 100 files came, of those submitted since receipts began.</summary>
    private int TransportDays(DateOnly firstReceipt, DateOnly today)
    {
        int[] days = [.. connection.Rows(
            """
            SELECT received.DayNumber - submitted.DayNumber
            FROM (SELECT DISTINCT VersionSourceFileKey, SubmissionDateKey FROM fact_Claim WHERE SubmissionDateKey BETWEEN @first AND @today) AS sent
            INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = sent.VersionSourceFileKey
            INNER JOIN dim_Date AS submitted ON submitted.DateKey = sent.SubmissionDateKey
            INNER JOIN dim_Date AS received ON received.DateKey = CAST(strftime('%Y%m%d', file.ReceivedAt, '+7 hours') AS INTEGER)
            WHERE received.DayNumber >= submitted.DayNumber
            ORDER BY 1
            """,
            reader => reader.GetInt32(0), ("@first", Key(firstReceipt)), ("@today", Key(today)))];
        return days.Length == 0 ? 1 : Math.Min(ReportingLag.Longest, days[(int)Math.Ceiling(0.95 * days.Length) - 1]);
    }

    private List<FeedArrival> Arrivals(Dictionary<int, string> codes) => connection.Rows(
        "SELECT FeedCode, FacilityDurableKey, LastReceivedDateKey, DueDateKey FROM fact_SourceFreshness ORDER BY FeedCode, FacilityDurableKey",
        reader => new FeedArrival(
            reader.GetString(0), reader.GetInt32(1) == -1 ? AlertSubject.Feed : new AlertSubject("Facility", codes.GetValueOrDefault(reader.GetInt32(1), ""), reader.GetInt32(1)),
            reader.GetInt32(2) == -1 ? null : Day(reader.GetInt32(2)), reader.GetInt32(3) is -1 or OpenEnd ? null : Day(reader.GetInt32(3))));

    private Dictionary<(string, int), string> Subjects(Dictionary<int, string> facilities)
    {
        Dictionary<(string, int), string> subjects = facilities.ToDictionary(facility => ("Facility", facility.Key), facility => facility.Value);
        foreach ((string kind, string sql) in ((string, string)[])
        [
            ("AdministrativeUnit", "SELECT AdministrativeUnitDurableKey, UnitCode FROM dim_AdministrativeUnit GROUP BY 1, 2"), ("PayingUnit", "SELECT PayingUnitDurableKey, PayingUnitCode FROM dim_PayingUnit GROUP BY 1, 2"),
            ("ParticipantGroup", "SELECT ParticipantGroupKey, GroupCode FROM dim_ParticipantGroup"),
        ])
        {
            foreach ((int key, string code) in connection.Rows(sql, reader => (reader.GetInt32(0), reader.GetString(1))))
            {
                subjects[(kind, key)] = code;
            }
        }

        return subjects;
    }

    private static AlertSubject Subject(Dictionary<(string, int), string> subjects, string kind, int key) =>
        key <= 0 || kind == "Feed" ? AlertSubject.Feed : new AlertSubject(kind, subjects[(kind, key)], kind == "Facility" ? key : -1);

    /// <remarks>A life that only facts have mentioned counts where no unit table knows the code: an old code written after the reform is no unit.</remarks>
    private Dictionary<(string Kind, string Code), IReadOnlyList<(DateOnly From, DateOnly To)>> Lives() => connection.Rows(
        """
        SELECT 'AdministrativeUnit', UnitCode, LifeFromDateKey, LifeToDateKey FROM dim_AdministrativeUnit AS unit WHERE AdministrativeUnitDurableKey > 0
            AND (IsInferred = 0 OR NOT EXISTS (SELECT 1 FROM dim_AdministrativeUnit AS known WHERE known.UnitCode = unit.UnitCode AND known.IsInferred = 0))
        GROUP BY 2, 3, 4
        UNION ALL
        SELECT 'Facility', FacilityCode, CASE WHEN IsInForce = 1 THEN ValidFromDateKey ELSE 19900101 END, CASE WHEN IsInForce = 1 THEN ValidToDateKey ELSE 19900101 END FROM dim_Facility WHERE FacilityDurableKey > 0
        ORDER BY 1, 2, 3
        """,
        reader => (Subject: (reader.GetString(0), reader.GetString(1)), From: Day(reader.GetInt32(2)), To: Day(reader.GetInt32(3))))
        .GroupBy(life => life.Subject).ToDictionary(subject => subject.Key, subject => (IReadOnlyList<(DateOnly From, DateOnly To)>)Joined([.. subject.Select(life => (life.From, life.To))]));

    /// <summary>Versions that follow each other are one life.</summary>
    private static List<(DateOnly From, DateOnly To)> Joined((DateOnly From, DateOnly To)[] spans)
    {
        List<(DateOnly From, DateOnly To)> joined = [];
        foreach ((DateOnly from, DateOnly to) in spans.OrderBy(span => span.From))
        {
            if (joined.Count > 0 && from <= (joined[^1].To == DateOnly.MaxValue ? DateOnly.MaxValue : joined[^1].To.AddDays(1)))
            {
                joined[^1] = (joined[^1].From, to > joined[^1].To ? to : joined[^1].To);
            }
            else
            {
                joined.Add((from, to));
            }
        }

        return joined;
    }

    private static PeriodKind KindOf(string code) => code switch
    {
        "M" => PeriodKind.Month,
        "Q" => PeriodKind.Quarter,
        "Y" => PeriodKind.Year,
        "E" => PeriodKind.Edition,
        _ => throw new InvalidOperationException($"derive.DeliveredPeriod has a period of type '{code}'; expected M, Q, Y or E."),
    };

    private static int Key(DateOnly day) => day == DateOnly.MaxValue ? OpenEnd : (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static string MonthKey(DateOnly day) => ((day.Year * 100) + day.Month).ToString(CultureInfo.InvariantCulture);

    private static DateOnly Day(int key) => key >= OpenEnd ? DateOnly.MaxValue : new DateOnly(key / 10_000, key / 100 % 100, key % 100);
}
