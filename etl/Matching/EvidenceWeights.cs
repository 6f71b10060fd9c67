using System.Globalization;
using System.Text;

namespace BhytWarehouse.Etl.Matching;

/// <summary>What each level of agreement weighs, after Fellegi and Sunter: log2(share among entries of one person ÷ share among entries of two people).</summary>
/// <remarks>The stated weights (EvidenceWeights.csv) serve where a register is too small to tell; <see cref="WeightEstimate"/> replaces them from the registers themselves.</remarks>
public sealed class EvidenceWeights
{
    private static readonly Type[] Levels = [typeof(NameLevel), typeof(BirthLevel), typeof(NumberLevel), typeof(NumberLevel), typeof(SexLevel), typeof(PlaceLevel)];

    private readonly double[][] _bits;
    private readonly double[][] _same;
    private readonly double[][] _chance;

    internal EvidenceWeights(double[][] same, double[][] chance)
    {
        (_same, _chance) = (same, chance);
        _bits = [.. same.Select((shares, field) => shares.Select((share, level) => level == 0 ? 0 : Math.Log2(share / chance[field][level])).ToArray())];
    }

    private static readonly (double[][] Same, double[][] Chance, string[][] Codes, Dictionary<string, (string English, string Vietnamese)> Meanings) File = Read();

    /// <summary>The weights of EvidenceWeights.csv.</summary>
    public static EvidenceWeights Stated { get; } = new(File.Same, File.Chance);

    internal static IEnumerable<int> LevelCounts => File.Same.Select(levels => levels.Length);

    /// <summary>What a code of evidence says, such as N3 "all words in another order".</summary>
    /// <exception cref="KeyNotFoundException">No level has this code.</exception>
    public static (string English, string Vietnamese) MeaningOf(string code) => File.Meanings[code];

    /// <summary>Bits of one level; an unknown field weighs nothing.</summary>
    public double Bits(MatchField field, int level) => _bits[(int)field][level];

    /// <summary>The share of a level among entries of one person.</summary>
    public double Same(MatchField field, int level) => _same[(int)field][level];

    /// <summary>The share of a level among entries of two people taken at random.</summary>
    public double Chance(MatchField field, int level) => _chance[(int)field][level];

    /// <param name="nameShare">How many people of the register bear the name, as a share; a rare name says more. Applies where all words agree.</param>
    public double Bits(in Agreement agreement, double nameShare) =>
        NameBits(agreement, nameShare) + _bits[(int)MatchField.Birth][(int)agreement.Birth] + _bits[(int)MatchField.CitizenId][(int)agreement.CitizenId]
        + _bits[(int)MatchField.InsuranceNumber][(int)agreement.InsuranceNumber] + _bits[(int)MatchField.Sex][(int)agreement.Sex] + _bits[(int)MatchField.Place][(int)agreement.Place];

    public IReadOnlyList<EvidenceItem> Explain(Agreement agreement, double nameShare) =>
        [.. Enum.GetValues<MatchField>().Select(field => new EvidenceItem(field, File.Codes[(int)field][agreement.LevelOf(field)],
            field == MatchField.Name ? NameBits(agreement, nameShare) : Bits(field, agreement.LevelOf(field))))];

    private double NameBits(in Agreement agreement, double nameShare)
    {
        double bits = _bits[(int)MatchField.Name][(int)agreement.Name];
        if (!agreement.IsWholeName || nameShare <= 0)
        {
            return bits;
        }

        // The chance of the four whole-name levels together is the share of the average name; this name has its own.
        double average = 0;
        for (NameLevel level = NameLevel.AsWritten; level <= NameLevel.Reordered; level++)
        {
            average += _chance[(int)MatchField.Name][(int)level];
        }

        return bits + Math.Log2(average / nameShare);
    }

    private static (double[][] Same, double[][] Chance, string[][] Codes, Dictionary<string, (string English, string Vietnamese)> Meanings) Read()
    {
        Type home = typeof(EvidenceWeights);
        using StreamReader text = new(
            home.Assembly.GetManifestResourceStream($"{home.Namespace}.EvidenceWeights.csv") ?? throw new InvalidOperationException("The build left out the embedded file Matching/EvidenceWeights.csv."),
            Encoding.UTF8);
        double[][] same = [.. Levels.Select(levels => new double[Enum.GetValues(levels).Length])];
        double[][] chance = [.. same.Select(shares => new double[shares.Length])];
        string[][] codes = [.. same.Select(shares => new string[shares.Length])];
        Dictionary<string, (string English, string Vietnamese)> meanings = new(StringComparer.Ordinal);
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            string[] parts = line.Split(',', 7);
            int field = (int)Enum.Parse<MatchField>(parts[0]);
            int level = Convert.ToInt32(Enum.Parse(Levels[field], parts[1]), CultureInfo.InvariantCulture);
            codes[field][level] = parts[2];
            meanings[parts[2]] = (parts[5], parts[6]);
            same[field][level] = double.Parse(parts[3], CultureInfo.InvariantCulture);
            chance[field][level] = double.Parse(parts[4], CultureInfo.InvariantCulture);
        }

        return (same, chance, codes, meanings);
    }
}
