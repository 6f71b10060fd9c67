using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public GlobalOptions(Language language)
    {
        Warehouse = new Option<string>("--warehouse") { Description = HelpTexts.Warehouse.In(language), HelpName = "sqlite:PATH" };
        Lang = new Option<string>("--lang") { Description = HelpTexts.Lang.In(language), HelpName = "en|vi", Recursive = true };
        Json = new Option<bool>("--json") { Description = HelpTexts.Json.In(language), Recursive = true };
        Strict = new Option<bool>("--strict") { Description = HelpTexts.Strict.In(language) };
    }

    public Option<string> Warehouse { get; }

    public Option<string> Lang { get; }

    public Option<bool> Json { get; }

    public Option<bool> Strict { get; }

    /// <summary>The language is needed before the line is parsed, for what the parser itself has to say.</summary>
    public static Language LanguageOf(IReadOnlyList<string> words, Func<string, string?> readVariable)
    {
        string? said = null;
        for (int index = 0; index < words.Count; index++)
        {
            if (words[index].StartsWith("--lang=", StringComparison.Ordinal))
            {
                said = words[index]["--lang=".Length..];
            }
            else if (words[index] == "--lang" && index + 1 < words.Count)
            {
                said = words[index + 1];
            }
        }

        said ??= readVariable("BHYT_LANG");
        return said is not null && said.StartsWith("vi", StringComparison.OrdinalIgnoreCase) ? Language.Vietnamese : Language.English;
    }
}
