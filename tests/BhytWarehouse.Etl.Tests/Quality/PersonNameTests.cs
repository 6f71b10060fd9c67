using System.Text;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class PersonNameTests
{
    // Every Vietnamese letter with its marks written apart, as typing programs leave them, beside the one composed letter.
    private const string Composed = "ÀÁÃẢẠÂẦẤẪẨẬĂẰẮẴẲẶÈÉẼẺẸÊỀẾỄỂỆÌÍĨỈỊÒÓÕỎỌÔỒỐỖỔỘƠỜỚỠỞỢÙÚŨỦỤƯỪỨỮỬỰỲÝỸỶỴ";

    private static readonly string[] Apart =
    [
        "A\u0300", "A\u0301", "A\u0303", "A\u0309", "A\u0323", "A\u0302", "A\u0302\u0300", "A\u0302\u0301", "A\u0302\u0303", "A\u0302\u0309", "A\u0302\u0323", "A\u0306", "A\u0306\u0300", "A\u0306\u0301", "A\u0306\u0303", "A\u0306\u0309", "A\u0323\u0306",
        "E\u0300", "E\u0301", "E\u0303", "E\u0309", "E\u0323", "E\u0302", "\u00CA\u0300", "\u00CA\u0301", "\u00CA\u0303", "\u00CA\u0309", "\u00CA\u0323", "I\u0300", "I\u0301", "I\u0303", "I\u0309", "I\u0323",
        "O\u0300", "O\u0301", "O\u0303", "O\u0309", "O\u0323", "O\u0302", "O\u0302\u0300", "O\u0302\u0301", "O\u0302\u0303", "O\u0302\u0309", "O\u0323\u0302", "O\u031B", "O\u031B\u0300", "O\u0301\u031B", "\u01A0\u0303", "\u01A0\u0309", "\u01A0\u0323",
        "U\u0300", "U\u0301", "U\u0303", "U\u0309", "U\u0323", "U\u031B", "U\u031B\u0300", "\u00DA\u031B", "\u01AF\u0303", "\u01AF\u0309", "\u01AF\u0323", "Y\u0300", "Y\u0301", "Y\u0303", "Y\u0309", "Y\u0323",
    ];

    [Fact]
    public void Normalise_LettersWithMarksApart_BecomeOneLetter()
    {
        Apart.Length.ShouldBe(Composed.Length);
        for (int i = 0; i < Apart.Length; i++)
        {
            Of(Apart[i]).ShouldBe(Composed[i].ToString(), $"letter {i}");
        }
    }

    [Theory]
    [InlineData("  lê   văn\u00A0mẫu ", "LÊ VĂN MẪU")]
    [InlineData("đỗ thị Ý", "ĐỖ THỊ Ý")]
    [InlineData("", "")]
    [InlineData(" \t", "")]
    public void Normalise_SpacesAndCase_AreEvened(string name, string expected) => Of(name).ShouldBe(expected);

    private static string Of(string name)
    {
        byte[] target = new byte[(Encoding.UTF8.GetByteCount(name) * 3) + 8];
        return Encoding.UTF8.GetString(target, 0, PersonName.Normalise(Encoding.UTF8.GetBytes(name), target));
    }
}
