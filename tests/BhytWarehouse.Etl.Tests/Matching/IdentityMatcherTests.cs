using BhytWarehouse.Etl.Matching;
using BhytWarehouse.SampleProvince.Identities;
using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.Etl.Tests.Matching;

public sealed class IdentityMatcherTests : IDisposable
{
    private static readonly Identity Person = new("Mẫu Văn Hạnh", "19870403", 1, "000087123456", "0012345678", "GD4000012345678", "99004", "CT0000001");

    private readonly WrittenRegisters _registers = new();

    public static TheoryData<string> Errors => [.. IdentityErrorList.All.Where(entry => entry.IsError && entry.InInsured).Select(entry => entry.Kind.ToString())];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Match_OneErrorOfAKind_LinksThePerson(string kind)
    {
        for (int draw = 0; draw < 12; draw++)
        {
            using WrittenRegisters registers = new();
            registers.Resident(1, Person).Insured(2, WithError(kind, Person, draw) with { HouseholdNumber = "" });
            IdentityLink link = registers.Match().ShouldHaveSingleItem($"{kind}, draw {draw}");
            (link.OneKey, link.OtherKey, link.Kind).ShouldBe((1, 2, LinkKind.Person));
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Match_OneErrorOfAKind_DoesNotLinkANeighbourOfTheSameAge(string kind)
    {
        Identity neighbour = Person with { FullName = "Mẫu Văn Sơn", Birth = "19871121", CitizenId = "000087654321" };
        for (int draw = 0; draw < 12; draw++)
        {
            using WrittenRegisters registers = new();
            registers.Resident(1, neighbour).Insured(2, WithError(kind, Person, draw) with { HouseholdNumber = "" });
            registers.Match().ShouldBeEmpty($"{kind}, draw {draw}");
        }
    }

    [Fact]
    public void Match_Twins_LinksEachToOneself()
    {
        (Identity first, Identity second) = Twins();
        _registers.Resident(1, first).Resident(2, second).Insured(3, Insured(second, "0012345679")).Insured(4, Insured(first, "0012345678"));
        Links().ShouldBe([(1, 4, LinkKind.Person), (2, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_TwinMistypedAndWithoutNumber_GoesToTheTwinWhoHasNobody()
    {
        (Identity first, Identity second) = Twins();
        _registers.Resident(1, first).Resident(2, second)
            .Insured(3, Insured(second, "0012345679")).Insured(4, Insured(first, "0012345678") with { FullName = "Mẫu Thị Hj", CitizenId = "" });
        Links().ShouldBe([(1, 4, LinkKind.Person), (2, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_OneTwinInsured_LeavesTheOtherUncovered()
    {
        (Identity first, Identity second) = Twins();
        _registers.Resident(1, first).Resident(2, second).Insured(3, Insured(second, "0012345679"));
        Links().ShouldBe([(2, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_TwinWhoIsNoResident_IsNoSecondIdentityOfTheOther()
    {
        (Identity first, Identity second) = Twins();
        _registers.Resident(1, first).Insured(3, Insured(first, "0012345678")).Insured(4, Insured(second, "0012345679"));
        Links().ShouldBe([(1, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_FatherAndSonOfOneName_AreTwoPeople()
    {
        Identity son = Person with { Birth = "20100612", CitizenId = "000210777001" };
        _registers.Resident(1, Person).Resident(2, son).Insured(3, Insured(Person, "0012345678")).Insured(4, Insured(son, "0012345699") with { CitizenId = "" });
        Links().ShouldBe([(1, 3, LinkKind.Person), (2, 4, LinkKind.Person)]);
    }

    [Fact]
    public void Match_FatherInsured_LeavesTheSonUncovered()
    {
        _registers.Resident(1, Person).Resident(2, Person with { Birth = "20100612", CitizenId = "000210777001" }).Insured(3, Insured(Person, "0012345678"));
        Links().ShouldBe([(1, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_SharedNameAndBirthDateElsewhere_IsAnotherPerson()
    {
        Identity namesake = Person with { CitizenId = "000087900211", CommuneCode = "99010", HouseholdNumber = WrittenRegisters.Household };
        _registers.Resident(1, namesake).Resident(2, Person).Insured(3, Insured(Person, "0012345678"));
        Links().ShouldBe([(2, 3, LinkKind.Person)]);
    }

    [Fact]
    public void Match_SecondNumberWithTheCitizenId_IsASecondIdentity()
    {
        _registers.Resident(1, Person).Insured(2, Person).Insured(3, Insured(Person, "0087654321") with { FullName = "MAU VAN HANH" });
        Links().ShouldBe([(1, 2, LinkKind.Person), (1, 3, LinkKind.SecondIdentity)]);
    }

    [Fact]
    public void Match_TwoNumbersOfNoResident_AreOnePerson()
    {
        _registers.Insured(2, Person).Insured(3, Insured(Person, "0087654321"));
        Links().ShouldBe([(2, 3, LinkKind.WithinInsured)]);
    }

    [Fact]
    public void Match_HouseholdOfKnownPeople_LinksWhatNameAndYearAloneWouldNot()
    {
        Identity grandmother = new("Tượng Thị Mơ", "19400000", 2, "", "", "", "99010", WrittenRegisters.Household);
        _registers.Resident(1, grandmother with { CitizenId = "000140555123" }).Insured(2, grandmother with { FullName = "Tượng Mơ", HouseholdNumber = WrittenRegisters.InsuredHousehold });
        IdentityLink link = _registers.Match().ShouldHaveSingleItem();
        link.Agreement.Place.ShouldBe(PlaceLevel.Household);
        link.Evidence.Single(item => item.Field == MatchField.Place).Bits.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Match_RejectedPair_IsNotMadeAgain()
    {
        _registers.Resident(1, Person).Insured(2, Person);
        _registers.Match().ShouldHaveSingleItem();
        _registers.Decisions.Add(new LinkDecision(1, 2, IsOnePerson: false));
        _registers.Match().ShouldBeEmpty();
    }

    [Fact]
    public void Match_ConfirmedPair_IsMadeWhateverTheEvidence()
    {
        Identity renamed = new("Thử Ngọc Ánh", "19990101", 2, "", "0012345678", "", "99012", "");
        _registers.Resident(1, Person).Insured(2, renamed);
        _registers.Match().ShouldBeEmpty();
        _registers.Decisions.Add(new LinkDecision(1, 2, IsOnePerson: true));
        _registers.Match().ShouldHaveSingleItem().Status.ShouldBe(LinkStatus.Confirmed);
    }

    [Fact]
    public void Match_EntriesInAnotherOrder_GivesTheSameLinks()
    {
        (Identity first, Identity second) = Twins();
        _registers.Resident(1, first).Resident(2, second).Resident(5, Person)
            .Insured(3, Insured(second, "0012345679") with { CitizenId = "" }).Insured(4, Insured(first, "0012345678") with { Birth = "20150000" }).Insured(6, Person with { CitizenId = "" });
        List<IdentityLink> forwards = _registers.Match();
        List<IdentityLink> backwards = _registers.Match(isReversed: true);
        forwards.Count.ShouldBe(3);
        backwards.Select(Shown).ShouldBe(forwards.Select(Shown));
    }

    [Fact]
    public void Evidence_OfALink_NamesEveryFieldAndWhatItWeighs()
    {
        _registers.Resident(1, Person).Insured(2, Person with { FullName = "MAU VAN HANH", Birth = "19870000", Sex = 2 });
        IdentityLink link = _registers.Match().ShouldHaveSingleItem();
        link.Evidence.Select(item => item.Code).ShouldBe(["N1", "B2", "C0", "I?", "SX", "P1"]);
        link.Evidence.Single(item => item.Code == "SX").Bits.ShouldBeLessThan(0);
        link.Evidence.Single(item => item.Code == "C0").Bits.ShouldBeGreaterThan(15);
        link.Evidence.Single(item => item.Code == "I?").Bits.ShouldBe(0);
    }

    public void Dispose() => _registers.Dispose();

    private static Identity WithError(string kind, Identity identity, int draw)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            SeededStream random = new(77, Topic.InsuredNoise, (draw * 1_000) + attempt);
            if (IdentityNoise.Make(Enum.Parse<IdentityErrorKind>(kind), identity, ref random) is { } written && written != identity)
            {
                return written;
            }
        }

        throw new InvalidOperationException($"{kind} cannot happen to the person of this test.");
    }

    private static (Identity First, Identity Second) Twins()
    {
        Identity first = new("Mẫu Thị Hà", "20150509", 2, "000315441200", "", "", "99004", "CT0000009");
        return (first, first with { FullName = "Mẫu Thị Hạ", CitizenId = "000315441201" });
    }

    private static Identity Insured(Identity identity, string insuranceNumber) => identity with { InsuranceNumber = insuranceNumber, CardNumber = "", HouseholdNumber = "" };

    private static string Shown(IdentityLink link) => $"{link.Kind} {link.OneKey} {link.OtherKey} {link.Status} {link.Bits:R}";

    private List<(long, long, LinkKind)> Links() => [.. _registers.Match().Select(link => (link.OneKey, link.OtherKey, link.Kind))];
}
