using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class MatchTokensTests
{
    [Fact]
    public void Pack_AndUnpack_GiveTheSameTokens()
    {
        MatchTokens tokens = Of("Mẫu Văn Tuấn", 19900215, "000290123456", "0099000001");
        string packed = tokens.Pack();

        packed.Length.ShouldBe(MatchTokens.PackedLength);
        MatchTokens.Unpack(packed.AsSpan(MatchTokens.WritingLength)).ShouldBe(tokens);
        Of("Mẫu Văn Tuấn", 19900215, "000290123456", "0099000001").Pack().ShouldBe(packed);
        Of("Mẫu Văn Tuân", 19900215, "000290123456", "0099000001").Pack()[..MatchTokens.WritingLength].ShouldNotBe(packed[..MatchTokens.WritingLength]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    public void Unpack_OfAnotherText_SaysWhatItExpects(string text) =>
        Should.Throw<FormatException>(() => MatchTokens.Unpack(text)).Message.ShouldContain("268");

    [Fact]
    public void WithLater_FieldsLeftOut_KeepWhatWasGivenBefore()
    {
        MatchTokens merged = Of("Mẫu Văn Tuấn", 19900215, "000290123456", "0099000001").WithLater(Of("Mẫu Tuấn", 0, "", "0099000001"));
        MatchTokens expected = Of("Mẫu Tuấn", 19900215, "000290123456", "0099000001");

        merged.ShouldBe(expected);
        // A middle name that is no longer written is no longer compared.
        merged[MatchToken.MiddleName].ShouldBe(0);
    }

    private static MatchTokens Of(string name, int birth, string citizenId, string insuranceNumber) =>
        new MatchTokenWriter(new Pseudonyms(new byte[32])).Write(name, birth, citizenId, insuranceNumber, "");
}
