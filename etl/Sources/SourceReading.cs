using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources;

/// <summary>What a reader needs besides the file: the load it works for, the pseudonyms, the code lists, the day.</summary>
/// <param name="Today">In Viet Nam, for rules such as "not in the future".</param>
public sealed record SourceReading(int LoadRunKey, Pseudonyms Pseudonyms, CodeListRegister CodeLists, DateOnly Today);
