namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>What an answer must be as a whole before it is delivered; what it says is for the gate of the feed.</summary>
public enum ContentForm
{
    Json,
    Xml,
    Xlsx,
    Csv,
}
