using BhytWarehouse.Etl.Sources;
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
