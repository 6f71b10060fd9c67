namespace BhytWarehouse.Jobs.Notices;

/// <summary>A notice did not reach anybody: which way, and what was answered.</summary>
public sealed class NoticeException : Exception
{
    public NoticeException()
    {
    }

    public NoticeException(string message)
        : base(message)
    {
    }

    public NoticeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
