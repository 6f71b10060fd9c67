using BhytWarehouse.SchemaCompiler;

namespace BhytWarehouse.Schema.Tests.Rules;

/// <summary>Each rule over the real folders, then over the sample with one thing broken: a rule that cannot fail proves nothing.</summary>
public sealed class SchemaRulesTests
{
    private static readonly Dictionary<string, Func<SchemaCompilation, IEnumerable<string>>> Rules = new(StringComparer.Ordinal)
    {
        [nameof(SchemaRules.Dataflow)] = SchemaRules.Dataflow,
        [nameof(SchemaRules.Headers)] = SchemaRules.Headers,
        [nameof(SchemaRules.Periods)] = SchemaRules.Periods,
        [nameof(SchemaRules.Units)] = SchemaRules.Units,
        [nameof(SchemaRules.Conserved)] = SchemaRules.Conserved,
        [nameof(SchemaRules.People)] = SchemaRules.People,
        [nameof(SchemaRules.SmallCells)] = SchemaRules.SmallCells,
        [nameof(SchemaRules.Codes)] = SchemaRules.Codes,
        [nameof(SchemaRules.Names)] = SchemaRules.Names,
        [nameof(SchemaRules.ForeignKeys)] = SchemaRules.ForeignKeys,
        [nameof(SchemaRules.Partitions)] = SchemaRules.Partitions,
        [nameof(SchemaRules.Constraints)] = SchemaRules.Constraints,
        [nameof(SchemaRules.OneObjectPerFile)] = SchemaRules.OneObjectPerFile,
    };

    public static TheoryData<string> RuleNames() => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_OverTheRealFolders_FindsNothing(string rule) =>
        Rules[rule](RealSchema.Compilation).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_OverTheSample_FindsNothing(string rule)
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        Rules[rule](Translated(scratch)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_OverAnEmptyFolder_FindsNothing(string rule)
    {
        using ScratchSchema scratch = ScratchSchema.Empty();
        Rules[rule](Translated(scratch)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Dataflow", "mart/Care/VisitMonth.sql", "fact.Visit AS visit", "staging.Visit AS visit", "mart/Care/VisitMonth.sql reads staging.*")]
    [InlineData("Dataflow", "signal/RepeatedVisits.sql", "FROM fact.Visit AS later", "FROM conform.Visit AS later", "signal/RepeatedVisits.sql reads conform.*")]
    [InlineData("Dataflow", "conform/Visit.sql", "FROM staging.Visit AS staged", "FROM fact.Visit AS staged", "conform/Visit.sql reads fact.*")]
    [InlineData("Dataflow", "indicator/FundPaymentPerVisit.sql", "FROM fact.Visit AS visit", "FROM mart.VisitMonth AS visit", "reads mart.*")]
    [InlineData("Headers", "dim/Area.sql", "-- Grain: one row per area.", "-- One row per area.", "no 'Grain'")]
    [InlineData("Headers", "fact/Visit.sql", "-- Grain: one row per visit,", "--", "no 'Grain'")]
    [InlineData("Headers", "indicator/FundPaymentPerVisit.sql", "-- Caution      a sample\n", "", "no 'Caution'")]
    [InlineData("Headers", "signal/RepeatedVisits.sql", "-- Known innocent  two facilities number alike\n", "", "no 'Known innocent'")]
    [InlineData("Conserved", "mart/Care/VisitMonth.sql", "VisitCount = rows, ", "", "mart.VisitMonth.VisitCount is a measure that no 'Conserves' names")]
    [InlineData("Conserved", "mart/Care/VisitMonth.sql", "-- Conserves  AverageFundPaidAmount nothing: a ratio\n", "", "mart.VisitMonth.AverageFundPaidAmount is a measure")]
    [InlineData("Headers", "indicator/FundPaymentPerVisit.sql", "-- Period       flow\n", "", "no 'Period'")]
    [InlineData("Periods", "indicator/FundPaymentPerVisit.sql", "-- Period       flow\n", "-- Period       average\n", "'Period' is 'average'; expected one of flow; stock; flow over stock")]
    [InlineData("Conserved", "indicator/FundPaymentPerVisit.sql", "-- Conserves  nothing: a sample\n", "", "indicator.FundPaymentPerVisit.Denominator is a measure")]
    [InlineData("People", "fact/Visit.sql", "    IsInpatient         smallint       NOT NULL,", "    IsInpatient smallint NOT NULL,\n    CitizenToken char(32) NOT NULL,", "fact.Visit.CitizenToken is a token that the header does not place")]
    [InlineData("People", "fact/Visit.sql", "    IsInpatient         smallint       NOT NULL,", "    IsInpatient smallint NOT NULL,\n    MemberKey bigint NOT NULL,\n    BirthYear smallint NOT NULL,", "fact.Visit.BirthYear tells of a person")]
    [InlineData("People", "dim/Area.sql", "-- Grain: one row per area.", "-- Grain: one row per area.\n-- Person  AreaToken", "dim.Area has no column AreaToken")]
    [InlineData("SmallCells", "mart/Care/VisitMonth.sql", "AS VisitCount", "AS MemberCount", "mart.VisitMonth counts people (MemberCount)")]
    [InlineData("SmallCells", "mart/Care/VisitMonth.sql", "-- Visits by month and facility.", "-- Visits by month and facility.\n-- Suppressed  VisitCount below 11 people", "has no smallint IsSuppressed")]
    [InlineData("SmallCells", "mart/Care/VisitMonth.sql", "-- Visits by month and facility.", "-- Visits by month and facility.\n-- Suppressed  PersonCount below 11 people", "has no column PersonCount")]
    [InlineData("Codes", "signal/RepeatedVisits.sql", "-- R99             Repeated visits\n", "", "does not begin with its code")]
    [InlineData("Codes", "signal/RepeatedVisits.sql", "'R99' ", "'R98' ", "does not give 'R99'")]
    [InlineData("Codes", "indicator/FundPaymentPerVisit.sql", "-- K99 ", "-- R77 ", "does not begin with its code")]
    [InlineData("Names", "fact/Visit.sql", "FundPaidAmount      decimal(18, 2)", "FundPaidAmount      decimal(18, 4)", "FundPaidAmount is decimal(18, 4)")]
    [InlineData("Names", "fact/Visit.sql", "IsInpatient         smallint", "IsInpatient         bit", "IsInpatient is bit")]
    [InlineData("Names", "fact/Visit.sql", "TreatingFacilityKey int ", "TreatingFacilityKey smallint ", "TreatingFacilityKey is smallint")]
    [InlineData("Names", "fact/Visit.sql", "AdmissionDateKey    int ", "AdmissionDateKey    bigint ", "AdmissionDateKey is bigint")]
    [InlineData("Names", "dim/Facility.sql", "BedCount           int ", "BedCount           decimal(9, 0) ", "BedCount is decimal(9, 0)")]
    [InlineData("Names", "mart/Care/VisitMonth.sql", "CAST(COUNT(*) AS int)", "CAST(COUNT(*) AS decimal(9, 0))", "VisitCount is decimal(9, 0)")]
    [InlineData("ForeignKeys", "dim/Facility.sql", "FOREIGN KEY (AreaKey)", "FOREIGN KEY (RegionKey)", "RegionKey does not exist")]
    [InlineData("ForeignKeys", "fact/Visit.sql", "TreatingFacilityKey int ", "TreatingFacilityKey bigint ", "different types")]
    [InlineData("Partitions", "fact/Visit.sql", "PRIMARY KEY NONCLUSTERED (VisitKey, MonthKey)", "PRIMARY KEY NONCLUSTERED (VisitKey)", "PK_fact_Visit lacks the partition column")]
    [InlineData("Partitions", "fact/Visit.sql", "CREATE INDEX IX_fact_Visit_Number ON fact.Visit (VisitNumber, MonthKey)", "CREATE UNIQUE INDEX IX_fact_Visit_Number ON fact.Visit (VisitNumber)", "unique index IX_fact_Visit_Number")]
    [InlineData("Partitions", "fact/Visit.sql", "CCI_fact_Visit ON fact.Visit ON MonthScheme (MonthKey)", "CCI_fact_Visit ON fact.Visit", "columnstore CCI_fact_Visit")]
    [InlineData("Constraints", "dim/Facility.sql", "CONSTRAINT CK_dim_Facility_Valid", "CONSTRAINT Valid", "named Valid")]
    [InlineData("Constraints", "dim/Facility.sql", "CONSTRAINT DF_dim_Facility_BedCount DEFAULT", "DEFAULT", "by the server")]
    [InlineData("OneObjectPerFile", "dim/Area.sql", "-- Grain: one row per area.\n", "-- Grain: one row per area.\nCREATE TABLE dim.Region (RegionKey int NOT NULL PRIMARY KEY);\nGO\n", "holds 2 tables")]
    public void Rule_OverTheSampleWithOneThingBroken_FindsIt(string rule, string file, string before, string after, string breach)
    {
        using ScratchSchema scratch = ScratchSchema.Sample().Edit(file, before, after);
        Rules[rule](Translated(scratch)).ShouldContain(found => found.Contains(breach, StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_SecondViewWithTheSameCode_AreFound()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        string copy = File.ReadAllText(Path.Combine(scratch.Root, "signal/RepeatedVisits.sql")).Replace("signal.RepeatedVisits", "signal.Again", StringComparison.Ordinal);
        scratch.With("signal/Again.sql", copy);

        SchemaRules.Codes(Translated(scratch)).ShouldContain(found => found.Contains("R99", StringComparison.Ordinal));
    }

    [Fact]
    public void File_NamedUnlikeItsObject_IsRefusedByTheCompiler()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        File.Move(Path.Combine(scratch.Root, "dim/Area.sql"), Path.Combine(scratch.Root, "dim/Region.sql"));

        scratch.TranslationErrors().InOrder.ShouldContain(error => error.Message.Contains("dim/Region.sql holds dim.Region", StringComparison.Ordinal));
    }

    // The rules read the tree and the translation; a broken sample need not be a whole package.
    private static SchemaCompilation Translated(ScratchSchema scratch)
    {
        SchemaErrors errors = new();
        SchemaFolder folder = SchemaFolder.Read(scratch.Root, errors);
        SchemaCompiler.Sqlite.SqliteTranslation translation = SchemaCompiler.Sqlite.SqliteTranslation.Of(folder, errors);
        return new SchemaCompilation(folder, translation, "", "", SchemaCompiler.Catalogue.CatalogueObject.AllOf(translation), null, null);
    }
}
