using System.Globalization;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

/// <summary>The people of the sample agree with themselves: registers, lives, cards and dossiers tell one story.</summary>
public sealed class SamplePeopleTests : IAsyncLifetime
{
    private static readonly SampleProvinceOptions Options = new() { People = 12_000, Dossiers = 600, Seed = 5, SecondCardShare = 0.002 };
    private readonly string _directory = Directory.CreateTempSubdirectory("bhyt-people-").FullName;
    private SampleTruth _truth = null!;
    private string[][] _people = [];

    public async Task InitializeAsync()
    {
        _truth = await new SampleProvinceWriter(Options).WriteAsync(_directory, progress: null, CancellationToken.None);
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(_directory, PeopleFile.FileName));
        lines[0].ShouldBe(PeopleFile.Header);
        _people = [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Residents_FromMonthToMonth_ChangeByTheEventsOfTheRegister()
    {
        Dictionary<string, int> signs = new() { ["BIRTH"] = 1, ["ARRIVAL"] = 1, ["MOVE-IN"] = 1, ["DEATH"] = -1, ["DEPARTURE"] = -1, ["MOVE-OUT"] = -1 };
        int[] months = [.. _truth.Coverage.Select(month => month.Month)];
        for (int i = 1; i < months.Length; i++)
        {
            ILookup<int, ResidentTruth> byMonth = _truth.Residents.ToLookup(row => row.Month);
            int before = byMonth[months[i - 1]].Sum(row => row.Permanent + row.Temporary);
            int after = byMonth[months[i]].Sum(row => row.Permanent + row.Temporary);
            (after - before).ShouldBe(byMonth[months[i]].Sum(row => row.Events.Sum(change => change.Value * signs[change.Key])), $"{months[i]}");
        }

        signs.Keys.ShouldAllBe(kind => _truth.Residents.Sum(row => row.Events.GetValueOrDefault(kind)) > 0);
    }

    [Fact]
    public void People_AtTheEnd_AddUpToTheTruthOfTheLastMonth()
    {
        ResidentTruth[] last = [.. _truth.Residents.Where(row => row.Month == _truth.Coverage[^1].Month)];

        _people.Length.ShouldBe(Options.People);
        _people.Select(row => row[1]).Distinct().Count().ShouldBe(Options.People);
        _people.Select(row => row[2]).Distinct().Count().ShouldBe(Options.People);
        _people.Count(row => row[10] == "1").ShouldBe(last.Sum(row => row.Permanent + row.Temporary));
        _people.Count(row => row[10] == "1" && row[11] == "0").ShouldBe(last.Sum(row => row.Uncovered));
        _people.Count(row => row[11] != "0").ShouldBe(_truth.Coverage[^1].CoveredPeople);
        _people.Count(row => row[11] == "2").ShouldBe(_truth.Coverage[^1].PeopleWithTwoCards);
        _truth.Coverage[^1].PeopleWithTwoCards.ShouldBeGreaterThan(0);
        last.Sum(row => row.Uncovered).ShouldBeInRange(Options.People * 4 / 100, Options.People * 10 / 100);
        foreach (string group in last.SelectMany(row => row.Groups.Keys).Distinct())
        {
            _people.Count(row => row[10] == "1" && row[9] == group).ShouldBe(last.Sum(row => row.Groups.GetValueOrDefault(group)?.Entitled ?? 0), group);
        }
    }

    [Fact]
    public void Groups_OfEverySource_HavePeople()
    {
        string[] wanted = ["DN", "HC", "HT", "TE", "HN", "CN", "BT", "GB", "HS", "SV", "GD"];

        wanted.Except(_people.Select(row => row[9])).ShouldBeEmpty();
        _truth.Schools.ShouldAllBe(school => school.Covered <= school.Pupils);
        _truth.Schools.Count(school => school.Pupils > 0).ShouldBe(_truth.Schools.Count);
    }

    [Fact]
    public void Dossiers_OfTheDead_AreNeverLaterThanTheDeath()
    {
        Dictionary<string, string> deaths = _people.Where(row => row[7].Length > 0).ToDictionary(row => row[2], row => row[7]);
        List<RereadDossier> dossiers = [.. RereadClaims.Of(_directory).Dossiers.Where(dossier => dossier.Reasons.Count == 0)];

        deaths.Count.ShouldBeGreaterThan(10);
        dossiers.Count.ShouldBeGreaterThan(500);
        foreach (RereadDossier dossier in dossiers)
        {
            string card = RereadDossier.Value(dossier.Summary!, "MA_THE_BHYT").Split(';')[0];
            if (deaths.TryGetValue(card[5..], out string? death))
            {
                string.CompareOrdinal(RereadDossier.Value(dossier.Summary!, "NGAY_RA")[..8], death).ShouldBeLessThanOrEqualTo(0, dossier.Path);
            }
        }
    }

    [Fact]
    public void Cards_OfTheDead_EndExceptForTheFewNobodyReported()
    {
        string end = _truth.Coverage[^1].MonthEnd.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        List<string[]> dead = [.. _people.Where(row => row[7].Length > 0 && string.CompareOrdinal(row[7], end) < 0)];

        dead.Count(row => row[11] == "0").ShouldBeGreaterThan(dead.Count * 7 / 10);
    }
}
