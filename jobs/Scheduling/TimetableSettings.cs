using System.Text.Json;
using System.Text.Json.Serialization;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>The timetable as this installation wants it: that of the code, changed by timetable.json in the folder of the warehouse.</summary>
/// <remarks><c>{ "load VssClaims": { "cron": "*/5 * * * *", "attempts": 5 }, "refresh": { "isOff": true }, "notices": { "workdaysOnly": true } }</c></remarks>
internal sealed class TimetableSettings
{
    private const int MostAttempts = 20;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly IReadOnlyList<TimetableLine> _standard;

    private DateTime _seen;

    public TimetableSettings(string folder, IReadOnlyList<TimetableLine> standard)
    {
        Path = System.IO.Path.Combine(folder, "timetable.json");
        Current = _standard = standard;
    }

    public string Path { get; }

    public IReadOnlyList<TimetableLine> Current { get; private set; }

    /// <summary>Reads the file again when it changed; whether it did.</summary>
    /// <exception cref="FormatException">It is faulty: the timetable before it stands.</exception>
    public bool Refresh()
    {
        DateTime written = File.Exists(Path) ? File.GetLastWriteTimeUtc(Path) : default;
        if (written == _seen)
        {
            return false;
        }

        _seen = written;
        Current = written == default ? _standard : Read(File.ReadAllText(Path));
        return true;
    }

    private List<TimetableLine> Read(string text)
    {
        Dictionary<string, LineChange>? changes;
        try
        {
            changes = JsonSerializer.Deserialize<Dictionary<string, LineChange>>(text, Strict);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{Path}: line {broken.LineNumber + 1} is no timetable ({broken.Message}). Expected {{ \"load VssClaims\": {{ \"cron\": \"*/5 * * * *\", \"attempts\": 3, \"isOff\": false, \"workdaysOnly\": false }} }}. The hours before stand.");
        }

        if (changes?.Keys.FirstOrDefault(code => _standard.All(line => line.Code != code)) is { } unknown)
        {
            throw new FormatException($"{Path}: there is no line '{unknown}' in the timetable. Expected one of: {string.Join(", ", _standard.Select(line => line.Code))}. The hours before stand.");
        }

        return [.. _standard.Select(line => changes?.GetValueOrDefault(line.Code) is { } change ? Changed(line, change) : line)];
    }

    private TimetableLine Changed(TimetableLine line, LineChange change)
    {
        string cron = change.Cron ?? line.Cron;
        if (!Quartz.QuartzCron.IsValid(cron))
        {
            throw new FormatException($"{Path}: '{cron}' of {line.Code} is no time. Expected minute, hour, day of month, month, day of week, such as \"30 5 * * 1-5\". The hours before stand.");
        }

        int attempts = change.Attempts ?? line.Attempts;
        return attempts is >= 1 and <= MostAttempts
            ? line with { Cron = cron, Attempts = attempts, IsOff = change.IsOff ?? line.IsOff, IsOnWorkdaysOnly = change.WorkdaysOnly ?? line.IsOnWorkdaysOnly }
            : throw new FormatException($"{Path}: {attempts} attempts of {line.Code}; expected 1 to {MostAttempts}. The hours before stand.");
    }

    private sealed record LineChange(string? Cron, int? Attempts, bool? IsOff, bool? WorkdaysOnly);
}
