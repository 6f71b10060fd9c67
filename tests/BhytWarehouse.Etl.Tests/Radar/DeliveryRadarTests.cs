using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Radar;

public sealed class DeliveryRadarTests
{
    private static readonly DeliveryRadar Radar = new(WorkCalendar.VietNam);
    private static readonly DateOnly First = new(2025, 5, 5);
    private static readonly DateOnly Today = new(2025, 8, 22);

    [Fact]
    public void Look_DailyOperation_RaisesNothing() => Look([Facility("00001"), Facility("00002")]).Alerts.ShouldBeEmpty();

    [Fact]
    public void Look_DailyOperation_JudgesDaysByTheClock_AndLeavesTheNewestForLater()
    {
        RadarPicture picture = Look([Facility("00001")]);

        picture.IsLive.ShouldBeTrue();
        picture.Horizon.ShouldBe(Today.AddDays(-1));
        IReadOnlyList<VolumeDay> days = picture.Expectations.ShouldHaveSingleItem().Days;
        days[^1].Day.ShouldBe(Today.AddDays(-1));
        days.TakeLast(3).ShouldAllBe(day => day.State == VolumeState.NotDue);
        days[^5].State.ShouldBe(VolumeState.Judged);
    }

    [Fact]
    public void Look_FacilityThatStopsSending_IsSilentByItsFilesAndByItsDays()
    {
        DateOnly stop = new(2025, 8, 8);
        RadarPicture picture = Look([Facility("00001"), Facility("00002", until: stop)]);

        DeliveryAlert files = picture.Alerts.Single(alert => alert.Series == DeliveryRadar.Files);
        (files.Kind, files.Subject.Code, files.Since, files.Due).ShouldBe((DeliveryAlertKind.Silence, "00002", stop.AddDays(1), new DateOnly(2025, 8, 12)));
        DeliveryAlert days = picture.Alerts.Single(alert => alert.Series == DeliveryRadar.ByDischarge && alert.Subject.Code == "00002");
        days.Kind.ShouldBe(DeliveryAlertKind.Silence);
        days.Since.ShouldBeInRange(stop.AddDays(-2), stop.AddDays(3));
        days.Advice.Vietnamese.ShouldNotBeEmpty();
    }

    [Fact]
    public void Look_WholeFeedSilent_IsOneAlert_NotOneOfEachFacility()
    {
        DateOnly stop = new(2025, 8, 8);
        FacilityHistory[] facilities = [Facility("00001", until: stop), Facility("00002", until: stop)];
        RadarPicture picture = Radar.Look(History(facilities, feedDue: new DateOnly(2025, 8, 11)), Today);

        picture.Alerts.Where(alert => alert.Series == DeliveryRadar.Files).ShouldHaveSingleItem().Subject.ShouldBe(AlertSubject.Feed);
        picture.Alerts.Where(alert => alert.Series == DeliveryRadar.ByDischarge).ShouldHaveSingleItem().Subject.ShouldBe(AlertSubject.Feed);
    }

    [Fact]
    public void Look_HistoryLoadedInOneGo_JudgesAsFarAsItReaches_HoweverLongAgo()
    {
        FacilityHistory[] facilities = [Facility("00001") with { Receipts = [Today] }, Facility("00002", until: new DateOnly(2025, 7, 18)) with { Receipts = [Today] }];
        RadarPicture picture = Radar.Look(History(facilities, receipts: [Today], feedDue: Today.AddYears(2)), Today.AddYears(1));

        picture.IsLive.ShouldBeFalse();
        picture.Horizon.ShouldBe(Today.AddDays(-1));
        picture.Alerts.Where(alert => alert.Subject.Kind == "Facility" && alert.Series == DeliveryRadar.ByDischarge).ShouldHaveSingleItem().Subject.Code.ShouldBe("00002");
    }

    [Fact]
    public void Look_FacilityThatTheRegisterClosed_IsNotMissed()
    {
        DateOnly stop = new(2025, 8, 8);
        FacilityHistory closed = Facility("00002", until: stop) with { Closed = [(stop.AddDays(1), DateOnly.MaxValue)] };
        DeliveryHistory history = History([Facility("00001"), Facility("00003"), Facility("00004"), closed]) with { Lives = new Dictionary<(string, string), IReadOnlyList<(DateOnly, DateOnly)>> { [("Facility", "00002")] = [(new DateOnly(1990, 1, 1), stop)] } };

        Radar.Look(history, Today).Alerts.Where(alert => alert.Subject.Code == "00002").ShouldBeEmpty();
    }

    [Fact]
    public void Look_EveryFeedPastItsDay_IsSilent_AndNoneBeforeIt()
    {
        string[] feeds = [.. BhytWarehouse.Etl.Sources.SourceRegister.All.Sources.Where(source => source.Description.SilentAfterDays > 0).Select(source => source.FeedCode)];
        DateOnly last = new(2025, 8, 1);
        DeliveryHistory history = History([]) with { Arrivals = [.. feeds.Select(feed => new FeedArrival(feed, AlertSubject.Feed, last, last.AddDays(10)))] };

        Radar.Look(history, last.AddDays(10)).Alerts.ShouldBeEmpty();
        Radar.Look(history, last.AddDays(11)).Alerts.Select(alert => alert.FeedCode).ShouldBe(feeds, ignoreOrder: true);
    }

    [Theory]
    [InlineData(1000, 1000, 1100, false)]
    [InlineData(950, 1000, 1100, false)]
    [InlineData(40, 1000, 1100, false)]
    [InlineData(500, 1000, 1100, true)]
    [InlineData(500, 1000, 20000, false)]
    public void Look_WholeListThatShrank_IsFound_AndAListOfChangesIsNot(long repeated, long standing, long everStanding, bool isFound)
    {
        DeliveryHistory history = History([]) with { Repeated = [new RepeatedEntries("VssEnrolment", "cards by commune", new AlertSubject("AdministrativeUnit", "99001", -1), Today, repeated, standing, everStanding)] };
        Radar.Look(history, Today).Alerts.Select(alert => alert.Kind).ShouldBe(isFound ? [DeliveryAlertKind.Shrinkage] : []);
    }

    [Fact]
    public void Look_WholeListWithoutACommune_NamesIt()
    {
        RepeatedEntries[] entries = [.. Enumerable.Range(1, 20).Select(number => new RepeatedEntries("VssEnrolment", "cards by commune", new AlertSubject("AdministrativeUnit", $"990{number:00}", -1), Today, number == 7 ? 0 : 100, 100, 100))];
        DeliveryAlert alert = Radar.Look(History([]) with { Repeated = entries }, Today).Alerts.ShouldHaveSingleItem();
        (alert.Kind, alert.Subject.Code, alert.Expected, alert.Found).ShouldBe((DeliveryAlertKind.Absence, "99007", 100, 0));
    }

    [Fact]
    public void Look_TheSameHistory_GivesTheSamePicture()
    {
        FacilityHistory[] facilities = [Facility("00001"), Facility("00002", until: new DateOnly(2025, 8, 8))];
        Look(facilities).Alerts.ShouldBe(Look([.. facilities.Reverse()]).Alerts);
    }

    private static RadarPicture Look(FacilityHistory[] facilities) => Radar.Look(History(facilities), Today);

    private static DeliveryHistory History(FacilityHistory[] facilities, DateOnly[]? receipts = null, DateOnly? feedDue = null) => new(
        facilities, receipts ?? [.. facilities.SelectMany(facility => facility.Receipts).Distinct().Order()], 1,
        [.. facilities.Select(facility => new FeedArrival("VssClaims", new AlertSubject("Facility", facility.Code, facility.DurableKey), facility.Receipts[^1], facility.Receipts[^1].AddDays(3))), .. facilities.Length == 0 ? [] : new[] { new FeedArrival("VssClaims", AlertSubject.Feed, facilities.Max(facility => facility.Receipts[^1]), feedDue ?? Today) }],
        [], [], new Dictionary<(string, string), IReadOnlyList<(DateOnly, DateOnly)>>());

    /// <summary>Forty dossiers each working day, sent the day after and received on it.</summary>
    private static FacilityHistory Facility(string code, DateOnly? until = null)
    {
        DateOnly last = until ?? Today.AddDays(-1);
        DateOnly[] days = [.. Enumerable.Range(0, last.DayNumber - First.DayNumber + 1).Select(at => First.AddDays(at)).Where(WorkCalendar.VietNam.IsWorkday)];
        return new FacilityHistory(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture), code, days.ToDictionary(day => day, day => 38 + (day.DayNumber % 5)), [(1, 1000)], days, []);
    }
}
