using System.Globalization;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>The path to the goal of the sample, worked out once more from the truth of its generator, from the decision as it was written, and card by card.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class CoveragePathTests(LoadedProvince province)
{
    private const int Deadline = 202512;

    private CoverageTruth Newest => province.Truth.Coverage.MaxBy(month => month.Month)!;

    [Fact]
    public void Province_OnTheRegister_NeedsWhatTheDecisionAndTheTruthLeave()
    {
        int residents = province.Truth.Residents.Where(row => row.Month == Newest.Month).Sum(row => row.Permanent + row.Temporary);
        (decimal rate, string responsible) = Decision("");
        long target = (long)Math.Ceiling(residents * rate);

        (long members, long assigned, long needed, string document, double reach, string state) = province.Home.Rows(
            $"SELECT MemberCount, TargetMemberCount, NeededCount, ResponsibleUnitName, ReachRate, StateCode FROM mart_CoveragePath WHERE UnitLevel = 'Province' AND GroupCode = '' AND PopulationBasisCode = 'MPS-RES' AND GoalYear = 2025 AND MonthKey = {Deadline} AND IsLastMonth = 1",
            reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetDouble(4), reader.GetString(5))).Single();

        (members, assigned, needed, document, state).ShouldBe((Newest.CoveredPeople, target, Math.Max(0, target - Newest.CoveredPeople), responsible, "Forecast"));
        reach.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Communes_OnTheRegister_NeedWhatTheirOwnDecisionLeaves()
    {
        Dictionary<string, ResidentTruth> residents = province.Truth.Residents.Where(row => row.Month == Newest.Month).ToDictionary(row => row.Commune);
        List<(string Unit, long Members, long Target, long Needed, string Responsible)> paths = province.Home.Rows(
            $"SELECT unit.UnitCode, path.MemberCount, path.TargetMemberCount, path.NeededCount, path.ResponsibleUnitName FROM fact_CoveragePath AS path INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) WHERE unit.UnitLevel = 'Commune' AND path.ParticipantGroupKey = -1 AND basis.PopulationBasisCode = 'MPS-RES' AND path.GoalYear = 2025 AND path.MonthKey = {Deadline}",
            reader => (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4)));

        paths.Select(path => path.Unit).ShouldBe(residents.Keys, ignoreOrder: true);
        paths.Sum(path => path.Members).ShouldBe(Newest.CoveredPeople);
        foreach ((string unit, long members, long target, long needed, string responsible) in paths)
        {
            (decimal rate, string answers) = Decision(unit);
            (target, responsible).ShouldBe(((long)Math.Ceiling((residents[unit].Permanent + residents[unit].Temporary) * rate), answers), unit);
            needed.ShouldBe(Math.Max(0, target - members), unit);
            // Old communes that were split are divided by their people: near the truth, never exactly it.
            ((double)members).ShouldBe(Newest.ByNewCommune[unit], (0.15 * Newest.ByNewCommune[unit]) + 10, unit);
        }
    }

    /// <summary>A person with two cards counts in the group of one, in the truth in both.</summary>
    [Fact]
    public void Groups_OfTheProvince_AreThoseOfTheTruth()
    {
        Dictionary<string, int> groups = province.Home.Rows(
            $"SELECT participantGroup.GroupCode, path.MemberCount FROM fact_CoveragePath AS path INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) INNER JOIN dim_ParticipantGroup AS participantGroup USING (ParticipantGroupKey) WHERE unit.UnitLevel = 'Province' AND path.ParticipantGroupKey > 0 AND basis.PopulationBasisCode = 'MPS-RES' AND path.GoalYear = 2025 AND path.MonthKey = {Deadline} AND path.MemberCount > 0",
            reader => (reader.GetString(0), reader.GetInt32(1))).ToDictionary(row => row.Item1, row => row.Item2);

        groups.Keys.ShouldBe(Newest.ByGroup.Keys, ignoreOrder: true);
        groups.Values.Sum().ShouldBe(Newest.CoveredPeople);
        groups.Sum(group => Newest.ByGroup[group.Key] - group.Value).ShouldBe(Newest.PeopleWithTwoCards);
        groups.ShouldAllBe(group => group.Value <= Newest.ByGroup[group.Key]);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(90)]
    public void Expiring_OfTheProvince_AreThePeopleWhoseLastCardEndsThen(int days)
    {
        Dictionary<long, int> last = [];
        foreach ((long person, int end) in province.Home.Rows("SELECT MemberDurableKey, SpanEndDateKey FROM fact_CardSpan WHERE MemberDurableKey > 0 AND BenefitCode <> ''", reader => (reader.GetInt64(0), reader.GetInt32(1))))
        {
            last[person] = Math.Max(end, last.GetValueOrDefault(person));
        }

        DateOnly extract = Newest.MonthEnd;
        int expected = last.Values.Count(end => end < 99991231 && Day(end) >= extract && Day(end) < extract.AddDays(days));

        province.Home.Count($"SELECT MAX(Expiring{days}Count) FROM fact_CoveragePath AS path INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) WHERE unit.UnitLevel = 'Province' AND path.ParticipantGroupKey = -1").ShouldBe(expected);
        expected.ShouldBeGreaterThanOrEqualTo(days == 30 ? 0 : 1);
    }

    [Fact]
    public void Goals_OfTheLaw_StandWhereNothingIsAssigned() =>
        province.Home.Rows("SELECT DISTINCT GoalYear, GoalRate, StateCode, IsAssigned FROM mart_CoveragePath WHERE IsAssigned = 0 AND GroupCode = '' ORDER BY 1", reader => (reader.GetInt32(0), reader.GetDouble(1), reader.GetString(2)))
            .ShouldBe([(2026, 0.95, "Forecast"), (2030, 1, "TooFar")]);

    /// <summary>The newest decision on a commune, or on the province, as its file has it.</summary>
    private (decimal Rate, string Responsible) Decision(string commune) => Directory.EnumerateFiles(province.FolderOf("PpcTargets"), "chi-tieu*.csv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
        .Select(line => line.Split(',')).Where(fields => fields[0] == "2025" && fields[2] == commune && fields[3].Length == 0)
        .Select(fields => (decimal.Parse(fields[5], CultureInfo.InvariantCulture) / 100, fields[8])).Last();

    private static DateOnly Day(int dateKey) => DateOnly.ParseExact(dateKey.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);
}
