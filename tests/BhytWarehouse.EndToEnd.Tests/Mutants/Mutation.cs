namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>What goes wrong with one row.</summary>
internal enum Mutation
{
    Drop,
    Double,

    /// <summary>Its amount, or the quantity that stands for one, is lost.</summary>
    Zero,

    /// <summary>It stands under another facility, area or paying unit.</summary>
    SwapPlace,

    /// <summary>It stands in the month after, or the year after where it knows no month.</summary>
    ShiftMonth,
}
