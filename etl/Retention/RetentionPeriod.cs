using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Etl.Retention;

/// <summary>How long the content of received files is kept in the landing zone: the running year and a number of months after it.</summary>
public readonly record struct RetentionPeriod(int Months)
{
    public const string Variable = "BHYT_RETENTION_MONTHS";
    public const string SettingsFile = "retention.json";

    private const int Fewest = 1;
    private const int Most = 600;

    public static RetentionPeriod Default => new(24);

    /// <summary>The first day on which content that was received at that moment may go.</summary>
    public DateOnly EndOf(DateTime receivedAt) => new DateOnly(receivedAt.Year + 1, 1, 1).AddMonths(Months);

    /// <summary>From the variable, else from retention.json beside the warehouse (<c>{ "months": 36 }</c>), else the default.</summary>
    /// <exception cref="FormatException">One of them holds something else.</exception>
    public static RetentionPeriod Read(string folder, Func<string, string?> readVariable)
    {
        if (readVariable(Variable) is { Length: > 0 } said)
        {
            return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out int months) && months is >= Fewest and <= Most ? new RetentionPeriod(months) : throw Wrong(Variable);
        }

        string path = Path.Combine(folder, SettingsFile);
        if (!File.Exists(path))
        {
            return Default;
        }

        try
        {
            using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(path));
            return settings.RootElement.ValueKind == JsonValueKind.Object && settings.RootElement.TryGetProperty("months", out JsonElement value) && value.TryGetInt32(out int months) && months is >= Fewest and <= Most
                ? new RetentionPeriod(months)
                : throw Wrong(path);
        }
        catch (JsonException)
        {
            throw Wrong(path);
        }
    }

    private static FormatException Wrong(string place) =>
        new($"{place}: expected a whole number of months from {Fewest} to {Most}, in the file as {{ \"months\": 24 }}. Correct it, or remove it to keep 24 months and the running year.");
}
