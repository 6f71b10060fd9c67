using System.Reflection;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed partial class TextsTests
{
    public static TheoryData<string, string, string> All()
    {
        TheoryData<string, string, string> data = [];
        foreach (FieldInfo field in typeof(BhytCommandLine).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(field => field.FieldType == typeof(Text)))
        {
            Text text = (Text)field.GetValue(null)!;
            data.Add($"{field.DeclaringType!.Name}.{field.Name}", text.English, text.Vietnamese);
        }

        return data;
    }

    [Fact]
    public void Texts_AreFoundByReflection_NoneIsLeftOut() => All().Count.ShouldBeGreaterThan(150);

    [Theory]
    [MemberData(nameof(All))]
    public void Text_InBothLanguages_HasTheSamePlaceholders(string name, string english, string vietnamese)
    {
        english.ShouldNotBeNullOrWhiteSpace(name);
        vietnamese.ShouldNotBeNullOrWhiteSpace(name);
        Placeholders(vietnamese).ShouldBe(Placeholders(english), name);
    }

    [Fact]
    public void LedgerWords_EveryStateAndLevel_HasOne()
    {
        foreach (LedgerState state in Enum.GetValues<LedgerState>())
        {
            LoadTexts.Of(state).English.ShouldNotBeEmpty();
        }

        foreach (LoadState state in Enum.GetValues<LoadState>())
        {
            LoadTexts.Of(state).English.ShouldNotBeEmpty();
        }

        foreach (LedgerLevel level in Enum.GetValues<LedgerLevel>())
        {
            LoadTexts.Of(level, "VssClaims").English.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void RuleCatalogue_EveryRule_HasBothLanguages()
    {
        RuleCatalogue.Codes.Count().ShouldBeGreaterThan(100);
        foreach (string code in RuleCatalogue.Codes)
        {
            RuleCatalogue.Find(code)!.Expectation.ShouldNotBeNullOrWhiteSpace(code);
            RuleCatalogue.Find(code)!.ExpectationVietnamese.ShouldNotBeNullOrWhiteSpace(code);
        }
    }

    private static string Placeholders(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
