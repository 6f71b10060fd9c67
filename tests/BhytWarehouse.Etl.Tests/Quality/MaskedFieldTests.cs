using BhytWarehouse.Etl.Quarantine;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class MaskedFieldTests
{
    [Theory]
    [InlineData("I10")]
    [InlineData("26800")]
    [InlineData("12345678.50")]
    [InlineData("-1500.5")]
    [InlineData("K01")]
    [InlineData("1.1")]
    [InlineData("TM")]
    public void Of_AHarmlessValueOfAFieldThatMayShow_ShowsIt(string text) =>
        MaskedField.Of(new RecordField("XML1", 1, "F", text, MayShow: true)).ShouldBe(new MaskedField("XML1", 1, "F", text, IsMasked: false));

    [Theory]
    [InlineData("Nguyễn Văn A")]
    [InlineData("Nguyen")]
    [InlineData("Nguyen Van A")]
    [InlineData("GD4000077712345")]
    [InlineData("0077712345")]
    [InlineData("000299777123")]
    [InlineData("0002.9977.7123")]
    [InlineData("0900777123")]
    [InlineData("123456789")]
    [InlineData("19850512")]
    [InlineData("198505120000")]
    [InlineData("12/05/1985")]
    [InlineData("1985-05-12")]
    [InlineData("so-nha-77-duong-Hoang-Yen-phuong-Bao-Dong-1")]
    public void Of_AValueThatMayBeOfAPerson_MasksItInWhicheverField(string text)
    {
        MaskedField shown = MaskedField.Of(new RecordField("XML1", 1, "F", text, MayShow: true));

        shown.IsMasked.ShouldBeTrue();
        shown.Shown.ShouldStartWith("••• (");
        shown.Shown.ShouldNotContain(text);
    }

    [Theory]
    [InlineData("202505100800", "••• (2025-05)")]
    [InlineData("20210315", "••• (2021-03)")]
    [InlineData("15/03/2021", "••• (2021-03)")]
    [InlineData("2021-3-15", "••• (2021-03)")]
    [InlineData("15032021", "••• (8)")]
    [InlineData("15/03/21", "••• (8)")]
    [InlineData("15032021T", "••• (9)")]
    [InlineData("X20210315", "••• (9)")]
    public void Of_ADayOfAnyYear_TellsAtMostTheMonth(string text, string shown) =>
        MaskedField.Of(new RecordField("XML1", 1, "NGAY_VAO", text, MayShow: true)).ShouldBe(new MaskedField("XML1", 1, "NGAY_VAO", shown, IsMasked: true));

    [Fact]
    public void Of_AFieldThatIsPersonal_MasksEvenAHarmlessValue() =>
        MaskedField.Of(new RecordField("XML1", 1, "HO_TEN", "1", MayShow: false)).Shown.ShouldBe("••• (1)");
}
