namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Held records and files together.</summary>
/// <param name="Files">Files that were refused whole.</param>
/// <param name="Hundredths">What they hold up, in hundredths of đồng or of the feed's control total.</param>
public readonly record struct HeldSum(long Records, int Files, long Hundredths)
{
    public static HeldSum Of(IEnumerable<HeldRecord> held) =>
        held.Aggregate(default(HeldSum), (sum, record) => new HeldSum(sum.Records + record.RecordCount, sum.Files + (record.IsFile ? 1 : 0), sum.Hundredths + record.AmountHundredths));
}
