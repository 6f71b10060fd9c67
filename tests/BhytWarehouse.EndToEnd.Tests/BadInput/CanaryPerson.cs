using System.Globalization;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>An invented person of whom every text can be found again: no two persons share one, and no code or amount of a sample looks like it.</summary>
internal sealed record CanaryPerson(int Number)
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"];
    private static readonly string[] Syllables = ["Quỳnh", "Khuê", "Thạch", "Nguyệt", "Hướng", "Triết", "Khoát", "Tuyền", "Giáng", "Nhưỡng"];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Families[Number % 10]} {Syllables[Number / 10 % 10]} {Syllables[Number / 100 % 10]} {Syllables[Number / 1000 % 10]} {Families[(Number / 10000) % 10]} Chim");

    public string Insurance => string.Create(CultureInfo.InvariantCulture, $"73{Number * 7919L % 100_000_000:00000000}");

    public string Card => "GD479" + Insurance;

    public string Citizen => string.Create(CultureInfo.InvariantCulture, $"0007{Number * 104_729L % 100_000_000:00000000}");

    public string Phone => string.Create(CultureInfo.InvariantCulture, $"0977{Number * 611_953L % 1_000_000:000000}");

    public string Address => string.Create(CultureInfo.InvariantCulture, $"Số {Number} ngõ Chim Hoàng Yến");

    /// <summary>The card in a form of its own: group, benefit and place letters before the BHXH number.</summary>
    public IEnumerable<string> Texts => [Name, Name.ToUpperInvariant(), Folded(Name), Folded(Name).ToUpperInvariant(), Insurance, Citizen, Phone, Address];

    /// <summary>What a shifted column, a hurried clerk or a faulty program puts into a field, in turn.</summary>
    public string Misplaced(int turn) => (turn % 6) switch { 0 => Card, 1 => Insurance, 2 => Citizen, 3 => Name, 4 => Phone, _ => Address };

    private static string Folded(string name)
    {
        Span<char> folded = new char[name.Length];
        string upper = name.ToUpperInvariant();
        string plain = new(folded[..NameForm.Fold(upper, folded)]);
        return string.Join(' ', plain.Split(' ').Select(word => word[0] + word[1..].ToLowerInvariant()));
    }
}
