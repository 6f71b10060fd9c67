namespace BhytWarehouse.Etl.Quality;

/// <summary>An office of an agency, never a person.</summary>
public sealed record Office(string Name, string NameVietnamese);
