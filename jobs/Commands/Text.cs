using System.Globalization;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>One message in both languages; numbered places in braces mean the same in each.</summary>
public sealed record Text(string English, string Vietnamese)
{
    public string In(Language language) => language == Language.Vietnamese ? Vietnamese : English;

    public string In(Language language, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, In(language), values);
}
