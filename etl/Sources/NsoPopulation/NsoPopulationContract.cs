using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>The tables that the population feed fills.</summary>
public static class NsoPopulationContract
{
    /// <summary>The only basis that PX-Web publishes by province: the average population of the year.</summary>
    public const string BasisCode = "NSO-AVG";

    public static StagingTable Population { get; } = new("staging", "NsoPopulation",
        ["LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "AreaCode", "AreaName", "YearNumber", "YearStatusCode", "PopulationBasisCode", "Population", "PublishedAt"]);

    public static IReadOnlyList<StagingTable> Tables { get; } = [Population, QualityTables.Finding, QualityTables.Quarantine];
}
