namespace BhytWarehouse.SchemaCompiler.Seed;

/// <summary>A column of dim.Date: how each engine calculates it for a day d, and what it is at the open end and for the unknown day.</summary>
public sealed record CalendarColumn(string Name, string SqlServer, string Sqlite, string OpenEnd, string Unknown);
