using BhytWarehouse.Jobs.Access;

namespace BhytWarehouse.Browser.Tests.Access;

/// <summary>An action of the pages.</summary>
/// <param name="IsOpen">Without a session too.</param>
internal sealed record PageActionEntry(string Path, Right? Right, bool IsOpen);
