namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>One step of a run, as it told it: what it was at, and how far it came.</summary>
/// <param name="Total">0 while it is not known.</param>
internal sealed record RunStep(string What, DateTimeOffset BeganAt, DateTimeOffset LastAt, long Done, long Total, string Note);
