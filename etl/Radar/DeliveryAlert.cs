namespace BhytWarehouse.Etl.Radar;

/// <summary>One thing that is missing or there too often, as it looks today.</summary>
/// <param name="Series">What of the feed, such as "dossiers by discharge".</param>
/// <param name="Chance">Probability of it by chance alone; 0 where it is no matter of chance.</param>
/// <param name="Method">Method and version that found it.</param>
public sealed record DeliveryAlert(
    string FeedCode,
    string Series,
    DeliveryAlertKind Kind,
    AlertSeverity Severity,
    AlertSubject Subject,
    DateOnly Since,
    DateOnly Until,
    double Expected,
    double Found,
    double Chance,
    string Method)
{
    /// <summary>Of a run that lasted so long that it is what is usual now: told, and closed.</summary>
    public bool IsNewLevel { get; init; }

    /// <summary>Of a silence the last day before it was one; null of anything else.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What to do about it.</summary>
    public (string English, string Vietnamese) Advice => AlertAdvice.For(this);
}
