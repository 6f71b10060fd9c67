namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>What a name can mean at one place of a query: its own sources, those around it, and the named queries in force.</summary>
public sealed class QueryScope(QueryScope? outer)
{
    public QueryScope? Outer { get; } = outer;

    public List<RowSource> Sources { get; } = [];

    public Dictionary<string, IReadOnlyList<OutputColumn>> NamedQueries { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<OutputColumn>? NamedQuery(string name) =>
        NamedQueries.GetValueOrDefault(name) ?? Outer?.NamedQuery(name);
}
