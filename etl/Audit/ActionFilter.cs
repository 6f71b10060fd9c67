namespace BhytWarehouse.Etl.Audit;

/// <summary>Which actions are looked for; what is null or empty does not matter.</summary>
/// <param name="What">The beginning of it, such as "jobs".</param>
/// <param name="Before">Numbers below this one only: the page after one that ended with it.</param>
public sealed record ActionFilter(string Who = "", string What = "", long? Before = null, int Most = 50);
