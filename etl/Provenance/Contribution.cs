namespace BhytWarehouse.Etl.Provenance;

/// <summary>What one file of one load has in a fact that a figure is made of, as it stands now.</summary>
/// <param name="Fact">Such as fact.CardSpan.</param>
/// <param name="EndedAt">When the load was published, UTC.</param>
/// <param name="ControlHundredths">Hundredths of the feed's control total (đồng, people, cards) in these rows; null where the fact carries none.</param>
/// <param name="NarrowedBy">The parts of the slice by which the rows could be chosen; by the others they could not.</param>
public sealed record Contribution(string Fact, int LoadRunKey, string FeedCode, string EndedAt, int SourceFileKey, string FileName, string FileHash, long RowCount, long? ControlHundredths, IReadOnlyList<string> NarrowedBy);
