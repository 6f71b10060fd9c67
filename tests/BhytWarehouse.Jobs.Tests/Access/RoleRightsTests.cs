using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Jobs.Access;

namespace BhytWarehouse.Jobs.Tests.Access;

public sealed class RoleRightsTests
{
    private static readonly AreaScope OneFacility = AreaScope.Parse("00013", "");

    [Fact]
    public void EveryRight_IsOfSomeRole_AndHasAName()
    {
        foreach (Right right in Enum.GetValues<Right>())
        {
            Enum.GetValues<Role>().ShouldContain(role => RoleRights.Has(role, AreaScope.Whole, right), right.ToString());
            AccountTexts.Of(right).Vietnamese.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void EveryRole_HasAName_AndSeesFigures() =>
        Enum.GetValues<Role>().ShouldAllBe(role => AccountTexts.Of(role).English.Length > 0 && RoleRights.Has(role, AreaScope.Whole, Right.SeeFigures));

    [Fact]
    public void Persons_AreOpenedByReviewersAlone() =>
        Enum.GetValues<Role>().Where(role => RoleRights.Has(role, AreaScope.Whole, Right.OpenPeople)).ShouldBe([Role.Reviewer]);

    [Fact]
    public void Accounts_AreManagedByTheDbaAlone() =>
        Enum.GetValues<Role>().Where(role => RoleRights.Has(role, AreaScope.Whole, Right.ManageAccounts)).ShouldBe([Role.Dba]);

    [Fact]
    public void NoRole_BothAsksForAnException_AndDecidesOnIt() =>
        Enum.GetValues<Role>().ShouldAllBe(role => !(RoleRights.Has(role, AreaScope.Whole, Right.Override) && RoleRights.Has(role, AreaScope.Whole, Right.DecideOverride)));

    [Fact]
    public void Auditor_ChangesNothing() =>
        Enum.GetValues<Right>().Where(right => RoleRights.Has(Role.Auditor, AreaScope.Whole, right)).ShouldAllBe(right => right.ToString().StartsWith("See", StringComparison.Ordinal));

    [Fact]
    public void AccountOfOneArea_SeesAsItsRole_AndDoesNothingThatConcernsTheProvince()
    {
        RoleRights.Has(Role.Operator, OneFacility, Right.SeeRuns).ShouldBeTrue();
        RoleRights.Has(Role.Operator, OneFacility, Right.RunNow).ShouldBeFalse();
        RoleRights.Has(Role.Operator, OneFacility, Right.Replay).ShouldBeTrue();
        RoleRights.Has(Role.Dba, OneFacility, Right.ManageAccounts).ShouldBeFalse();
        OneFacility.HasFacility("00013").ShouldBeTrue();
        OneFacility.HasFacility("00014").ShouldBeFalse();
        AreaScope.Whole.HasFacility("00014").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Feed", "", true)]
    [InlineData("Facility", "00013", true)]
    [InlineData("Facility", "00014", false)]
    [InlineData("AdministrativeUnit", "00013", false)]
    [InlineData("PayingUnit", "X1", false)]
    public void AccountOfOneFacility_IsShownAlertsOfIt_AndOfWholeFeeds(string kind, string code, bool isShown)
    {
        OneFacility.HasSubject(new AlertSubject(kind, code, -1)).ShouldBe(isShown);
        AreaScope.Whole.HasSubject(new AlertSubject(kind, code, -1)).ShouldBeTrue();
    }
}
