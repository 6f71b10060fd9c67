using System.Text.RegularExpressions;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>What a trial showed that may not be.</summary>
/// <param name="Oracle">Which promise was broken, in a word.</param>
internal sealed partial record Violation(string FeedCode, string Oracle, string Description)
{
    /// <summary>Equal for two trials that show the same thing of different files.</summary>
    public string Fingerprint => $"{FeedCode} {Oracle} {Digits().Replace(Description, "#")}";

    public override string ToString() => $"{FeedCode}: {Oracle}: {Description}";

    [GeneratedRegex("[0-9]+|\"[^\"]*\"")]
    private static partial Regex Digits();
}
