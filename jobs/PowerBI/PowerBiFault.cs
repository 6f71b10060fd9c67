namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What the service said when it refused or failed, in one shape.</summary>
/// <param name="Status">HTTP status, 0 where no reply came.</param>
/// <param name="SupportId">The header RequestId, which Microsoft's support asks for.</param>
/// <param name="Raw">The body as it came, cut to 4,000 characters.</param>
public sealed record PowerBiFault(PowerBiFaultKind Kind, int Status, string? Code, string? Message, TimeSpan? RetryAfter, string? SupportId, string Raw)
{
    /// <summary>Status, code and text in one line, for a message.</summary>
    public string Summary
    {
        get
        {
            string?[] parts = [Status == 0 ? null : $"HTTP {Status}", Code, Message, SupportId is null ? null : $"RequestId {SupportId}"];
            return string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        }
    }
}
