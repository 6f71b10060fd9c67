namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>The steps from a file to a report, in order.</summary>
internal enum PathStep
{
    Reader,
    Conform,
    Delivery,
    Snapshot,
    Indicator,
    Mart,

    /// <summary>What Power BI made of the report table.</summary>
    Dataset,
}
