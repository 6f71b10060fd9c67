namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>How the stand-in treats the next refresh it is asked for.</summary>
internal sealed record RefreshScript
{
    public TimeSpan Queued { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    public string End { get; init; } = "Completed";

    public string? MessageCode { get; init; }

    public string? MessageText { get; init; }

    public string? ServiceExceptionJson { get; init; }

    /// <summary>Answers 202 and forgets the request.</summary>
    public bool IsDropped { get; init; }

    public bool HasLocation { get; init; } = true;

    public bool HasRequestIdHeader { get; init; } = true;

    /// <summary>How long history and details do not show it.</summary>
    public TimeSpan HiddenFor { get; init; }

    /// <summary>The table that fails while the refresh as a whole completes.</summary>
    public string? FailedTable { get; init; }
}
