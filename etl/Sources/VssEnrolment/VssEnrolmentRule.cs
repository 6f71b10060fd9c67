using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>A rule with the words that tell what was found instead, without showing anyone's name or number.</summary>
internal sealed record VssEnrolmentRule<TSubject>(QualityRule<TSubject> Rule, Func<TSubject, string> Found);
