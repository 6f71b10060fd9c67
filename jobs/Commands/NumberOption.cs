using System.CommandLine;
using System.Globalization;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Options with values that are checked while the line is parsed, so that a wrong one is wrong usage.</summary>
internal static class NumberOption
{
    public static Option<int?> Whole(string name, Text description, int least, int most, Language language, string helpName = "N") => new(name)
    {
        Description = description.In(language),
        HelpName = helpName,
        CustomParser = result =>
        {
            string word = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError(ErrorTexts.NotANumber.In(language, name, word, least, most));
            return null;
        },
    };

    /// <summary>The surrogate key of a row.</summary>
    public static Option<long?> Key(string name, Text description, Language language) => new(name)
    {
        Description = description.In(language),
        HelpName = "N",
        CustomParser = result =>
        {
            string word = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0)
            {
                return value;
            }

            result.AddError(ErrorTexts.NotANumber.In(language, name, word, 1, long.MaxValue));
            return null;
        },
    };

    /// <summary>A month yyyy-MM as yyyymm.</summary>
    public static Option<int?> Month(string name, Text description, Language language) => new(name)
    {
        Description = description.In(language),
        HelpName = "yyyy-MM",
        CustomParser = result =>
        {
            string word = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(word, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
            {
                return (month.Year * 100) + month.Month;
            }

            result.AddError(ErrorTexts.NotAMonth.In(language, name, word));
            return null;
        },
    };

    public static Option<DateOnly?> Day(string name, Text description, Language language) => new(name)
    {
        Description = description.In(language),
        HelpName = "yyyy-MM-dd",
        CustomParser = result =>
        {
            string word = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return day;
            }

            result.AddError(ErrorTexts.NotADay.In(language, name, word));
            return null;
        },
    };
}
