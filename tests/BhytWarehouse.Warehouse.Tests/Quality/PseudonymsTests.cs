using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Warehouse.Tests.Quality;

public sealed class PseudonymsTests
{
    [Fact]
    public void Token_SameNumberAndKey_IsTheSameAndOtherwiseNot()
    {
        using Pseudonyms one = new([.. Enumerable.Repeat((byte)1, 32)]);
        using Pseudonyms again = new([.. Enumerable.Repeat((byte)1, 32)]);
        using Pseudonyms other = new([.. Enumerable.Repeat((byte)2, 32)]);
        string token = one.Token("member", "0099000001");

        token.ShouldMatch("^[0-9a-f]{32}$");
        one.Token("member", "0099000001").ShouldBe(token);
        again.Token("member", "0099000001").ShouldBe(token);
        other.Token("member", "0099000001").ShouldNotBe(token);
        one.Token("citizen", "0099000001").ShouldNotBe(token);
        one.Token("member", "0099000002").ShouldNotBe(token);
        one.Token("membe", "r0099000001").ShouldNotBe(token);
    }

    [Fact]
    public void Key_OfAnotherLength_IsRefused() => Should.Throw<ArgumentException>(() => new Pseudonyms(new byte[16]));
}
