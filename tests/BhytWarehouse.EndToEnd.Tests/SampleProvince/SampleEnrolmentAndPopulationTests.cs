using System.Globalization;
using System.Text.Json;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

public sealed class SampleEnrolmentAndPopulationTests(WrittenProvince province) : IClassFixture<WrittenProvince>
{
    [Fact]
    public void Coverage_RereadFromTheExtracts_EqualsTheTruth()
    {
        (List<CardRow> rows, List<(string, int)> refused) = Reread();
        List<CardRow> current = [.. rows.GroupBy(row => (row.Card, row.From)).Select(versions => versions.OrderBy(row => row.Extracted).Last())];

        refused.ShouldBe(
            province.Truth.Faults.Where(fault => fault.Path.StartsWith("VssEnrolment", StringComparison.Ordinal)).Select(fault => (fault.Path, fault.Position!.Value)),
            ignoreOrder: true);
        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            List<CardRow> valid = current.FindAll(row => row.From <= month.MonthEnd && month.MonthEnd <= row.To);
            valid.DistinctBy(row => row.Person).Count().ShouldBe(month.CoveredPeople);
            valid.DistinctBy(row => row.Person).GroupBy(row => row.Commune).ToDictionary(group => group.Key, group => group.Count())
                .ShouldBe(month.ByCommune.ToDictionary(), ignoreOrder: true);
            month.ByOldCommune.Values.Sum().ShouldBe(month.CoveredPeople);
            month.ByNewCommune.Values.Sum().ShouldBe(month.CoveredPeople);
            valid.GroupBy(row => row.Card[..2]).ToDictionary(group => group.Key, group => group.DistinctBy(row => row.Person).Count())
                .ShouldBe(month.ByGroup.ToDictionary(), ignoreOrder: true);
            (month.CoveredPeople / (double)WrittenProvince.Options.People).ShouldBeInRange(0.88, 0.98);
        }

        rows.Select(row => row.Change).Distinct().ShouldBe(["TM", "ON", "GH", "DC"], ignoreOrder: true);
    }

    [Fact]
    public void Communes_InExtractsBeforeAndAfterTheReform_AreOldThenNewOnes()
    {
        ILookup<bool, string> byTime = Reread().Rows.ToLookup(row => string.CompareOrdinal(row.Extracted, "20250701") >= 0, row => row.Commune);

        byTime[false].Except(CommuneMap.Old.Select(commune => commune.Code)).ShouldBeEmpty();
        byTime[true].Except(CommuneMap.New.Select(commune => commune.Code)).ShouldBeEmpty();
        byTime[false].Intersect(byTime[true]).ShouldNotBeEmpty("the same digits must name other communes, or nothing tests that they are kept apart");
    }

    [Fact]
    public void CommuneMap_EveryOldCommune_GoesWholeIntoNewOnes()
    {
        for (int place = 0; place < CommuneMap.Old.Length; place++)
        {
            CommuneMap.Parts.Where(part => part.Place == place).Sum(part => part.PeoplePercent).ShouldBe(100);
            int[] reached = [.. Enumerable.Range(0, 2000).Select(household => CommuneMap.NewCommune(place, household)).Distinct().Order()];
            reached.ShouldBe(CommuneMap.Parts.Where(part => part.Place == place && part.PeoplePercent > 0).Select(part => part.New).Order());
        }
    }

    [Fact]
    public void Rows_OfOneCardAndStart_NeverShareAnExtractDate()
    {
        Reread().Rows.GroupBy(row => (row.Card, row.From, row.Extracted)).Where(group => group.Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task Population_RereadFromJsonStat_EqualsTheTruth()
    {
        Dictionary<string, decimal> published = [];
        using JsonDocument table = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(province.Directory, "NsoPopulation", "V02.01.json")));
        int year = 0;
        foreach (JsonProperty label in table.RootElement.GetProperty("dimension").GetProperty("Năm").GetProperty("category").GetProperty("label").EnumerateObject())
        {
            published[label.Value.GetString()!] = table.RootElement.GetProperty("value")[(year++ * 3) + 1].GetDecimal();
        }

        string sparse = await File.ReadAllTextAsync(Path.Combine(province.Directory, "NsoPopulation", "V02.01_nam-truoc.json"));
        using JsonDocument earlier = JsonDocument.Parse(sparse.TrimEnd('\0'));
        JsonElement years = earlier.RootElement.GetProperty("dimension").GetProperty("Năm").GetProperty("category").GetProperty("label");
        foreach (JsonProperty value in earlier.RootElement.GetProperty("value").EnumerateObject())
        {
            published[years.GetProperty(value.Name).GetString()!] = value.Value.GetDecimal();
        }

        published.ShouldBe(province.Truth.PublishedPopulation.ToDictionary(year => year.YearLabel, year => year.Thousands), ignoreOrder: true);
        published["Sơ bộ 2025"].ShouldBe(WrittenProvince.Options.People / 1000m);
    }

    private (List<CardRow> Rows, List<(string Path, int Line)> Refused) Reread()
    {
        List<CardRow> rows = [];
        List<(string, int)> refused = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(province.Directory, "VssEnrolment")))
        {
            string[] lines = File.ReadAllLines(file);
            string[] header = lines[0].Split(',');
            header.Length.ShouldBe(16);
            for (int i = 1; i < lines.Length; i++)
            {
                Dictionary<string, string> row = header.Zip(lines[i].Split(',')).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"'));
                bool dates = DateOnly.TryParseExact(row["GT_THE_TU"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly from)
                    & DateOnly.TryParseExact(row["GT_THE_DEN"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly to);
                if (!dates || to < from || row["MA_THE_BHYT"].Length != 15 || row["GIOI_TINH"] is not ("1" or "2" or "3"))
                {
                    refused.Add(($"VssEnrolment/{Path.GetFileName(file)}", i + 1));
                    continue;
                }

                row["MA_THE_BHYT"][5..].ShouldBe(row["SO_BHXH"]);
                rows.Add(new CardRow(row["SO_BHXH"], row["MA_THE_BHYT"], from, to, row["MA_XA"], row["PHUONG_AN"], row["NGAY_TRICH"]));
            }
        }

        return (rows, refused);
    }

    private sealed record CardRow(string Person, string Card, DateOnly From, DateOnly To, string Commune, string Change, string Extracted);
}
