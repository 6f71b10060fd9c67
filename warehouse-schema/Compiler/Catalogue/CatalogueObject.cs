using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>One table or view in the machine catalogue; the property names are those that BhytWarehouse.Schema reads.</summary>
public sealed record CatalogueObject(
    string Schema,
    string Name,
    string Kind,
    string? Dataset,
    string SqliteName,
    string? Code,
    string? Title,
    IReadOnlyDictionary<string, string> Header,
    IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<CatalogueReference> References,
    IReadOnlyList<CatalogueColumn> Columns)
{
    public static IReadOnlyList<CatalogueObject> AllOf(SqliteTranslation translation)
    {
        IEnumerable<CatalogueObject> tables = translation.Tables.Select(table => Of(
            table.File,
            "Table",
            table.Columns,
            table.PrimaryKey,
            [.. table.References.Select(reference => new CatalogueReference(reference.Columns, reference.Schema, reference.Table))]));
        IEnumerable<CatalogueObject> views = translation.Views.Select(view => Of(view.File, "View", view.Columns, [], []));
        return
        [
            .. tables.Concat(views)
                .OrderBy(item => Stage(item.Schema))
                .ThenBy(item => item.Dataset, StringComparer.Ordinal)
                .ThenBy(item => item.Name, StringComparer.Ordinal),
        ];
    }

    private static int Stage(string schema)
    {
        int at = SchemaFolder.Stages.ToList().IndexOf(schema);
        return at < 0 ? int.MaxValue : at;
    }

    private static CatalogueObject Of(SqlFile file, string kind, IReadOnlyList<OutputColumn> columns, IReadOnlyList<string> primaryKey, IReadOnlyList<CatalogueReference> references) => new(
        file.Schema,
        file.Name,
        kind,
        file.Dataset,
        Sqlite.SqliteName.Of(file.Schema, file.Name),
        file.Header.Code,
        file.Header.Title,
        file.Header.Tags,
        primaryKey,
        references,
        [.. columns.Select(column => new CatalogueColumn(column.Name, column.Type.Name, column.Type.SqliteType, column.IsNullable, column.IsIdentity, column.Comment))]);
}
