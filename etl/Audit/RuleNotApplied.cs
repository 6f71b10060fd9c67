using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Audit;

/// <summary>A rule that did not judge records of a load for want of a list.</summary>
public sealed record RuleNotApplied(int LoadRunKey, string FeedCode, string RuleCode, string ListName, ListState State, long RecordCount);
