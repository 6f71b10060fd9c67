using BhytWarehouse.Jobs.Pages;

namespace BhytWarehouse.Jobs.Tests.Pages;

public sealed class ProgressPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ProgressPace _pace = new();

    [Fact]
    public void Left_OfAStepThatWasSeenToGoOn_IsByItsPace()
    {
        _pace.Left(1, "read", 2_000, 10_000, Start).ShouldBeNull("one look tells no pace");
        _pace.Left(1, "read", 3_000, 10_000, Start.AddSeconds(2)).ShouldBeNull("too short a look");
        _pace.Left(1, "read", 4_000, 10_000, Start.AddSeconds(10)).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Left_OfTheNextStep_BeginsAnew()
    {
        _pace.Left(1, "read", 0, 100, Start);
        _pace.Left(1, "deliver", 50, 100, Start.AddSeconds(10)).ShouldBeNull();
        _pace.Left(1, "deliver", 60, 100, Start.AddSeconds(20)).ShouldBe(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void Left_WithoutATotal_OrWhereNothingMoves_IsNotTold()
    {
        _pace.Left(1, "read", 0, 0, Start);
        _pace.Left(1, "read", 500, 0, Start.AddSeconds(10)).ShouldBeNull();
        _pace.Left(2, "read", 5, 10, Start);
        _pace.Left(2, "read", 5, 10, Start.AddMinutes(5)).ShouldBeNull();
        _pace.Keep([1]);
        _pace.Left(2, "read", 6, 10, Start.AddMinutes(6)).ShouldBeNull("a run that was over is forgotten");
    }
}
