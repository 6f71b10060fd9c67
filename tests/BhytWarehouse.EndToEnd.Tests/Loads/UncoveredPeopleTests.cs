using BhytWarehouse.EndToEnd.Tests.Indicators;
using BhytWarehouse.SampleProvince.Members;
using PeopleRegister = BhytWarehouse.SampleProvince.Members.Register;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Who has no card, what they may join and what it costs, worked out once more from the generator's own people, households and cards.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class UncoveredPeopleTests(LoadedProvince province)
{
    /// <summary>12 months of 4.5 % of 2,340,000 đồng.</summary>
    private const decimal Whole = 1_263_600m;

    private static readonly decimal[] Shares = [1m, 0.7m, 0.6m, 0.5m, 0.4m];

    [Fact]
    public void People_OfTheSample_AreThoseOfTheTruthWithTheirGroupAndCost()
    {
        List<(string Commune, string Group, decimal Cost)> expected = Expected();

        List<(string Commune, string Group, decimal Low, decimal High, string Cost)> found = province.Home.Rows(
            "SELECT unit.UnitCode, entitled.GroupCode, person.LowCostAmount, person.HighCostAmount, person.CostCode FROM derive_UncoveredPerson AS person INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = person.CommuneKey INNER JOIN dim_ParticipantGroup AS entitled ON entitled.ParticipantGroupKey = person.EntitledGroupKey",
            reader => (reader.GetString(0), reader.GetString(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetString(4)));

        found.ShouldAllBe(person => person.Cost == "Known" && person.Low == person.High);
        Sorted(found.Select(person => (person.Commune, person.Group, person.Low))).ShouldBe(Sorted(expected));
        expected.Select(person => person.Group).Distinct().Count().ShouldBeGreaterThan(2);
        expected.Count(person => person.Group == "GD" && person.Cost < Whole).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Counts_OfTheProvince_AreThoseOfTheTruth()
    {
        List<(string Commune, string Group, decimal Cost)> expected = Expected();

        province.Home.Rows("SELECT PersonCount, LowCostAmount, ResidentCount FROM fact_UncoveredPeopleByEntitlement WHERE BreakdownCode = 'All' AND CountedLevel = 'Province'", reader => (reader.GetInt32(0), reader.GetDecimal(1), reader.GetInt32(2)))
            .ShouldBe([(expected.Count, expected.Sum(person => person.Cost), province.Truth.Residents.Where(row => row.Month == province.Truth.Residents.Max(last => last.Month)).Sum(row => row.Permanent + row.Temporary))]);
        province.Home.Rows("SELECT participantGroup.GroupCode, people.PersonCount FROM fact_UncoveredPeopleByEntitlement AS people INNER JOIN dim_ParticipantGroup AS participantGroup USING (ParticipantGroupKey) WHERE BreakdownCode = 'Group' AND CountedLevel = 'Province'", reader => (reader.GetString(0), reader.GetInt32(1)))
            .ToDictionary(row => row.Item1, row => row.Item2).ShouldBe(expected.GroupBy(person => person.Group).ToDictionary(group => group.Key, group => group.Count()), ignoreOrder: true);
    }

    private List<(string Commune, string Group, decimal Cost)> Expected()
    {
        GeneratedProvince generated = GeneratedProvince.Of(LoadedProvince.Options, province.Truth);
        DateOnly day = generated.Options.End;
        List<(string, string, decimal)> expected = [];
        foreach (IGrouping<int, GeneratedPerson> household in generated.People.Where(person => person.Person.IsResident(day)).GroupBy(person => person.Person.Household.Index))
        {
            int payers = household.Count(person => person.Cards.Any(card => card.Covers(day) && ParticipantGroups.Codes[card.Group] == "GD"));
            // Which of a household's own payers has which place makes no difference to the household.
            foreach (GeneratedPerson person in household.Where(person => !person.IsCovered(day)))
            {
                string commune = PeopleRegister.CommuneCode(person.Person.Household, day);
                string entitled = ParticipantGroups.Codes[generated.Register.EntitledGroup(person.Person, day)];
                (string Group, decimal Share)[] free =
                [
                    .. day.Year - person.Person.Birth.Year <= 5 ? [("TE", 0m)] : Array.Empty<(string, decimal)>(),
                    .. entitled is "HN" ? [("HN", 0m)] : entitled is "CN" ? [("CN", 0.3m)] : Array.Empty<(string, decimal)>(),
                    .. Schools.NamesItsPupils(generated.Register.SchoolOn(person.Person, day)) ? [("HS", 0.5m)] : Array.Empty<(string, decimal)>(),
                ];
                (string group, decimal share) = free.Length > 0 ? free.OrderBy(one => one.Share).ThenBy(one => one.Group, StringComparer.Ordinal).First() : ("GD", Shares[Math.Min(payers++, Shares.Length - 1)]);
                expected.Add((commune, group, Whole * share));
            }
        }

        return expected;
    }

    private static List<(string, string, decimal)> Sorted(IEnumerable<(string Commune, string Group, decimal Cost)> people) => [.. people.OrderBy(person => person.Commune, StringComparer.Ordinal).ThenBy(person => person.Group, StringComparer.Ordinal).ThenBy(person => person.Cost)];
}
