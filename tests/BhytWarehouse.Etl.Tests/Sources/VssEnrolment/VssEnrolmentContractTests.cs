using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.NsoPopulation;
using BhytWarehouse.Etl.Sources.Tables;
using BhytWarehouse.Etl.Sources.VssEnrolment;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

public sealed class VssEnrolmentContractTests
{
    private static readonly VssEnrolmentSource Source = new();

    public static TheoryData<string> TableNames => ["VssEnrolment", "NsoPopulation"];

    [Fact]
    public void Contract_Fields_AreTheColumnsOfTheExtract()
    {
        Source.Contract.Layouts[0].Fields.Select(field => field.Name).ShouldBe(EnrolmentFileText.Columns);
        Source.Contract.Layouts.SelectMany(layout => layout.Fields).ShouldAllBe(field => field.Basis.Length > 0 && field.Meaning.Length > 0 && field.Length > 0);
    }

    [Fact]
    public void Contract_PersonalFields_AreNeverStoredInClear() =>
        Source.Contract.StagedFields.ShouldAllBe(field => !field.IsPersonal || field.Storage == TableFieldStorage.Token || field.StagingColumn == "NGAY_SINHYear");

    [Theory]
    [MemberData(nameof(TableNames))]
    public void StagingTable_Columns_EqualTheSchemaInOrder(string name)
    {
        StagingTable table = name == "VssEnrolment" ? Source.Contract.Staged : NsoPopulationContract.Population;
        string sql = File.ReadAllText(Path.Combine(RepositoryRoot(), "warehouse-schema", "staging", $"{name}.sql"));
        Regex.Matches(sql, @"^    (\w+) +\w", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(word => word != "CONSTRAINT").ShouldBe(table.Columns);
    }

    [Fact]
    public void AgeBands_Together_CoverEveryAgeOnce()
    {
        (int From, int To)[] bands = [.. CodeListRegister.Embedded["AgeBand"].Entries.Select(entry => (int.Parse(entry.Attributes["FromAge"], System.Globalization.CultureInfo.InvariantCulture), int.Parse(entry.Attributes["ToAge"], System.Globalization.CultureInfo.InvariantCulture))).Order()];

        bands[0].From.ShouldBe(0);
        bands.Zip(bands.Skip(1)).ShouldAllBe(pair => pair.First.To + 1 == pair.Second.From);
        bands[^1].To.ShouldBeGreaterThanOrEqualTo(120);
    }

    [Fact]
    public void PopulationBasis_CodeOfTheFeed_IsInTheList() =>
        CodeListRegister.Embedded["PopulationBasis"].Holds(NsoPopulationContract.BasisCode, 20260101).ShouldBeTrue();

    private static string RepositoryRoot()
    {
        DirectoryInfo? place = new(AppContext.BaseDirectory);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "BhytWarehouse.sln")))
        {
            place = place.Parent;
        }

        return place!.FullName;
    }
}
