namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A published value: its place in row-major order from 0, the number when it is one, and where it stands in the file.</summary>
internal readonly record struct StatValue(int Position, decimal? Number, long ByteOffset, int ByteCount);
