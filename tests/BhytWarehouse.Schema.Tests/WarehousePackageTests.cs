using BhytWarehouse.SchemaCompiler;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.Schema.Tests;

public sealed class WarehousePackageTests
{
    // Written by hand: what SQLite declares for each T-SQL type. It shares nothing with the compiler.
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bit"] = "INTEGER",
        ["tinyint"] = "INTEGER",
        ["smallint"] = "INTEGER",
        ["int"] = "INTEGER",
        ["bigint"] = "INTEGER",
        ["decimal"] = "NUMERIC",
        ["char"] = "TEXT",
        ["varchar"] = "TEXT",
        ["nchar"] = "TEXT",
        ["nvarchar"] = "TEXT",
        ["binary"] = "BLOB",
        ["varbinary"] = "BLOB",
        ["date"] = "TEXT",
        ["datetime2"] = "TEXT",
    };

    static WarehousePackageTests() => System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(SchemaErrors).Module.ModuleHandle);

    [Fact]
    public void RealPackage_AndSqliteFile_HaveTheSameTablesAndColumns()
    {
        using MemoryStream package = new();
        using (Stream embedded = WarehouseSchema.OpenDacpac())
        {
            embedded.CopyTo(package);
        }

        Agree(package.ToArray(), WarehouseSchema.SqliteScript);
    }

    [Fact]
    public void SamplePackage_AndSqliteFile_HaveTheSameTablesAndColumns()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        SchemaCompilation compilation = scratch.Compiled();

        Agree(compilation.Package!, compilation.SqliteScript).ShouldBe(5);
    }

    [Fact]
    public void SamplePackage_AgainstAFileWithOneOtherColumn_Disagrees()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        SchemaCompilation compilation = scratch.Compiled();

        string other = compilation.SqliteScript.Replace("OpenedDate TEXT", "OpenedDate INTEGER", StringComparison.Ordinal);

        other.ShouldNotBe(compilation.SqliteScript);
        Should.Throw<ShouldAssertException>(() => Agree(compilation.Package!, other));
    }

    [Fact]
    public void Package_BuiltTwice_IsTheSameToTheByte()
    {
        using ScratchSchema first = ScratchSchema.Sample();
        using ScratchSchema second = ScratchSchema.Sample();

        first.Compiled().Package.ShouldBe(second.Compiled().Package);
    }

    [Fact]
    public void Package_OpenedByDacFx_BringsBothDeploymentScripts()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        using DacPackage package = DacPackage.Load(new MemoryStream(scratch.Compiled().Package!));

        using StreamReader before = new(package.PreDeploymentScript);
        using StreamReader after = new(package.PostDeploymentScript);
        before.ReadToEnd().ShouldBe("SET NOCOUNT ON;\n");
        string post = after.ReadToEnd();
        post.ShouldStartWith("SET NOCOUNT ON;");
        post.ShouldContain("IF NOT EXISTS (SELECT 1 FROM dim.Facility WHERE FacilityKey = -1)");
        post.ShouldContain("SET IDENTITY_INSERT dim.Facility OFF;");
        post.ShouldContain("WHERE NOT EXISTS (SELECT 1 FROM dim.Date AS present");
        post.IndexOf("dim.Area", StringComparison.Ordinal).ShouldBeLessThan(post.IndexOf("dim.Facility", StringComparison.Ordinal));
        Parse(post).ShouldBeEmpty();
    }

    [Fact]
    public void CreateScript_OfTheRealSchema_Parses()
    {
        RealSchema.Errors.InOrder.ShouldBeEmpty();

        Parse(RealSchema.Compilation.CreateScript!).ShouldBeEmpty();
    }

    [Fact]
    public void CreateScript_OfTheSample_HoldsTablesViewsAndScripts()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        string script = scratch.Compiled().CreateScript!;

        Parse(script).ShouldBeEmpty();
        script.ShouldContain("CREATE TABLE [fact].[Visit]");
        script.ShouldContain("CREATE VIEW mart.VisitMonth");
        script.ShouldContain("CCI_fact_Visit");
        script.ShouldContain("INSERT INTO dim.Date");
    }

    [Fact]
    public void Model_WithAnUnresolvedReference_IsReportedWithFileAndLine()
    {
        // The translation does not look into roles; DacFx does.
        using ScratchSchema scratch = ScratchSchema.Sample()
            .With("security/Grants.sql", "CREATE ROLE Auditor;\nGO\nGRANT SELECT ON OBJECT::fact.Nothing TO Auditor;");

        (SchemaCompilation compilation, SchemaErrors errors) = scratch.Compile();

        compilation.Package.ShouldBeNull();
        errors.InOrder.ShouldContain(error => error.Code.StartsWith("SQL", StringComparison.Ordinal) && error.File.EndsWith("security/Grants.sql", StringComparison.Ordinal));
    }

    private static IList<ParseError> Parse(string script)
    {
        // The create script is for SQLCMD: its colon lines and variables are none of T-SQL.
        string tsql = string.Join('\n', script.Split('\n').Where(line => !line.StartsWith(':'))).Replace("$(DatabaseName)", "BhytWarehouse", StringComparison.Ordinal);
        using StringReader reader = new(tsql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out IList<ParseError> errors);
        return errors;
    }

    private static int Agree(byte[] package, string sqliteScript)
    {
        using TSqlModel model = TSqlModel.LoadFromDacpac(new MemoryStream(package), new ModelLoadOptions());
        using SqliteWarehouse warehouse = new(sqliteScript);
        SortedDictionary<string, List<string>> server = new(StringComparer.Ordinal);
        foreach (TSqlObject table in model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass))
        {
            List<string> columns = [];
            foreach (TSqlObject column in table.GetReferenced(Table.Columns))
            {
                string type = column.GetReferenced(Column.DataType).Single().Name.Parts[^1];
                columns.Add($"{column.Name.Parts[^1]} {Types[type]} {(column.GetProperty<bool>(Column.Nullable) ? "NULL" : "NOT NULL")}");
            }

            server[string.Join('_', table.Name.Parts)] = columns;
        }

        List<string> views = [.. model.GetObjects(DacQueryScopes.UserDefined, View.TypeClass).Select(view => string.Join('_', view.Name.Parts)).Order(StringComparer.Ordinal)];
        warehouse.Rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").Select(row => (string)row[0]!).Order(StringComparer.Ordinal).ShouldBe(views);
        warehouse.Rows("SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => (string)row[0]!).Order(StringComparer.Ordinal).ShouldBe(server.Keys);
        foreach ((string name, List<string> columns) in server)
        {
            warehouse.Rows($"PRAGMA table_xinfo(\"{name}\")").Select(row => $"{row[1]} {row[2]} {((long)row[3]! == 1 ? "NOT NULL" : "NULL")}").ShouldBe(columns, name);
        }

        return server.Count;
    }
}
