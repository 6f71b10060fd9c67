namespace BhytWarehouse.Jobs.Notices;

/// <summary>A way to reach an operator.</summary>
internal interface INoticeChannel
{
    /// <summary>As operators know it; no password and no token in it.</summary>
    string Name { get; }

    /// <exception cref="NoticeException">It was not taken.</exception>
    Task SendAsync(string title, string text, CancellationToken cancellationToken);
}
