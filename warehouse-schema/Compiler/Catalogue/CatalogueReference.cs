namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>A foreign key in the machine catalogue.</summary>
public sealed record CatalogueReference(IReadOnlyList<string> Columns, string Schema, string Table);
