using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.SchemaCompiler.Catalogue;
using BhytWarehouse.SchemaCompiler.Seed;
using BhytWarehouse.SchemaCompiler.Sqlite;
using BhytWarehouse.SchemaCompiler.SqlServer;

namespace BhytWarehouse.SchemaCompiler;

/// <summary>Everything that the build makes of the .sql files.</summary>
public sealed record SchemaCompilation(SchemaFolder Folder, SqliteTranslation Translation, string SqliteScript, string Hash, IReadOnlyList<CatalogueObject> Objects, byte[]? Package, string? CreateScript)
{
    public static SchemaCompilation Of(SchemaFolder folder, SchemaErrors errors)
    {
        SqliteTranslation translation = SqliteTranslation.Of(folder, errors);
        (string seedSqlServer, string seedSqlite) = SeedRows.Write(translation.Tables, errors);
        (string script, string hash) = Script(translation, seedSqlite);
        IReadOnlyList<CatalogueObject> objects = CatalogueObject.AllOf(translation);
        byte[]? package = WarehousePackage.Build(folder.Files, folder.PreDeployment, Joined(folder.PostDeployment, seedSqlServer), errors);
        return new SchemaCompilation(folder, translation, script, hash, objects, package, package is null || errors.Any ? null : WarehousePackage.CreateScript(package));
    }

    private static string Joined(string byHand, string generated) => byHand.Length == 0 ? generated : $"{byHand.TrimEnd()}\nGO\n{generated}";

    private static (string Script, string Hash) Script(SqliteTranslation translation, string seed)
    {
        StringBuilder script = new();
        foreach (TranslatedTable table in translation.Tables)
        {
            script.Append(table.CreateTable).Append('\n');
            foreach (string index in table.Indexes)
            {
                script.Append(index).Append('\n');
            }

            script.Append('\n');
        }

        foreach (TranslatedView view in translation.Views)
        {
            script.Append(view.CreateView).Append("\n\n");
        }

        script.Append(seed);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(script.ToString()));

        // A file tells by its user_version which schema it was made from: the first 31 bits of the hash, never 0.
        int version = Math.Max(1, BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue);
        script.Append(Invariant($"PRAGMA user_version = {version};\n"));
        return (script.ToString(), Convert.ToHexStringLower(hash));
    }
}
