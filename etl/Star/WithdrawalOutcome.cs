namespace BhytWarehouse.Etl.Star;

/// <summary>What became of one withdrawal.</summary>
/// <param name="AmountHundredths">Hundredths of đồng asked from the fund by the version that is withdrawn; 0 where there is none.</param>
public sealed record WithdrawalOutcome(WithdrawnRecord Record, WithdrawalEffect Effect, long AmountHundredths);
