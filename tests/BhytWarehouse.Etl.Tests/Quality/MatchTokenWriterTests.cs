using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class MatchTokenWriterTests
{
    [Theory]
    [InlineData("Mẫu Văn Tuấn", "MAU VAN TUAN", MatchToken.NameFolded)]
    [InlineData("Mẫu Văn Tuấn", "  mẫu  văn tuấn ", MatchToken.NameWritten)]
    [InlineData("Nguyễn Văn Tuấn", "Nguyeenx Văn Tuấn", MatchToken.NameSkeleton)]
    [InlineData("Nguyễn Văn Tuấn", "Nguye6n4 Va8n Tua6n1", MatchToken.NameSkeleton)]
    [InlineData("Đỗ Thị Thưởng", "DDoox Thij Thuwowngr", MatchToken.NameSkeleton)]
    [InlineData("Trần Xuân Sơn", "Trầnn Xuân Sơn", MatchToken.NameSkeleton)]
    [InlineData("Mẫu Văn Tuấn", "Tuấn Mẫu Văn", MatchToken.NameSorted)]
    [InlineData("Mẫu Văn Tuấn", "Mẫu Văn Tunấ", MatchToken.NameLetters)]
    [InlineData("Mẫu Văn Tuấn", "Mẫu Tuấn", MatchToken.GivenName)]
    [InlineData("Mẫu Văn Tuấn", "Nẫu Văn Tuấn", MatchToken.MiddleName)]
    [InlineData("Mẫu Văn Hạnh", "Mẫu Văn Hạng", MatchToken.GivenStart)]
    [InlineData("Mẫu Văn Hạnh", "Mẫu Văm Hạnh", MatchToken.Initials)]
    public void Write_NameWithOneSlip_LeavesOneTokenWhole(string name, string slipped, MatchToken token) =>
        Of(name)[token].ShouldBe(Of(slipped)[token]);

    [Theory]
    [InlineData("Mẫu Văn Tuấn", "Mẫu Văn Tuân", MatchToken.NameWritten)]
    [InlineData("Mẫu Văn Tuấn", "Mẫu Văn Tuyển", MatchToken.NameFolded)]
    [InlineData("Mẫu Văn Tuấn", "Mẫu Văn Toàn", MatchToken.NameSkeleton)]
    [InlineData("Trần Văn Xá", "Tần Văn Xá", MatchToken.FamilyName)]
    [InlineData("Mẫu Văn Sa", "Mẫu Văn Xa", MatchToken.GivenName)]
    public void Write_OtherName_GivesAnotherToken(string name, string other, MatchToken token) =>
        Of(name)[token].ShouldNotBe(Of(other)[token]);

    [Fact]
    public void Write_NameWithoutMarks_IsTheSameWrittenAndFolded()
    {
        MatchTokens without = Of("MAU VAN TUAN");
        without[MatchToken.NameWritten].ShouldBe(without[MatchToken.NameFolded]);
        MatchTokens with = Of("Mẫu Văn Tuấn");
        with[MatchToken.NameWritten].ShouldNotBe(with[MatchToken.NameFolded]);
    }

    [Theory]
    [InlineData(20010403, 20010304, MatchToken.BirthYearUnordered)]
    [InlineData(20010403, 20010408, MatchToken.BirthYearMonth)]
    [InlineData(20010403, 20011003, MatchToken.BirthYearDay)]
    [InlineData(20010403, 20070403, MatchToken.BirthMonthDay)]
    public void Write_BirthWithOneSlip_LeavesOneTokenWhole(int birth, int slipped, MatchToken token)
    {
        Of("Mẫu An", birth)[token].ShouldBe(Of("Mẫu An", slipped)[token]);
        Of("Mẫu An", birth)[MatchToken.BirthDate].ShouldNotBe(Of("Mẫu An", slipped)[MatchToken.BirthDate]);
    }

    [Fact]
    public void Write_OnlyYearKnown_GivesNoBirthToken()
    {
        MatchTokens tokens = Of("Mẫu An", 19530000);
        tokens[MatchToken.BirthDate].ShouldBe(0);
        tokens[MatchToken.BirthYearUnordered].ShouldBe(0);
    }

    [Theory]
    [InlineData("000201123456", "000201123451", MatchToken.CitizenMiddle)]
    [InlineData("000201123456", "000201193456", MatchToken.CitizenEnd)]
    [InlineData("000201123456", "000291123456", MatchToken.CitizenEnd)]
    [InlineData("000201123456", "000201124356", MatchToken.CitizenSorted)]
    public void Write_CitizenIdWithOneSlip_LeavesOneTokenWhole(string citizenId, string slipped, MatchToken token)
    {
        OfNumbers(citizenId, "", "")[token].ShouldBe(OfNumbers(slipped, "", "")[token]);
        OfNumbers(citizenId, "", "")[MatchToken.CitizenId].ShouldNotBe(OfNumbers(slipped, "", "")[MatchToken.CitizenId]);
    }

    [Theory]
    [InlineData("012345678")]
    [InlineData("B1234567")]
    public void Write_OldId_IsNoCitizenId(string oldId)
    {
        MatchTokens tokens = OfNumbers(oldId, "", "");
        tokens[MatchToken.OldId].ShouldNotBe(0);
        tokens[MatchToken.CitizenId].ShouldBe(0);
    }

    [Fact]
    public void Write_NoInsuranceNumber_TakesItFromTheCard() =>
        OfNumbers("", "", "GD40000123456789"[..15])[MatchToken.InsuranceNumber].ShouldBe(OfNumbers("", "0012345678", "")[MatchToken.InsuranceNumber]);

    [Fact]
    public void Write_OtherKey_GivesOtherTokens()
    {
        using Pseudonyms other = new([.. Enumerable.Repeat((byte)9, 32)]);
        MatchTokens tokens = new MatchTokenWriter(other).Write("Mẫu Văn An", 20010403, "000201123456", "0012345678", "");
        MatchTokens ours = Write("Mẫu Văn An", 20010403, "000201123456", "0012345678", "");
        foreach (MatchToken token in Enum.GetValues<MatchToken>().Where(token => ours[token] != 0))
        {
            tokens[token].ShouldNotBe(ours[token], token.ToString());
        }
    }

    [Fact]
    public void Write_Empty_GivesNothing() => Write("", 0, "", "", "").ShouldBe(default);

    private static MatchTokens Of(string name, int birth = 20010403) => Write(name, birth, "", "", "");

    private static MatchTokens OfNumbers(string citizenId, string insuranceNumber, string card) => Write("", 0, citizenId, insuranceNumber, card);

    private static MatchTokens Write(string name, int birth, string citizenId, string insuranceNumber, string card)
    {
        using Pseudonyms pseudonyms = new([.. Enumerable.Repeat((byte)7, 32)]);
        return new MatchTokenWriter(pseudonyms).Write(name, birth, citizenId, insuranceNumber, card);
    }
}
