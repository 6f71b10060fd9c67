using System.Text.Json.Nodes;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.NsoPopulation;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Enrolment extracts and population tables that are not what they should be.</summary>
public sealed class BadExtractTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-bad-").FullName;
    private readonly ScratchHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Extract_WithoutARequiredColumn_IsRefusedWithItsNameAndTheGoodOneLoads()
    {
        string[] columns = [.. EnrolmentFileText.Columns.Where(column => column != "GT_THE_TU")];
        Put("bad.csv", EnrolmentFileText.Lines([string.Join(',', columns), EnrolmentFileText.Line(EnrolmentFileText.Row(2), columns: columns)]));
        Put("good.csv", EnrolmentFileText.Csv(EnrolmentFileText.Row(1)));

        LoadResult result = _home.Load("VssEnrolment", _folder);

        ShouldBalance(result);
        Refusal().ShouldSatisfyAllConditions(refusal => refusal.File.ShouldBe("bad.csv"), refusal => refusal.Rule.ShouldBe("VE-002"), refusal => refusal.Found.ShouldContain("GT_THE_TU"));
        _home.Count("SELECT COUNT(*) FROM fact_CardSpan").ShouldBe(1);
    }

    [Fact]
    public void Extract_WithColumnsInAnotherOrder_IsReadByName()
    {
        string[] columns = [.. EnrolmentFileText.Columns.Reverse()];
        Put("turned.csv", EnrolmentFileText.Lines([string.Join(',', columns), EnrolmentFileText.Line(EnrolmentFileText.Row(1), columns: columns)]));
        ShouldBalance(_home.Load("VssEnrolment", _folder));
        using ScratchHome usual = new();
        string other = Directory.CreateDirectory(Path.Combine(_folder, "usual")).FullName;
        File.WriteAllText(Path.Combine(other, "usual.csv"), EnrolmentFileText.Csv(EnrolmentFileText.Row(1)));
        usual.Load("VssEnrolment", other);

        _home.Content.DifferenceFrom(usual.Content).ShouldBeEmpty();
        _home.Count("SELECT COUNT(*) FROM fact_CardSpan").ShouldBe(1);
    }

    [Fact]
    public void Extract_WithAShiftedRow_QuarantinesTheRow()
    {
        string shifted = EnrolmentFileText.Line(EnrolmentFileText.Row(2)) + ",one too many";
        Put("shifted.csv", EnrolmentFileText.Lines([string.Join(',', EnrolmentFileText.Columns), EnrolmentFileText.Line(EnrolmentFileText.Row(1)), shifted, EnrolmentFileText.Line(EnrolmentFileText.Row(3))]));

        LoadResult result = _home.Load("VssEnrolment", _folder);

        ShouldBalance(result);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);
        _home.Rows("SELECT RecordNumber, RuleCode FROM quality_Finding WHERE SeverityCode = 2", reader => (reader.GetInt32(0), reader.GetString(1))).ShouldBe([(2, "VE-010")]);
        _home.Count("SELECT COUNT(*) FROM fact_CardSpan").ShouldBe(2);
    }

    [Fact]
    public void Extract_WithMostRowsShifted_IsRefusedWhole()
    {
        Put("shifted.csv", EnrolmentFileText.Lines([string.Join(',', EnrolmentFileText.Columns), .. Enumerable.Range(1, 5).Select(person => "0," + EnrolmentFileText.Line(EnrolmentFileText.Row(person)))]));

        ShouldBalance(_home.Load("VssEnrolment", _folder));
        Refusal().Rule.ShouldBe("VE-006");
        _home.Count("SELECT COUNT(*) FROM fact_CardSpan").ShouldBe(0);
    }

    [Fact]
    public void Extract_CutOffInsideAQuotation_IsRefused()
    {
        Put("cut.csv", EnrolmentFileText.Csv(EnrolmentFileText.Row(1)) + "\"00990");

        ShouldBalance(_home.Load("VssEnrolment", _folder));
        Refusal().Rule.ShouldBe("VE-004");
    }

    [Fact]
    public void PopulationTable_WithSparseValues_LoadsWhatIsPublished()
    {
        Put("sparse.json", PopulationTableText.Titled().Values("{\"1\": 61.2}").ToJsonString());

        ShouldBalance(_home.Load("NsoPopulation", _folder));
        _home.Rows("SELECT YearNumber, PersonCount FROM fact_Population", reader => (reader.GetInt32(0), reader.GetInt32(1))).ShouldBe([(2025, 61_200)]);
    }

    [Fact]
    public void PopulationTable_WithoutADimension_IsRefusedAndTheGoodOneLoads()
    {
        JsonObject bad = PopulationTableText.Titled();
        bad["dimension"]!.AsObject().Remove(PopulationTableText.Year);
        Put("bad.json", bad.ToJsonString());
        Put("good.json", PopulationTableText.Titled().ToJsonString());

        ShouldBalance(_home.Load("NsoPopulation", _folder));
        Refusal().ShouldSatisfyAllConditions(refusal => refusal.File.ShouldBe("bad.json"), refusal => refusal.Rule.ShouldStartWith("NP-"), refusal => refusal.Found.ShouldContain(PopulationTableText.Year));
        _home.Count("SELECT COUNT(*) FROM fact_Population").ShouldBe(2);
    }

    [Fact]
    public void PopulationTable_CutOff_IsRefused()
    {
        Put("cut.json", PopulationTableText.Titled().ToJsonString()[..^20]);

        ShouldBalance(_home.Load("NsoPopulation", _folder));
        Refusal().Rule.ShouldStartWith("NP-");
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private (string File, string Rule, string Found) Refusal() => _home.Rows(
        "SELECT file.FileName, file.RefusalRuleCode, found.Found FROM audit_SourceFile AS file INNER JOIN quality_Finding AS found ON found.SourceFileKey = file.SourceFileKey AND found.RuleCode = file.RefusalRuleCode WHERE file.StateName = 'refused'",
        reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2))).ShouldHaveSingleItem();

    private static void ShouldBalance(LoadResult result)
    {
        result.State.ShouldBe(LoadState.Published, result.Message);
        foreach (LedgerLevel level in Enum.GetValues<LedgerLevel>())
        {
            Enum.GetValues<LedgerState>().Where(state => state != LedgerState.Received).Sum(state => result.Total(level, state)).ShouldBe(result.Total(level, LedgerState.Received), level.ToString());
        }
    }
}
