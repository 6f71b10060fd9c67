namespace BhytWarehouse.Etl.Radar;

/// <summary>How much of what stood the newest list of a feed repeats for one subject: a row of derive.RepeatedEntry with the subject's code.</summary>
public sealed record RepeatedEntries(string FeedCode, string Series, AlertSubject Subject, DateOnly Day, long Repeated, long Standing);
