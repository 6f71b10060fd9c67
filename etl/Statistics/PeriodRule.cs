namespace BhytWarehouse.Etl.Statistics;

/// <summary>How a series of periods is judged.</summary>
/// <param name="FewestOfMember">A member that ever told of fewer may well have nothing to tell; 0 when members are not judged at all.</param>
/// <param name="LeastShare">A total below this share of the usual one is a drop; 0 when totals are not judged.</param>
public sealed record PeriodRule(PeriodKind Kind, long FewestOfMember, double LeastShare)
{
    /// <summary>Where a period tells of fewer on average, one without any may well be: events that did not happen are not missing. Default 0, for reports that are due whatever happened.</summary>
    public long FewestOfPeriod { get; init; }
}
