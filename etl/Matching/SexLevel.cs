namespace BhytWarehouse.Etl.Matching;

/// <summary>How two sexes agree.</summary>
public enum SexLevel : byte
{
    Unknown,
    Equal,
    Different,
}
