namespace BhytWarehouse.Etl.Connectors;

/// <summary>Why a pull brought nothing: four answers for whoever has to act. It holds no secret and no content of the answer.</summary>
/// <param name="Where">The source by its address without query, or the member of sources.json.</param>
public sealed record PullFinding(string Where, string Found, string Expected, string Advice)
{
    public override string ToString() => $"{Where}: {Found}; expected {Expected}. {Advice}";
}
