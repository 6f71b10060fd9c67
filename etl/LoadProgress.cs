namespace BhytWarehouse.Etl;

/// <summary>How far a load is.</summary>
/// <param name="Done">Files while landing, records while reading.</param>
/// <param name="Total">0 while it is not known.</param>
/// <param name="AmountHundredths">Hundredths of đồng read so far.</param>
public readonly record struct LoadProgress(string FeedCode, LoadStage Stage, long Done, long Total, long AmountHundredths);
