namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>One dimension of a json-stat table with its categories in order.</summary>
internal sealed record StatDimension(string Id, string Label, IReadOnlyList<StatCategory> Categories)
{
    public bool IsCalled(string role) => NsoPopulationTerms.Is(role, Id) || NsoPopulationTerms.Is(role, Label);

    public override string ToString() => Id == Label ? $"'{Id}'" : $"'{Label}' ({Id})";
}
