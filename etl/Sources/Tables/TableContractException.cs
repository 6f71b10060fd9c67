namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Contract.csv or Headings.csv of a feed contradicts itself: an error of the product, found when the feed is first used.</summary>
public sealed class TableContractException(string message) : Exception(message);
