namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>A clock that stands until it is set; timers run by the machine's.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
