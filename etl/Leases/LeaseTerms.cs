using System.Globalization;

namespace BhytWarehouse.Etl.Leases;

/// <summary>How long a lease holds, and how long a host waits for one.</summary>
public sealed record LeaseTerms
{
    public const string DurationVariable = "BHYT_LEASE_SECONDS";
    public const string PatienceVariable = "BHYT_LEASE_PATIENCE_SECONDS";
    private const int MostSeconds = 86_400;

    public static LeaseTerms Default { get; } = new();

    /// <summary>Time after which a lease that was not renewed may be taken over. Default 30 s; it is renewed each third of it.</summary>
    /// <remarks>A process that died on the same machine is not waited for: its lease is free at once.</remarks>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for a lease that others hold in passing (publication, figures, refresh). Default 10 min.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <exception cref="FormatException">A variable holds no whole number of seconds from 1 to 86,400.</exception>
    public static LeaseTerms FromEnvironment(Func<string, string?> readVariable)
    {
        ArgumentNullException.ThrowIfNull(readVariable);
        return new LeaseTerms { Duration = Read(DurationVariable, Default.Duration), Patience = Read(PatienceVariable, Default.Patience) };

        TimeSpan Read(string variable, TimeSpan fallback) => readVariable(variable) switch
        {
            null or "" => fallback,
            string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is >= 1 and <= MostSeconds => TimeSpan.FromSeconds(seconds),
            _ => throw new FormatException($"{variable} holds no whole number of seconds from 1 to {MostSeconds}. Correct it, or unset it for {fallback.TotalSeconds:0} s."),
        };
    }
}
