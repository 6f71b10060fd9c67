namespace BhytWarehouse.Etl.Radar;

/// <summary>How much an alert weighs: a high one is a figure that is wrong by a lot, a low one may well have an innocent reason.</summary>
public enum AlertSeverity
{
    High,
    Medium,
    Low,
}
