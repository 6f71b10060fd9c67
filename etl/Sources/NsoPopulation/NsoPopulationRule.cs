using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A rule with the words that tell what was found instead, and how often.</summary>
internal sealed record NsoPopulationRule<TSubject>(QualityRule<TSubject> Rule, Func<TSubject, string> Found, Func<TSubject, int> OccurrenceCount);
