using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Radar;

/// <summary>What one subject told a feed of one period: a row of derive.DeliveredPeriod with the subject's code.</summary>
public sealed record DeliveredPeriod(string FeedCode, string Series, PeriodKind Kind, int Period, AlertSubject Subject, long Quantity);
