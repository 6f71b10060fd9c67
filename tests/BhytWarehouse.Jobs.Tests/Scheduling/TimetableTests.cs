using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Scheduling.Quartz;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

public sealed class TimetableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-timetable-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_LoadEveryFeedOnce_AndHaveHours()
    {
        Timetable.Lines.Where(line => line.Kind == JobKind.Load).Select(line => line.FeedCode).Order().ShouldBe(SourceRegister.All.Sources.Select(source => source.FeedCode).Order());
        Timetable.Lines.Select(line => line.Code).ShouldBeUnique();
        Timetable.Lines.ShouldAllBe(line => QuartzCron.IsValid(line.Cron) && line.Attempts >= 1);
    }

    [Fact]
    public void Settings_OfTheInstallation_ChangeHoursAndAreReadAgain()
    {
        TimetableSettings settings = new(_folder, Timetable.Lines);
        settings.Refresh().ShouldBeFalse();
        Write("""{ "load VssClaims": { "cron": "*/5 * * * *", "attempts": 7 }, "refresh": { "isOff": true } }""", minute: 1);
        settings.Refresh().ShouldBeTrue();
        settings.Refresh().ShouldBeFalse();
        TimetableLine claims = settings.Current.Single(line => line.Code == "load VssClaims");
        (claims.Cron, claims.Attempts).ShouldBe(("*/5 * * * *", 7));
        settings.Current.Single(line => line.Code == "refresh").IsOff.ShouldBeTrue();
        File.Delete(settings.Path);
        settings.Refresh().ShouldBeTrue();
        settings.Current.ShouldBe(Timetable.Lines);
    }

    [Theory]
    [InlineData("2026-02-13T22:30:00Z", "2026-02-22T22:30:00Z")] // Saturday morning, then Tết, in Viet Nam
    [InlineData("2026-08-21T22:00:00Z", "2026-08-21T22:30:00Z")] // a Saturday that is worked for 31 August
    [InlineData("2026-08-28T22:30:00Z", "2026-09-02T22:30:00Z")]
    [InlineData("2027-02-05T22:00:00Z", "2027-02-05T22:30:00Z")] // a year whose days off are not known: every day, Tết too
    public void LineOnWorkdaysOnly_IsDueNext_OnTheNextWorkday(string after, string next)
    {
        TimetableSettings settings = new(_folder, Timetable.Lines);
        Write("""{ "refresh": { "cron": "30 5 * * *", "workdaysOnly": true } }""", minute: 1);
        settings.Refresh();
        TimetableLine line = settings.Current.Single(line => line.Code == "refresh");
        QuartzCron.NextAfter(line, Moment(after)).ShouldBe(Moment(next));
        QuartzCron.NextAfter(line with { IsOnWorkdaysOnly = false }, Moment("2026-02-16T22:00:00Z")).ShouldBe(Moment("2026-02-16T22:30:00Z"));
        line.IsDueAt(Moment("2026-02-16T22:30:00Z")).ShouldBeFalse();
    }

    [Fact]
    public void LineOnWorkdaysOnly_InAYearNotKnown_SaysSo()
    {
        JobsTexts.OnWorkdays(Moment("2026-03-02T01:00:00Z")).English.ShouldBe("on working days only");
        JobsTexts.OnWorkdays(Moment("2026-12-31T18:00:00Z")).English.ShouldContain("the days off of 2027 are not known here: runs every day");
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("""{ "load Nothing": {} }""", "load Nothing")]
    [InlineData("""{ "refresh": { "cron": "every day" } }""", "every day")]
    [InlineData("""{ "refresh": { "attempts": 0 } }""", "0 attempts")]
    [InlineData("""{ "refresh": { "hours": 3 } }""", "no timetable")]
    [InlineData("""{ "refresh": """, "no timetable")]
    public void FaultySettings_AreToldOnce_AndTheHoursBeforeStand(string text, string told)
    {
        TimetableSettings settings = new(_folder, Timetable.Lines);
        Write("""{ "refresh": { "attempts": 9 } }""", minute: 1);
        settings.Refresh();
        Write(text, minute: 2);
        Should.Throw<FormatException>(() => settings.Refresh()).Message.ShouldContain(told);
        settings.Refresh().ShouldBeFalse();
        settings.Current.Single(line => line.Code == "refresh").Attempts.ShouldBe(9);
    }

    private void Write(string text, int minute)
    {
        string path = Path.Combine(_folder, "timetable.json");
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
    }
}
