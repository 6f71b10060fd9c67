namespace BhytWarehouse.Etl.Connectors;

/// <summary>One thing that is wrong in sources.json.</summary>
/// <param name="Member">Such as sources[2].watermark.column.</param>
public sealed record SettingsFault(string Member, string Found, string Expected)
{
    public override string ToString() => $"{Member}: {Found}; expected {Expected}";
}
