using BhytWarehouse.SchemaCompiler;

namespace BhytWarehouse.Schema.Tests;

public sealed class TranslationTests
{
    [Theory]
    [InlineData("ISNULL(visit.RefusedAmount, 0)", "ISNULL")]
    [InlineData("IIF(visit.IsInpatient = 1, 1, 0)", "IIF")]
    [InlineData("CONVERT(int, visit.VisitNumber)", "CAST")]
    [InlineData("TRY_CAST(visit.VisitNumber AS int)", "CAST")]
    [InlineData("DATEDIFF(DAY, '2026-01-01', '2026-02-01')", "DATEDIFF")]
    [InlineData("GETDATE()", "GETDATE")]
    [InlineData("FORMAT(visit.FundPaidAmount, 'N2')", "FORMAT")]
    [InlineData("LEFT(visit.VisitNumber, 2)", "SUBSTRING")]
    [InlineData("visit.VisitNumber + 'x'", "CONCAT")]
    [InlineData("CONCAT(visit.VisitNumber, visit.FundPaidAmount)", "decimal")]
    [InlineData("AVG(visit.IsInpatient) OVER (PARTITION BY visit.MonthKey)", "AVG")]
    [InlineData("visit.FundPaidAmount / visit.IsInpatient", "NULLIF")]
    [InlineData("visit.FundPaidAmount % 2", "integers")]
    [InlineData("visit.IsInpatient & 1", "Bit operations")]
    [InlineData("ROUND(visit.FundPaidAmount, -3)", "ROUND")]
    [InlineData("SUBSTRING(visit.VisitNumber, 0, 3)", "SUBSTRING")]
    [InlineData("CAST(visit.FundPaidAmount AS varchar(20))", "different texts")]
    [InlineData("CAST(visit.VisitNumber AS char(10))", "different texts")]
    [InlineData("CASE WHEN visit.FundPaidAmount * 2 = visit.RefusedAmount THEN 1 ELSE 0 END", "ABS(a - b)")]
    [InlineData("CASE WHEN visit.FundPaidAmount - visit.RefusedAmount <> 0 THEN 1 ELSE 0 END", "ABS(a - b)")]
    [InlineData("CASE WHEN visit.VisitNumber = 5 THEN 1 ELSE 0 END", "convert differently")]
    [InlineData("COALESCE(visit.RefusedAmount, 'none')", "mixed")]
    [InlineData("visit.Nothing", "has no column Nothing")]
    [InlineData("other.MonthKey", "unknown")]
    [InlineData("visit.VisitNumber COLLATE Latin1_General_CI_AS", "COLLATE")]
    public void View_ExpressionOutsideThePortableCore_IsRefusedWithItsLine(string expression, string reason)
    {
        using ScratchSchema scratch = ScratchSchema.Sample()
            .With("signal/Probe.sql", $"-- A probe.\nCREATE VIEW signal.Probe\nAS\nSELECT\n    {expression} AS Value\nFROM fact.Visit AS visit;");

        SchemaErrors errors = scratch.TranslationErrors();

        SchemaError error = errors.InOrder.ShouldHaveSingleItem();
        error.File.ShouldEndWith("signal/Probe.sql");
        error.Line.ShouldBe(5);
        error.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("SELECT * FROM fact.Visit AS visit", "SELECT *")]
    [InlineData("SELECT TOP (3) visit.VisitKey FROM fact.Visit AS visit ORDER BY visit.VisitKey", "TOP")]
    [InlineData("SELECT visit.VisitKey FROM fact.Visit AS visit WITH (NOLOCK)", "hints")]
    [InlineData("SELECT visit.VisitKey FROM fact.Visit AS visit CROSS APPLY (SELECT 1 AS One) AS one", "APPLY")]
    [InlineData("SELECT DISTINCT visit.FundPaidAmount * 2 AS Twice FROM fact.Visit AS visit", "DISTINCT")]
    [InlineData("SELECT visit.MonthKey, visit.VisitKey, COUNT(*) AS N FROM fact.Visit AS visit GROUP BY visit.MonthKey", "neither in GROUP BY")]
    [InlineData("SELECT visit.VisitNumber, COUNT(*) AS N FROM fact.Visit AS visit", "neither in GROUP BY")]
    [InlineData("SELECT visit.FundPaidAmount * 2 AS A FROM fact.Visit AS visit UNION SELECT visit.FundPaidAmount FROM fact.Visit AS visit", "UNION")]
    [InlineData("SELECT visit.MonthKey AS A FROM fact.Visit AS visit UNION ALL SELECT visit.VisitNumber FROM fact.Visit AS visit", "one type with CAST")]
    [InlineData("SELECT COUNT(*) AS N FROM fact.Visit AS visit GROUP BY ROLLUP (visit.MonthKey)", "ROLLUP")]
    [InlineData("SELECT visit.VisitKey FROM fact.Nothing AS visit", "neither a table nor a view")]
    public void View_QueryOutsideThePortableCore_IsRefused(string query, string reason)
    {
        using ScratchSchema scratch = ScratchSchema.Sample().With("signal/Probe.sql", $"CREATE VIEW signal.Probe\nAS\n{query};");

        SchemaErrors errors = scratch.TranslationErrors();

        errors.InOrder.ShouldContain(error => error.File.EndsWith("signal/Probe.sql", StringComparison.Ordinal) && error.Line >= 1 && error.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fact/Visit.sql", "FundPaidAmount      decimal(18, 2) NOT NULL", "FundPaidAmount      money NOT NULL", "portable core", 12)]
    [InlineData("fact/Visit.sql", "FundPaidAmount      decimal(18, 2) NOT NULL", "FundPaidAmount      decimal(18, 2)", "NULL or NOT NULL", 12)]
    [InlineData("fact/Visit.sql", "StoredAt            datetime2(3)   NULL", "StoredAt AS MonthKey + 1", "computed", 14)]
    [InlineData("dim/Facility.sql", "DEFAULT (0)", "DEFAULT (GETDATE())", "GETDATE", 10)]
    [InlineData("dim/Facility.sql", "REFERENCES dim.Area (AreaKey)", "REFERENCES dim.Region (AreaKey)", "dim.Region", 21)]
    [InlineData("fact/Visit.sql", "ON fact.Visit (VisitNumber, MonthKey)", "ON dim.Facility (FacilityCode)", "Move it to its own file", 22)]
    public void Table_ConstructOutsideThePortableCore_IsRefusedWithItsLine(string file, string before, string after, string reason, int line)
    {
        using ScratchSchema scratch = ScratchSchema.Sample().Edit(file, before, after);

        SchemaErrors errors = scratch.TranslationErrors();

        errors.InOrder.ShouldContain(error => error.File.EndsWith(file, StringComparison.Ordinal) && error.Line == line && error.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void File_StatementOnNoList_IsRefused()
    {
        using ScratchSchema scratch = ScratchSchema.Sample().With("fact/Refresh.sql", "CREATE PROCEDURE fact.Refresh AS SELECT 1;");

        SchemaErrors errors = scratch.TranslationErrors();

        errors.InOrder.ShouldContain(error => error.Message.Contains("LeftOut.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void File_ThatDoesNotParse_IsReportedWithItsLine()
    {
        using ScratchSchema scratch = ScratchSchema.Sample().With("dim/Broken.sql", "CREATE TABLE dim.Broken\n(\n    BrokenKey int NOT\n);");

        (SchemaCompilation compilation, SchemaErrors errors) = scratch.Compile();

        errors.InOrder.ShouldContain(error => error.File.EndsWith("dim/Broken.sql", StringComparison.Ordinal) && error.Line == 4);
        compilation.Package.ShouldBeNull();
    }

    [Fact]
    public void PartitionedTable_KeyWithPartitionColumn_IsARowIdInSqlite()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();

        string script = scratch.Compiled().SqliteScript;

        script.ShouldContain("VisitKey INTEGER NOT NULL CONSTRAINT PK_fact_Visit PRIMARY KEY");
        script.ShouldContain("CONSTRAINT FK_fact_Visit_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim_Facility (FacilityKey)");
        script.ShouldContain("CONSTRAINT DF_dim_Facility_BedCount DEFAULT (0)");
        script.ShouldContain("CREATE UNIQUE INDEX UX_dim_Facility_Current ON dim_Facility (FacilityDurableKey) WHERE IsCurrent = 1;");
        script.ShouldNotContain("COLUMNSTORE");
    }

    [Fact]
    public void Amount_WrittenAsText_IsRefusedBySqlite()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        using SqliteWarehouse warehouse = new(scratch.Compiled().SqliteScript);
        const string Insert = "INSERT INTO fact_Visit (MonthKey, VisitNumber, TreatingFacilityKey, AdmissionDateKey, IsInpatient, FundPaidAmount) VALUES (202607, 'A', -1, 20260701, 0, {0});";

        warehouse.Execute(Insert.Replace("{0}", "12.5", StringComparison.Ordinal));
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => warehouse.Execute(Insert.Replace("{0}", "'12,5'", StringComparison.Ordinal)));
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => warehouse.Execute(Insert.Replace("-1,", "77,", StringComparison.Ordinal).Replace("{0}", "1", StringComparison.Ordinal)));
    }

    [Fact]
    public void LeftOutConstructs_OfTheSample_AreNamedWithTheirFiles()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();

        IReadOnlyDictionary<string, SortedSet<string>> places = scratch.Compiled().Translation.LeftOut.Places;

        places[SchemaCompiler.Sqlite.LeftOut.Columnstore].ShouldBe(["fact/Visit.sql"]);
        places[SchemaCompiler.Sqlite.LeftOut.Permission].ShouldBe(["security/Months.sql"]);
        places[SchemaCompiler.Sqlite.LeftOut.TableOptions].ShouldBe(["dim/Facility.sql"]);
        places.Keys.ShouldAllBe(construct => SchemaCompiler.Sqlite.LeftOut.Reasons.ContainsKey(construct));
    }

    [Fact]
    public void Views_ReadingEachOther_ComeInTheOrderOfWhatTheyRead()
    {
        using ScratchSchema scratch = ScratchSchema.Sample()
            .With("conform/Alpha.sql", "CREATE VIEW conform.Alpha\nAS\nSELECT omega.Twice FROM conform.Omega AS omega;")
            .With("conform/Omega.sql", "CREATE VIEW conform.Omega\nAS\nSELECT CAST(visit.FundPaidAmount * 2 AS decimal(18, 2)) AS Twice FROM conform.Visit AS visit;");

        SchemaCompilation compilation = scratch.Compiled();

        List<string> order = [.. compilation.Translation.Views.Select(view => view.File.Name)];
        order.IndexOf("Omega").ShouldBeLessThan(order.IndexOf("Alpha"));
        compilation.Objects.Single(item => item.Name == "Alpha").Columns.Single().TSqlType.ShouldBe("decimal(18, 2)");
    }

    [Fact]
    public void Views_ReadingThemselves_AreRefused()
    {
        using ScratchSchema scratch = ScratchSchema.Sample()
            .With("conform/Alpha.sql", "CREATE VIEW conform.Alpha\nAS\nSELECT omega.A FROM conform.Omega AS omega;")
            .With("conform/Omega.sql", "CREATE VIEW conform.Omega\nAS\nSELECT alpha.A FROM conform.Alpha AS alpha;");

        SchemaErrors errors = scratch.TranslationErrors();

        errors.InOrder.ShouldContain(error => error.Message.Contains("Break the circle", StringComparison.Ordinal));
    }
}
