namespace BhytWarehouse.Etl.Radar;

/// <summary>How much of what stood the newest list of a feed repeats for one subject: a row of derive.RepeatedEntry with the subject's code.</summary>
/// <param name="Standing">In force on the list's day, by lists of the hundred days before.</param>
/// <param name="EverStanding">In force on the list's day, by any list: where the whole list is older, only lists of changes are in the hundred days.</param>
public sealed record RepeatedEntries(string FeedCode, string Series, AlertSubject Subject, DateOnly Day, long Repeated, long Standing, long EverStanding);
