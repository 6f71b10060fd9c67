namespace BhytWarehouse.Etl.Statistics;

/// <summary>A series of days, each with its expectation, and the spells that stand out.</summary>
public sealed record VolumeJudgement(IReadOnlyList<VolumeDay> Days, IReadOnlyList<VolumeSpell> Spells);
