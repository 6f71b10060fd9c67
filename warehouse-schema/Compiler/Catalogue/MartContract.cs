using System.Text;
using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.SchemaCompiler.Catalogue;

/// <summary>Every column that reports can see, in order, with its type. A changed line breaks reports and needs a line in CHANGELOG.md.</summary>
public static class MartContract
{
    public const string FileName = "MartContract.txt";

    public static string Write(SqliteTranslation translation, SchemaErrors errors)
    {
        StringBuilder contract = new();
        contract.Append("# Generated from mart/**.sql; accept a change with: dotnet build warehouse-schema -p:AcceptSchema=true\n");
        foreach (TranslatedView view in translation.Views.Where(view => view.File.Schema == "mart").OrderBy(view => view.File.RelativePath, StringComparer.Ordinal))
        {
            contract.Append(Invariant($"\n{view.File.Dataset ?? "(no dataset)"}: mart.{view.File.Name}\n"));
            for (int index = 0; index < view.Columns.Count; index++)
            {
                OutputColumn column = view.Columns[index];
                if (!column.IsDeclared)
                {
                    errors.Add(view.File.Path, index < view.ColumnLines.Count ? view.ColumnLines[index] : 1, 1, "BW0400",
                        $"mart.{view.File.Name}.{column.Name} has no declared type. Report models take their types from the contract: write CAST(… AS type) AS {column.Name}.");
                }

                contract.Append(Invariant($"    {column.Name} {column.Type.Name}{(column.IsNullable ? " null" : "")}\n"));
            }
        }

        return contract.ToString();
    }
}
