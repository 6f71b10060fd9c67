using BhytWarehouse.SchemaCompiler.Catalogue;

namespace BhytWarehouse.Schema.Tests;

public sealed class WarehouseSchemaTests
{
    [Fact]
    public void EmbeddedSchema_AndTheFolders_AreTheSame()
    {
        RealSchema.Errors.InOrder.ShouldBeEmpty();
        WarehouseSchema.SqliteScript.ShouldBe(RealSchema.Compilation.SqliteScript);
        WarehouseSchema.Hash.ShouldBe(RealSchema.Compilation.Hash);
        WarehouseSchema.Objects.Select(item => $"{item.Schema}.{item.Name} {item.Columns.Count}")
            .ShouldBe(RealSchema.Compilation.Objects.Select(item => $"{item.Schema}.{item.Name} {item.Columns.Count}"));
    }

    [Fact]
    public void EmbeddedScript_OnSqlite_GivesEveryViewAndTheVersion()
    {
        using SqliteWarehouse warehouse = new(WarehouseSchema.SqliteScript);

        warehouse.Scalar("PRAGMA user_version").ShouldBe((long)WarehouseSchema.SqliteUserVersion);
        warehouse.Rows("PRAGMA foreign_key_check").ShouldBeEmpty();
        foreach (WarehouseObject view in WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.View))
        {
            Should.NotThrow(() => warehouse.Rows($"SELECT * FROM {view.SqliteName}"), view.SqliteName);
            warehouse.Rows($"PRAGMA table_info({view.SqliteName})").Select(row => (string)row[1]!).ShouldBe(view.Columns.Select(column => column.Name));
        }
    }

    [Fact]
    public void Find_NameThatIsNotThere_SaysWhichFileItExpects() =>
        Should.Throw<KeyNotFoundException>(() => WarehouseSchema.Find("fact", "Nothing")).Message.ShouldContain("warehouse-schema/fact/Nothing.sql");

    [Fact]
    public void Catalogue_OfTheSample_CarriesHeadersCommentsAndTypes()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        IReadOnlyList<CatalogueObject> objects = scratch.Compiled().Objects;

        CatalogueObject visit = objects.Single(item => item is { Schema: "fact", Name: "Visit" });
        visit.Header["Grain"].ShouldBe("one row per visit, as last accepted.");
        visit.Header["Caution"].ShouldBe("a sample: nothing is loaded from it");
        visit.PrimaryKey.ShouldBe(["VisitKey", "MonthKey"]);
        visit.Columns[2].ShouldBe(new CatalogueColumn("VisitNumber", "nvarchar(100)", "TEXT", IsNullable: false, IsIdentity: false, "degenerate dimension: MA_LK"));
        visit.References.ShouldContain(reference => reference.Table == "Facility");
        CatalogueObject signal = objects.Single(item => item.Schema == "signal");
        (signal.Code, signal.Title, signal.Header["Known innocent"]).ShouldBe(("R99", "Repeated visits", "two facilities number alike"));
        CatalogueObject mart = objects.Single(item => item.Schema == "mart");
        mart.Dataset.ShouldBe("Care");
        mart.Columns.Select(column => column.TSqlType).ShouldBe(["int", "nvarchar(255)", "int", "decimal(18, 2)", "decimal(18, 2)"]);
    }
}
