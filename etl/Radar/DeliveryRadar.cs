using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>Looks at everything that should arrive and says what is missing, shrunken or doubled. Reads and writes nothing itself: the same history and day always give the same picture.</summary>
/// <remarks>
/// Of dossiers two things are asked. By day of discharge: did the facility's day arrive whole (<see cref="ExpectedVolume"/>)? A day is due when nearly all of its dossiers usually are here (<see cref="ReportingLag"/>). By day of
/// receipt: did the facility send at all (<see cref="ArrivalRhythm"/>)? While a history is loaded in a few goes, the clock says nothing about days of discharge: they are then due as far as anybody's dossiers reach.
/// </remarks>
public sealed class DeliveryRadar(WorkCalendar calendar)
{
    public const string ByDischarge = "dossiers by discharge";
    public const string Files = "files";

    /// <summary>A facility without a rhythm of its own: dossiers of a month are complete by the fifth of the next.</summary>
    private const int DaysWithoutRhythm = 35;

    /// <summary>Less than a quarter repeated is a list of changes; a whole one repeats nearly all.</summary>
    private const double LeastOfWholeList = 0.25;

    /// <summary>What may still be there of a member that counts as absent, such as a few people booked under the wrong group.</summary>
    private const double MostOfAbsent = 0.05;

    private const double LeastRepeated = 0.85;
    private const long FewestMissing = 10;
    private const long FewestOfMember = 30;
    private const int LongestSeries = 800;

    private readonly ExpectedVolume _volume = new(calendar);
    private readonly ArrivalRhythm _rhythm = new(calendar);

    /// <param name="today">In Viet Nam; the day itself is never due yet.</param>
    public RadarPicture Look(DeliveryHistory history, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(history);
        List<DeliveryAlert> alerts = [];
        HashSet<string> silentFeeds = [];
        foreach (FeedArrival feed in history.Arrivals.Where(arrival => arrival.Subject.Kind == "Feed" && arrival.Last is not null && arrival.Due < today))
        {
            silentFeeds.Add(feed.FeedCode);
            alerts.Add(new DeliveryAlert(feed.FeedCode, Files, DeliveryAlertKind.Silence, AlertSeverity.High, feed.Subject, feed.Last!.Value.AddDays(1), today.AddDays(-1), 1, 0, 0, "cadence-1") { Due = feed.Due });
        }

        bool isLive = ArrivalRhythm.IsRunning(history.DossierReceipts);
        DateOnly? last = history.Facilities.SelectMany(facility => facility.Dossiers.Keys).Where(day => day < today).Select(day => (DateOnly?)day).Max();
        DateOnly? horizon = last is null ? null : isLive ? today.AddDays(-1) : last;
        List<(FacilityHistory, IReadOnlyList<VolumeDay>)> expectations = [];
        if (horizon is { } end)
        {
            Dossiers(history, end, isLive ? history.TransportDays : 0, alerts, expectations);
        }

        alerts.AddRange(SilentFacilities(history, today, silentFeeds));
        alerts.AddRange(Periods(history, today));
        alerts.AddRange(Lists(history));
        return new RadarPicture(today, isLive, horizon, [.. alerts
            .OrderBy(alert => alert.Severity).ThenBy(alert => alert.FeedCode, StringComparer.Ordinal).ThenBy(alert => alert.Series, StringComparer.Ordinal)
            .ThenBy(alert => alert.Subject.Code, StringComparer.Ordinal).ThenBy(alert => alert.Since)], expectations);
    }

    private void Dossiers(DeliveryHistory history, DateOnly horizon, int transport, List<DeliveryAlert> alerts, List<(FacilityHistory, IReadOnlyList<VolumeDay>)> expectations)
    {
        Dictionary<DateOnly, int> together = [];
        foreach ((DateOnly day, int count) in history.Facilities.SelectMany(facility => facility.Dossiers))
        {
            together[day] = together.GetValueOrDefault(day) + count;
        }

        FacilityHistory all = new(-1, "", together, [.. history.Facilities.SelectMany(facility => facility.Lags)], [], []);
        (_, IReadOnlyList<DeliveryAlert> ofFeed) = Volume(all, AlertSubject.Feed, horizon, transport);
        alerts.AddRange(ofFeed);
        DateOnly? silentSince = ofFeed.Where(alert => alert.Kind == DeliveryAlertKind.Silence).Select(alert => (DateOnly?)alert.Since.AddDays(-7)).Min();
        foreach (FacilityHistory facility in history.Facilities.Where(facility => facility.Dossiers.Count > 0))
        {
            (IReadOnlyList<VolumeDay> days, IReadOnlyList<DeliveryAlert> found) = Volume(facility, new AlertSubject("Facility", facility.Code, facility.DurableKey), horizon, transport);
            expectations.Add((facility, days));
            // Where the feed as a whole is silent, its facilities are too.
            alerts.AddRange(found.Where(alert => silentSince is null || alert.Kind != DeliveryAlertKind.Silence || alert.Since < silentSince));
        }
    }

    private (IReadOnlyList<VolumeDay> Days, IReadOnlyList<DeliveryAlert> Alerts) Volume(FacilityHistory facility, AlertSubject subject, DateOnly horizon, int transport)
    {
        if (Start(facility, horizon) is not { } first)
        {
            return ([], []);
        }

        DateOnly due = horizon.AddDays(-ReportingLag.DaysUntilWhole(facility.Lags) - transport);
        int[] counts = [.. Enumerable.Range(0, Math.Max(0, due.DayNumber - first.DayNumber + 1)).Select(at => facility.Dossiers.GetValueOrDefault(first.AddDays(at)))];
        VolumeJudgement judgement = _volume.Judge(first, counts, facility.IsOpenOn);
        List<VolumeDay> days = [.. judgement.Days];
        for (DateOnly day = first.AddDays(counts.Length); day <= horizon; day = day.AddDays(1))
        {
            days.Add(new VolumeDay(day, facility.Dossiers.GetValueOrDefault(day), 0, 0, 0, VolumeState.NotDue, calendar.On(day).Kind));
        }

        return (days, [.. judgement.Spells.Select(spell => AlertOf(spell, subject))]);
    }

    private static DeliveryAlert AlertOf(VolumeSpell spell, AlertSubject subject)
    {
        DeliveryAlertKind kind = spell.IsSurge ? DeliveryAlertKind.Surge : spell.Found > 0 ? DeliveryAlertKind.Drop : spell.IsOngoing ? DeliveryAlertKind.Silence : DeliveryAlertKind.Gap;
        double off = Math.Abs(spell.Expected - spell.Found);
        AlertSeverity severity = spell.IsNewLevel ? AlertSeverity.Low : off >= 100 || (spell.Found == 0 && off >= 50) ? AlertSeverity.High : AlertSeverity.Medium;
        return new DeliveryAlert("VssClaims", ByDischarge, kind, severity, subject, spell.First, spell.Last, spell.Expected, spell.Found, spell.Probability, ExpectedVolume.Method) { IsNewLevel = spell.IsNewLevel };
    }

    /// <summary>The day from which the facility tells of its days: long stays that began before leave single dossiers ahead of it.</summary>
    private static DateOnly? Start(FacilityHistory facility, DateOnly horizon)
    {
        DateOnly[] days = [.. facility.Dossiers.Keys.Where(day => day <= horizon && day > horizon.AddDays(-LongestSeries)).Order()];
        if (days.Length == 0)
        {
            return null;
        }

        double average = days.Average(day => facility.Dossiers[day]);
        foreach (DateOnly day in days)
        {
            int fortnight = Enumerable.Range(0, 14).Sum(at => facility.Dossiers.GetValueOrDefault(day.AddDays(at)));
            if (fortnight >= 2 * average)
            {
                return day;
            }
        }

        return days[0];
    }

    private IEnumerable<DeliveryAlert> SilentFacilities(DeliveryHistory history, DateOnly today, HashSet<string> silentFeeds)
    {
        Dictionary<string, FacilityHistory> facilities = history.Facilities.ToDictionary(facility => facility.Code, StringComparer.Ordinal);
        foreach (FeedArrival arrival in history.Arrivals.Where(arrival => arrival.Subject.Kind == "Facility" && arrival.Last is not null && !silentFeeds.Contains(arrival.FeedCode)))
        {
            DateOnly last = arrival.Last!.Value;
            DateOnly? due = arrival.Due is null ? null : arrival.Due > last.AddDays(DaysWithoutRhythm) ? arrival.Due : last.AddDays(DaysWithoutRhythm);
            string method = "cadence-1";
            FacilityHistory? facility = facilities.GetValueOrDefault(arrival.Subject.Code);
            if (arrival.FeedCode == "VssClaims" && facility is not null && _rhythm.DueAfter(facility.Receipts) is { } usual)
            {
                due = usual;
                method = ArrivalRhythm.Method;
            }

            if (due < today && IsAlive(history, arrival.Subject, today, today))
            {
                yield return new DeliveryAlert(arrival.FeedCode, Files, DeliveryAlertKind.Silence, arrival.FeedCode == "VssClaims" ? AlertSeverity.High : AlertSeverity.Medium, arrival.Subject, last.AddDays(1), today.AddDays(-1), 1, 0, 0, method) { Due = due };
            }
        }
    }

    private static IEnumerable<DeliveryAlert> Periods(DeliveryHistory history, DateOnly today)
    {
        foreach (IGrouping<(string FeedCode, string Series, PeriodKind Kind), DeliveredPeriod> series in history.Periods.GroupBy(entry => (entry.FeedCode, entry.Series, entry.Kind)))
        {
            Dictionary<string, AlertSubject> subjects = [];
            foreach (DeliveredPeriod entry in series)
            {
                subjects.TryAdd(Member(entry.Subject), entry.Subject);
            }

            PeriodKind kind = series.Key.Kind;
            int lastDue = series.Select(entry => entry.Period).Where(period => PeriodDays.IsDue(kind, period, today)).DefaultIfEmpty(0).Max();
            foreach (PeriodFinding finding in PeriodSeries.Judge(
                SeriesRules.Of(series.Key.FeedCode, series.Key.Series, kind), [.. series.Select(entry => new PeriodEntry(entry.Period, Member(entry.Subject), entry.Quantity))], lastDue,
                (member, period) => IsAlive(history, subjects[member], PeriodDays.Of(kind, period).First, PeriodDays.Of(kind, period).Last)))
            {
                AlertSubject subject = finding.Member.Length == 0 ? AlertSubject.Feed : subjects[finding.Member];
                yield return new DeliveryAlert(
                    series.Key.FeedCode, series.Key.Series, KindOf(finding, kind), SeverityOf(finding, subject), subject, PeriodDays.Of(kind, finding.First).First, PeriodDays.Of(kind, finding.Last).Last,
                    finding.Expected, finding.Found, 0, PeriodSeries.Method);
            }
        }
    }

    private static DeliveryAlertKind KindOf(PeriodFinding finding, PeriodKind kind) => finding.Fault switch
    {
        PeriodFault.Gap => DeliveryAlertKind.Gap,
        PeriodFault.Surge => DeliveryAlertKind.Surge,
        PeriodFault.Absence when finding.Member.Length > 0 => DeliveryAlertKind.Absence,
        PeriodFault.Absence => DeliveryAlertKind.Shrinkage,
        _ => kind == PeriodKind.Edition ? DeliveryAlertKind.Shrinkage : DeliveryAlertKind.Drop,
    };

    private static AlertSeverity SeverityOf(PeriodFinding finding, AlertSubject subject) => subject.Kind switch
    {
        // Units close and open; that one has no line may well have an innocent reason.
        "PayingUnit" => AlertSeverity.Low,
        "Feed" => AlertSeverity.High,
        _ => finding.Fault == PeriodFault.Absence && subject.Kind == "AdministrativeUnit" ? AlertSeverity.High : AlertSeverity.Medium,
    };

    private static IEnumerable<DeliveryAlert> Lists(DeliveryHistory history)
    {
        // A catalogue is a list of its facility; registers and extracts are lists of the feed.
        foreach (IGrouping<(string FeedCode, string Series, string Owner), RepeatedEntries> list in history.Repeated.GroupBy(entry => (entry.FeedCode, entry.Series, entry.FeedCode == "MohCatalogues" ? entry.Subject.Code : "")))
        {
            long repeated = list.Sum(entry => entry.Repeated);
            long standing = list.Sum(entry => entry.Standing);
            double share = standing == 0 ? 1 : (double)repeated / standing;
            DateOnly day = list.First().Day;
            bool isOfFacility = list.Key.Owner.Length > 0;
            if (repeated < LeastOfWholeList * list.Sum(entry => entry.EverStanding))
            {
                continue;
            }

            if (share < LeastRepeated && standing - repeated >= FewestMissing)
            {
                yield return new DeliveryAlert(list.Key.FeedCode, list.Key.Series, DeliveryAlertKind.Shrinkage, AlertSeverity.High, isOfFacility ? list.First().Subject : AlertSubject.Feed, day, day, standing, repeated, 0, "whole-list-1");
                continue;
            }

            if (isOfFacility)
            {
                continue;
            }

            bool isRegister = list.All(entry => entry.Standing == 1);
            // A list of changes at the turn of a year repeats groups that are renewed then and few of the others: absent is who is gone altogether, from a list that is whole for everybody else.
            foreach (RepeatedEntries gone in list.Where(entry => (isRegister || entry.Standing >= FewestOfMember) && entry.Repeated < MostOfAbsent * entry.Standing && IsAlive(history, entry.Subject, day, day)
                && (isRegister || repeated - entry.Repeated >= LeastRepeated * (standing - entry.Standing))))
            {
                yield return new DeliveryAlert(list.Key.FeedCode, list.Key.Series, DeliveryAlertKind.Absence, AlertSeverity.High, gone.Subject, day, day, gone.Standing, gone.Repeated, 0, "whole-list-1");
            }
        }
    }

    private static string Member(AlertSubject subject) => $"{subject.Kind} {subject.Code}";

    private static bool IsAlive(DeliveryHistory history, AlertSubject subject, DateOnly first, DateOnly last) =>
        !history.Lives.TryGetValue((subject.Kind, subject.Code), out IReadOnlyList<(DateOnly From, DateOnly To)>? lives) || lives.Any(life => life.From <= first && life.To >= last);
}
