using BhytWarehouse.SampleProvince.Identities;

namespace BhytWarehouse.Etl.Tests.SampleProvince;

public sealed class IdentityNoiseTests
{
    private static readonly Identity Clean = new("Mẫu Văn Hạnh", "19870403", 1, "000087123456", "0012345678", "GD4000012345678", "99004", "CT0000001");

    [Fact]
    public void ErrorKinds_ListAndEnumeration_AreTheSame()
    {
        IdentityErrorList.All.Select(entry => entry.Kind).ShouldBe(Enum.GetValues<IdentityErrorKind>());
        IdentityErrorList.All.ShouldAllBe(entry => entry.IsError == entry.Weight > 0);
        IdentityErrorList.Version.ShouldBe(1);
    }

    [Fact]
    public void Write_ManyIdentities_MakesTheShareAndEveryKind()
    {
        IdentityNoise noise = new(11, 0.03, isInsured: true);
        List<IdentityErrorKind> made = [];
        HashSet<IdentityErrorKind> seen = [];
        int dirty = 0;
        for (int number = 0; number < 40_000; number++)
        {
            Identity written = noise.Write(number, Clean, made);
            (written == Clean).ShouldBe(made.Count == 0);
            dirty += made.Count > 0 ? 1 : 0;
            seen.UnionWith(made);
        }

        ((double)dirty / 40_000).ShouldBe(0.03, 0.004);
        seen.Order().ShouldBe(IdentityErrorList.All.Where(entry => entry.IsError && entry.InInsured).Select(entry => entry.Kind).Order());
    }

    [Fact]
    public void Write_SameSeed_MakesTheSameErrors()
    {
        IdentityNoise one = new(11, 0.5, isInsured: true);
        IdentityNoise other = new(11, 0.5, isInsured: true);
        List<IdentityErrorKind> made = [];
        for (int number = 200; number > 0; number--)
        {
            one.Write(number, Clean, made).ShouldBe(other.Write(number, Clean, made));
        }
    }

    [Fact]
    public void Write_Residents_KeepsToErrorsOfThatRegister()
    {
        IdentityNoise noise = new(3, 1, isInsured: false);
        List<IdentityErrorKind> made = [];
        for (int number = 0; number < 5_000; number++)
        {
            noise.Write(number, Clean with { InsuranceNumber = "", CardNumber = "" }, made);
            made.ShouldAllBe(kind => IdentityErrorList.All.Single(entry => entry.Kind == kind).InResidents);
        }
    }
}
