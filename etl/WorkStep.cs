namespace BhytWarehouse.Etl;

/// <summary>A moment in the work of a host, told to whoever watches it.</summary>
/// <param name="Subject">The feed, or what else is worked on.</param>
public readonly record struct WorkStep(string Subject, DurableStep Step);
