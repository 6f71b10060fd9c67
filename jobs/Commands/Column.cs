namespace BhytWarehouse.Jobs.Commands;

/// <summary>A column of a table on the screen; numbers stand to the right and are never broken.</summary>
internal sealed record Column(Text Title, bool IsNumber = false);
