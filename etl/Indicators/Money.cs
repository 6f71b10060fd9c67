namespace BhytWarehouse.Etl.Indicators;

/// <summary>Amounts between methods, which take whole hundredths, and tables.</summary>
internal static class Money
{
    /// <summary>What is bound for so many hundredths of a đồng: whole đồng as integers, since a double would lose the last digits of the largest.</summary>
    public static object Dong(long hundredths) => hundredths % 100 == 0 ? hundredths / 100 : hundredths / 100d;
}
