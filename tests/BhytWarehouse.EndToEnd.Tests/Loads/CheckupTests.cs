using System.Text;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.MohCheckups;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Health check-ups of the loaded province against its truth.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class CheckupTests(LoadedProvince province)
{
    [Fact]
    public void Checkups_EveryMonthFacilityAndPayer_EqualTheTruthWithTheCorrection()
    {
        province.Truth.Checkups.Sum(row => row.Checkups).ShouldBeGreaterThan(100);
        province.Home.Rows(
            "SELECT checked.MonthKey, facility.FacilityCode, checked.PayerCode, COUNT(*), COUNT(CASE WHEN checked.HealthClassCode > 0 THEN 1 END), SUM(checked.HealthClassCode) FROM fact_HealthCheckup AS checked INNER JOIN dim_Facility AS facility USING (FacilityKey) GROUP BY 1, 2, 3",
            reader => new CheckupTruth(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)))
            .ShouldBe(province.Truth.Checkups, ignoreOrder: true);
        List<(int Month, string Facility, string Payer, int Checkups, int? ClassSum, int? Without)> shown = province.Home.Rows(
            "SELECT MonthKey, FacilityCode, PayerCode, CheckupCount, HealthClass1Count + HealthClass2Count * 2 + HealthClass3Count * 3 + HealthClass4Count * 4 + HealthClass5Count * 5, NoHealthClassCount FROM mart_CheckupMonth",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.IsDBNull(4) ? (int?)null : reader.GetInt32(4), reader.IsDBNull(5) ? (int?)null : reader.GetInt32(5)));
        HashSet<(int, string, string)> small = [.. province.Home.Rows(
            "SELECT DISTINCT MonthKey, FacilityCode, PayerCode FROM (SELECT checked.MonthKey, facility.FacilityCode, checked.PayerCode FROM fact_HealthCheckup AS checked INNER JOIN dim_Facility AS facility USING (FacilityKey) GROUP BY 1, 2, 3, checked.HealthClassCode HAVING COUNT(*) BETWEEN 1 AND 10)",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2)))];
        small.ShouldNotBeEmpty();
        shown.ShouldBe(province.Truth.Checkups.Select(row => small.Contains((row.Month, row.FacilityCode, row.Payer))
            ? (row.Month, row.FacilityCode, row.Payer, row.Checkups, (int?)null, (int?)null)
            : (row.Month, row.FacilityCode, row.Payer, row.Checkups, (int?)row.HealthClassSum, (int?)(row.Checkups - row.WithHealthClass))), ignoreOrder: true);
        province.Home.Count("SELECT COUNT(*) FROM mart_CheckupMonth WHERE IsSuppressed <> (HealthClass1Count IS NULL)").ShouldBe(0);
    }

    [Fact]
    public void Ledger_Checkups_AccountsForEveryOneOfThem()
    {
        LoadResult result = province.Results["MohCheckups"];
        FileTruth[] read = [.. province.Truth.Files.Where(file => file.Feed == "MohCheckups" && file.Expectation == FaultExpectation.Accept)];

        result.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(province.Truth.Checkups.Sum(row => row.Checkups));
        result.Total(LedgerLevel.Amount, LedgerState.Loaded).ShouldBe(province.Truth.Checkups.Sum(row => row.WithHealthClass) * 100);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(5);
        result.Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);
        result.Total(LedgerLevel.Record, LedgerState.Superseded).ShouldBe(1);
        read.Sum(file => file.Records).ShouldBe(province.Truth.Checkups.Sum(row => row.Checkups) + 5 + 2);
    }

    [Fact]
    public void PreventiveCare_EveryMonthAndCommune_EqualsTheTruthOnEveryBasis()
    {
        Dictionary<(int, string), int> truth = province.Truth.PreventiveCare.ToDictionary(row => (row.Month, row.Commune), row => row.People);
        List<(int Month, string Commune, string Basis, int People, int Population)> figures = province.Home.Rows(
            "SELECT MonthKey, UnitCode, PopulationBasisCode, COALESCE(ReachedPersonCount, -1), PersonCount FROM mart_PreventiveCareMonth WHERE IsSuppressed = (ReachedPersonCount IS NULL)",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4)));
        province.Home.Count("SELECT COUNT(*) FROM mart_PreventiveCareMonth").ShouldBe(figures.Count);

        // Few people are not shown: then the truth must be few.
        (int Month, string Commune) Slice((int Month, string Commune, string Basis, int People, int Population) figure) => (figure.Month, figure.Commune);
        figures = [.. figures.Select(figure => figure.People >= 0 ? figure : truth.GetValueOrDefault(Slice(figure)) is >= 1 and <= 10 and int few ? figure with { People = few } : figure)];
        figures.ShouldAllBe(figure => figure.People >= 0);

        figures.ShouldNotBeEmpty();
        figures.ShouldAllBe(figure => figure.People == truth.GetValueOrDefault(new ValueTuple<int, string>(figure.Month, figure.Commune)));
        figures.Where(figure => figure.Population > 0).Select(figure => figure.Month).Distinct().Count().ShouldBe(6);
        foreach (IGrouping<(int, string), (int Month, string Commune, string Basis, int People, int Population)> reached in figures.Where(figure => figure.People > 0).GroupBy(figure => (figure.Month, figure.Commune)))
        {
            truth.Remove(reached.Key).ShouldBeTrue();
            reached.Select(figure => figure.Basis).ShouldBeUnique();
        }

        truth.ShouldBeEmpty();
    }

    [Fact]
    public void Checkups_OfPeopleWithACard_PointToTheirMember()
    {
        province.Home.Count("SELECT COUNT(*) FROM fact_HealthCheckup WHERE MemberKey > 0").ShouldBeGreaterThan(100);
        // Nobody becomes a participant by a check-up: every number in it is one of the card register.
        province.Home.Count("SELECT COUNT(*) FROM fact_HealthCheckup AS checked INNER JOIN dim_Member AS member USING (MemberKey) WHERE member.MemberKey > 0 AND NOT EXISTS (SELECT 1 FROM dim_Member AS told WHERE told.MemberDurableKey = member.MemberDurableKey AND told.IsInferred = 0)").ShouldBeLessThan(5);
        province.Home.Count("SELECT COUNT(*) FROM fact_HealthCheckup WHERE MemberKey = -1 AND CitizenToken = ''").ShouldBeGreaterThan(0);
        province.Home.Count("SELECT COUNT(*) FROM fact_HealthCheckup WHERE ResidenceCommuneKey = -1 OR FacilityKey = -1 OR SexKey = -1 OR AgeBandKey = -1 OR CareTypeKey = -1 OR GlnCode = ''").ShouldBe(0);
    }

    [Fact]
    public void Checkup_SentAgain_CountsInItsNewestVersionWhateverTheOrder()
    {
        string first = Of("20260503", CheckupText.Good);
        string later = Of("20260510", CheckupText.With("<PHAN_LOAI_SK>3", "<PHAN_LOAI_SK>4"));
        foreach (string[] order in (string[][])[[first, later], [later, first]])
        {
            using ScratchHome home = new();
            LoadResult[] results = [.. order.Select((text, place) => Load(home, $"{place}.xml", text))];

            results.ShouldAllBe(result => result.State == LoadState.Published && result.Message.Length == 0);
            home.Rows("SELECT HealthClassCode FROM fact_HealthCheckup", reader => reader.GetInt32(0)).ShouldBe([4]);
            Load(home, "again.xml", later + "\n").Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);
        }
    }

    [Fact]
    public void Checkup_TwiceInOneFile_IsADuplicateWhenAlikeAndHeldBackWhenNot()
    {
        using ScratchHome home = new();

        Load(home, "alike.xml", Of("20260503", CheckupText.Good, CheckupText.Good)).Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);
        Load(home, "unlike.xml", Of("20260504", CheckupText.Good, CheckupText.With("<GIOI_TINH>2", "<GIOI_TINH>1"))).Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(2);
        home.Rows("SELECT RuleCode FROM quality_Finding", reader => reader.GetString(0)).ShouldBe(["MK-038", "MK-038"]);
    }

    [Theory]
    [InlineData("MK-002", "<KHAMSUCKHOE><THONGTINDONVI>")]
    [InlineData("MK-004", "<!DOCTYPE KHAMSUCKHOE [<!ENTITY a \"b\">]><KHAMSUCKHOE/>")]
    [InlineData("MK-005", "<html><body>404</body></html>")]
    [InlineData("MK-006", "<GIAMDINHHS/>")]
    [InlineData("MK-002", "Phiên làm việc đã hết hạn")]
    [InlineData("MK-007", "{\"error\": 500}")]
    [InlineData("MK-003", "<?xml version=\"1.0\" encoding=\"TCVN\"?><KHAMSUCKHOE/>")]
    public void File_ThatIsNoEnvelope_IsRefusedAndTheLoadBalances(string rule, string text)
    {
        using ScratchHome home = new();

        LoadResult result = Load(home, "bad.xml", text);

        (result.State, result.Message).ShouldBe((LoadState.Published, ""));
        result.Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
        home.Rows("SELECT RefusalRuleCode FROM audit_SourceFile", reader => reader.GetString(0)).ShouldBe([rule]);
    }

    [Fact]
    public void Identities_OfCheckups_StandNowhereOutsideTheLandingZone()
    {
        using ScratchHome home = new();
        string[] canaries = ["Chim Báo", "chim báo", "000180000001", "0012345678", "0900111222"];

        Load(home, "who.xml", Of("20260503", CheckupText.Good, CheckupText.With("<NGAY_RA>202604161030", "<NGAY_RA>000180000001", "K2"), CheckupText.With("<DOI_TUONG>01", "<DOI_TUONG>Lê Thị Chim Báo", "K3")))
            .Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);

        foreach (string path in Directory.EnumerateFiles(home.Folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(path);
            canaries.Where(canary => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0).ShouldBeEmpty(path);
        }
    }

    private static string Of(string prepared, params string[] checkups) => CheckupText.Envelope(checkups).Replace("20260503", prepared, StringComparison.Ordinal);

    private static LoadResult Load(ScratchHome home, string name, string text)
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-checkups-").FullName;
        try
        {
            string path = Path.Combine(folder, name);
            File.WriteAllText(path, text, new UTF8Encoding(false));
            return home.Load("MohCheckups", path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
