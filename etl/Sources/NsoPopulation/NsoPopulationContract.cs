using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>The tables that the population feed fills.</summary>
public static class NsoPopulationContract
{
    /// <summary>The basis that PX-Web publishes by province as a rule: the average population of the year.</summary>
    public const string BasisCode = "NSO-AVG";

    /// <summary>The population on the last day of the year, in tables of its own.</summary>
    public const string EndYearBasisCode = "NSO-END";

    public static StagingTable Population { get; } = new("staging", "NsoPopulation",
        ["LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "AreaCode", "AreaName", "YearNumber", "YearStatusCode", "PopulationBasisCode", "Population", "PublishedAt"]);

    public static IReadOnlyList<StagingTable> Tables { get; } = [Population, QualityTables.Finding, QualityTables.Quarantine];
}
