namespace BhytWarehouse.Jobs.Commands;

/// <summary>A column of a table on the screen; numbers stand to the right; only columns of words wrap.</summary>
internal sealed record Column(Text Title, bool IsNumber = false, bool Wraps = false);
