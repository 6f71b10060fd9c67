namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>A job came to an end that is none: the message says what happened and what to do.</summary>
public sealed class JobFailedException : Exception
{
    public JobFailedException()
    {
    }

    public JobFailedException(string message)
        : base(message)
    {
    }

    public JobFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The loads that it made or ended all the same.</summary>
    public IReadOnlyList<int> Loads { get; init; } = [];

    /// <summary>The same would fail again, so it is not tried again: a file is wrong, and not the moment.</summary>
    public bool IsFinal { get; init; }
}
