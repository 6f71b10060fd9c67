namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A clock that stands still, so that two loads differ in nothing but what they were given.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>After every date of the sample, so that nothing in it lies in the future.</summary>
    public static StandingClock AfterTheSample { get; } = new(new DateTimeOffset(2026, 7, 1, 3, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
