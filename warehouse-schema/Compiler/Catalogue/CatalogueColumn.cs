namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>One column in the machine catalogue.</summary>
public sealed record CatalogueColumn(string Name, string TSqlType, string SqliteType, bool IsNullable, bool IsIdentity, string? Comment);
