using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Warehouse.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Fixtures.FixtureWarehouse;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

/// <summary>From residents, cards and lists to who has no card, what they may join and what it costs, with figures worked by hand on a base salary of 2,340,000 đồng.</summary>
public sealed class UncoveredPeopleTests : IDisposable
{
    private const int Day = 20250930;

    private readonly FixtureWarehouse _warehouse = new();
    private int _keys;

    public UncoveredPeopleTests() => _warehouse.Put(
    [
        ("dim.BaseSalary", Row(("BaseSalaryKey", 1m), ("BaseSalaryCode", "REF"), ("BaseSalaryAmount", 2_340_000m), ("ValidFromDateKey", 20240701m), ("ValidToDateKey", 20260630m))),
        ("dim.BaseSalary", Row(("BaseSalaryKey", 2m), ("BaseSalaryCode", "REF"), ("BaseSalaryAmount", 2_530_000m), ("ValidFromDateKey", 20260701m))),
        Rule("TE", 0, 0m), Rule("HN", 0, 0m), Rule("CN", 0, 0.3m), Rule("HS", 0, 0.5m), Rule("GD", 1, 1m), Rule("GD", 2, 0.7m), Rule("GD", 3, 0.6m), Rule("GD", 4, 0.5m), Rule("GD", 5, 0.4m),
        .. Groups("GD", "TE", "HN", "CN", "HS", "DN", "BT"),
        ("dim.AgeBand", Row(("AgeBandKey", 1m), ("AgeBandCode", "00-05"), ("ToAge", 5m))), ("dim.AgeBand", Row(("AgeBandKey", 2m), ("AgeBandCode", "25-39"), ("FromAge", 25m), ("ToAge", 39m))),
        ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 9m), ("UnitCode", "00"), ("ProvinceCode", "00"), ("UnitLevel", "Province"), ("UnitSystemCode", "New"))),
        ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 1m), ("UnitCode", "99001"), ("ProvinceCode", "00"), ("UnitLevel", "Commune"), ("UnitSystemCode", "New"))),
        ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 2m), ("UnitCode", "99002"), ("ProvinceCode", "00"), ("UnitLevel", "Commune"), ("UnitSystemCode", "New"))),
    ]);

    public void Dispose() => _warehouse.Dispose();

    private SqliteConnection Connection => _warehouse.Connection;

    /// <summary>12 × 4.5 % × 2,340,000 = 1,263,600 for the first; 70, 60, 50 and 40 % of it for the next.</summary>
    [Fact]
    public void Person_OfAHouseholdOfSix_PaysLessFromTheSecondOn()
    {
        foreach (int member in Enumerable.Range(1, 6))
        {
            Resident($"P{member}", "H1", birth: 1980 + member);
        }

        People().ShouldBe([
            "P1 GD 1 Household Whole Known 1263600 NotFound", "P2 GD 2 Household Whole Known 884520 NotFound", "P3 GD 3 Household Whole Known 758160 NotFound", "P4 GD 4 Household Whole Known 631800 NotFound", "P5 GD 5 Household Whole Known 505440 NotFound",
            "P6 GD 5 Household Whole Known 505440 NotFound",
        ]);
    }

    [Fact]
    public void Person_WhoseHouseholdHasAPayerAlready_ComesAfterThem()
    {
        Resident("P1", "H1");
        Resident("P2", "H1");
        Resident("P3", "H1", birth: 1999);
        Card("P1", "GD", 20250101, 20251231);
        Card("P2", "DN", 20250101, 20251231);

        // Who is insured by an employer takes no place in the household's row.
        People().ShouldBe(["P3 GD 2 Household Part Known 884520 NotFound"]);
    }

    [Fact]
    public void Person_WithoutAHouseholdInTheRegister_PaysBetweenTheLeastAndTheMost()
    {
        Resident("P1", "");

        Connection.Rows("SELECT CostCode, LowCostAmount, HighCostAmount, HouseholdCode, HouseholdNumber FROM derive_UncoveredPerson", reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetString(3), reader.GetInt32(4)))
            .ShouldBe([("HouseholdUnknown", 505_440m, 1_263_600m, "Unknown", 0)]);
    }

    [Fact]
    public void Person_OnSeveralLists_JoinsWhereItCostsLeast()
    {
        Resident("P1", "H1");
        Resident("P2", "H1", birth: 2010);
        Resident("P3", "H2", birth: 2022, age: 1);
        Listed("P1", "CN", 20241231);
        Listed("P2", "CN", 20241231);
        Listed("P2", "HS", 20250905, "S1");
        Listed("P2", "HS", 20240905, "S1");

        People().ShouldBe(["P1 CN 0 List Whole Known 379080 NotFound", "P2 CN 0 List Whole Known 379080 NotFound", "P3 TE 0 Age Whole Known 0 NotFound"]);
    }

    [Fact]
    public void Person_WhoIsOnAnOldListOnly_IsNotEntitledByIt()
    {
        Resident("P1", "H1");
        Resident("P2", "H1", birth: 1999);
        Listed("P1", "HN", 20231231);
        Listed("P2", "HN", 20241231);

        People().ShouldBe(["P1 GD 1 Household Whole Known 1263600 NotFound", "P2 HN 0 List Whole Known 0 NotFound"]);
    }

    [Fact]
    public void Person_WhoseCardIsOver_IsSaidToHaveLapsed()
    {
        Resident("P1", "H1");
        Card("P1", "DN", 20240101, 20250630);
        Card("P1", "TE", 20100101, 20151231);

        Connection.Rows("SELECT FoundCode, lastGroup.GroupCode, LastEndDateKey FROM derive_UncoveredPerson AS person INNER JOIN dim_ParticipantGroup AS lastGroup ON lastGroup.ParticipantGroupKey = person.LastParticipantGroupKey", reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2)))
            .ShouldBe([("Lapsed", "DN", 20250630)]);
    }

    /// <summary>A group without a rule, and a day before all rules: nothing is made up.</summary>
    [Fact]
    public void Person_WithoutARuleInForce_SaysSo()
    {
        Resident("P1", "H1");
        Resident("P2", "H2");
        Listed("P1", "BT", 20250101);

        People().ShouldBe(["P1 BT 0 List Whole NoRule 0 NotFound", "P2 GD 1 Household Whole Known 1263600 NotFound"]);
        Connection.Rows("SELECT HighCostAmount FROM derive_UncoveredPerson WHERE CostCode = 'NoRule'", reader => reader.GetDecimal(0)).ShouldBe([1_263_600m]);
        Connection.Run("UPDATE dim_ContributionRule SET ValidFromDateKey = 20260101");
        People().ShouldBe(["P1 BT 0 List Whole NoRule 0 NotFound", "P2 GD 1 Household Whole NoRule 0 NotFound"]);
    }

    [Fact]
    public void Person_AfterTheBaseSalaryRose_PaysByTheNewOne()
    {
        Resident("P1", "H1", day: 20260731);

        People().ShouldBe(["P1 GD 1 Household Whole Known 1366200 NotFound"]);
    }

    [Fact]
    public void Take_OfTwoCommunes_CountsEveryBreakdownAndHidesWhatWouldTellOfFew()
    {
        foreach (int person in Enumerable.Range(1, 40))
        {
            Resident($"A{person}", $"H{person}", age: person <= 15 ? 1 : 2);
        }

        foreach (int person in Enumerable.Range(1, 24))
        {
            Resident($"B{person}", $"G{person}", commune: 2, age: person <= 4 ? 1 : 2);
        }

        Card("A40", "DN", 20250101, 20251231);
        // A card of somebody whom nobody on the register is linked with.
        Card("X1", "DN", 20250101, 20251231, isLinked: false);

        UncoveredPeople.Take(Connection);

        Rows("All").ShouldBe(["Commune 99001: 39 of 40, unlinked -, 30326400", "Commune 99002: 24 of 24, unlinked 0, 25272000", "Province 00: 63 of 64, unlinked -, 55598400"]);
        // 4 children in the second commune: they are hidden, with the 20 others beside them and the children of the first, which the province's sum would leave.
        Rows("Group").ShouldBe(["Commune 99001: - GD", "Commune 99001: - TE", "Commune 99002: - GD", "Commune 99002: - TE", "Province 00: 44 GD", "Province 00: 19 TE"]);
        Connection.ScalarLong("SELECT SUM(PersonCount) FROM fact_UncoveredPeopleByEntitlement WHERE CountedLevel = 'Commune' AND BreakdownCode = 'Found' AND FoundCode = 'NotFound'").ShouldBe(63);
        new Conservation(Connection).Weigh(figure => figure.Name is "UncoveredPeopleByEntitlement" or "UncoveredPerson" or "UnlinkedMember").SelectMany(step => step.Differences).ShouldBeEmpty();
    }

    [Fact]
    public void Take_WithoutARegisterOfPersons_IsNothing()
    {
        UncoveredPeople.Take(Connection);

        Connection.ScalarLong("SELECT COUNT(*) FROM fact_UncoveredPeopleByEntitlement").ShouldBe(0);
    }

    private List<string> People() => Connection.Rows(
        "SELECT CitizenToken, COALESCE(entitled.GroupCode, '?'), HouseholdNumber, EntitlementCode, HouseholdCode, CostCode, LowCostAmount, FoundCode FROM derive_UncoveredPerson AS person LEFT JOIN dim_ParticipantGroup AS entitled ON entitled.ParticipantGroupKey = person.EntitledGroupKey ORDER BY CitizenToken",
        reader => FormattableString.Invariant($"{reader.GetString(0)} {reader.GetString(1)} {reader.GetInt32(2)} {reader.GetString(3)} {reader.GetString(4)} {reader.GetString(5)} {reader.GetDecimal(6):0} {reader.GetString(7)}"));

    private List<string> Rows(string breakdown) => Connection.Rows(
        "SELECT UnitLevel, UnitCode, UncoveredCount, ResidentCount, UnlinkedMemberCount, LowCostAmount, GroupCode FROM mart_UncoveredPeopleByEntitlement WHERE BreakdownCode = @breakdown ORDER BY UnitLevel, UnitCode, GroupCode",
        reader => breakdown == "All"
            ? FormattableString.Invariant($"{reader.GetString(0)} {reader.GetString(1)}: {Shown(reader, 2)} of {Shown(reader, 3)}, unlinked {Shown(reader, 4)}, {Shown(reader, 5)}")
            : $"{reader.GetString(0)} {reader.GetString(1)}: {Shown(reader, 2)} {reader.GetString(6)}",
        ("@breakdown", breakdown));

    private static string Shown(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? "-" : FormattableString.Invariant($"{reader.GetDecimal(column):0}");

    private static (string, IReadOnlyDictionary<string, object>) Rule(string group, int number, decimal own) =>
        ("dim.ContributionRule", Row(("ContributionRuleKey", (decimal)((group[0] * 1000) + (group[1] * 10) + number)), ("GroupCode", group), ("HouseholdNumber", (decimal)number), ("ContributionRate", 0.045m), ("OwnRate", own), ("ValidFromDateKey", 20250701m)));

    private static IEnumerable<(string, IReadOnlyDictionary<string, object>)> Groups(params string[] codes) => codes.Select(code => ("dim.ParticipantGroup", (IReadOnlyDictionary<string, object>)Row(("ParticipantGroupKey", KeyOf(code)), ("GroupCode", code))));

    private static decimal KeyOf(string code) => (code[0] * 100) + code[1];

    private void Resident(string token, string household, int commune = 1, int birth = 1990, int age = 2, int day = Day) => _warehouse.Put(
        [("fact.Resident", Row(("ResidentKey", (decimal)++_keys), ("AsOfDateKey", (decimal)day), ("CitizenToken", token), ("HouseholdToken", household), ("CommuneKey", (decimal)commune), ("BirthYear", (decimal)birth), ("AgeBandKey", (decimal)age)))]);

    private void Listed(string token, string group, int day, string school = "") => _warehouse.Put(
        [("fact.EntitledPerson", Row(("EntitledPersonKey", (decimal)++_keys), ("AsOfDateKey", (decimal)day), ("CitizenToken", token), ("ParticipantGroupKey", KeyOf(group)), ("SchoolCode", school)))]);

    private void Card(string token, string group, int from, int to, bool isLinked = true)
    {
        long person = Connection.ScalarLong("SELECT COALESCE(MAX(MemberDurableKey), 0) FROM dim_Member WHERE MemberToken = @token", ("@token", "M" + token));
        if (person <= 0)
        {
            person = 1000 + ++_keys;
            _warehouse.Put([("dim.Member", Row(("MemberKey", (decimal)person), ("MemberDurableKey", (decimal)person), ("MemberToken", "M" + token)))]);
            if (isLinked)
            {
                _warehouse.Put([("dim.MatchedPerson", Row(("MemberToken", "M" + token), ("PersonToken", token), ("RegisterCode", "MPS")))]);
            }
        }

        _warehouse.Put(
        [
            ("fact.CardSpan", Row(("CardSpanKey", (decimal)++_keys), ("CardToken", FormattableString.Invariant($"C{_keys}")), ("MemberKey", (decimal)person), ("MemberDurableKey", (decimal)person), ("CommuneKey", 1m), ("CommuneDurableKey", 1m), ("ParticipantGroupKey", KeyOf(group)),
                ("SpanStartDateKey", (decimal)from), ("SpanEndDateKey", (decimal)to), ("BenefitCode", "4"))),
        ]);
    }
}
