namespace BhytWarehouse.Etl.Quality;

/// <summary>One code with its meaning and the days on which it holds, both included.</summary>
public sealed record CodeListEntry(string Code, string Name, string NameVietnamese, int ValidFromDateKey, int ValidToDateKey, IReadOnlyDictionary<string, string> Attributes);
