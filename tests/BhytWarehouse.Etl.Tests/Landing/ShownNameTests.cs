using BhytWarehouse.Etl.Landing;

namespace BhytWarehouse.Etl.Tests.Landing;

public sealed class ShownNameTests
{
    [Theory]
    [InlineData("00001_20250403_000001.xml")]
    [InlineData("00011/20250504153000.xml")]
    [InlineData("archive.zip!D03-TS_202507.csv")]
    [InlineData("ho-ngheo_20250531.csv")]
    [InlineData("Danh sách tham gia.xlsx")]
    [InlineData("DanhMucPhuongXa_20250701.xml")]
    [InlineData("to-khai.csv")]
    [InlineData("ho-ngheo-can-ngheo_20250930.csv")]
    [InlineData("Tờ khai tham gia.xlsx")]
    public void Of_AnOrdinaryName_IsShown(string name)
    {
        ShownName.Of(name).ShouldBe(name);
        ShownName.Of(name, new string('a', 64)).ShouldBe(name);
    }

    [Theory]
    [InlineData("GD4000077712345.xml", "•••.xml")]
    [InlineData("XML_0077712345_20250403.xml", "XML_•••_20250403.xml")]
    [InlineData("00011/000299777123 lan 2.csv", "00011/••• lan 2.csv")]
    [InlineData("BN Nguyễn Văn Mẫu 1990.xml", "BN ••• 1990.xml")]
    [InlineData("Trần_An.xml", "•••.xml")]
    [InlineData("le-thi-mau.csv", "•••.csv")]
    [InlineData("0900777123.GD4000077712345", "••••••")]
    public void Of_ANameAfterAPerson_IsMasked(string name, params string[] either) => either.ShouldContain(ShownName.Of(name));

    [Fact]
    public void Of_TwoMaskedFiles_KeepsThemApart() =>
        ShownName.Of("Trần An.xml", "abcdef01").ShouldNotBe(ShownName.Of("Lê An.xml", "123456ab"));
}
