using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>How staged figures reach fact.Population.</summary>
internal static class NsoPopulationDelivery
{
    private static readonly FactDelivery Population = new("Population", "PopulationKey", 1, "staging_NsoPopulation AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later edition replaces the figure.</summary>
    public static FeedDelivery Star { get; } = new("NsoPopulation", "NsoPopulation", "", "NsoPopulationAccount",
        [
            Population with
            {
                Versions = new FactVersions(["YearNumber", "AdministrativeUnitDurableKey", "SexKey", "AgeBandKey", "PopulationBasisKey"], ["record.PublishedAt"], ["PersonCount", "YearStatusCode"], ["PublishedAt"], "''", "-1", [Population]),
            },
        ],
        [
            new(LedgerLevel.Record, Population, "1"),
            new(LedgerLevel.Amount, Population, "row.PersonCount * 100"),
        ],
        [])
    {
        Codes =
        [
            new(Population, "staged.AreaCode", "AdministrativeUnitKey", "AdministrativeUnit", "UnitCode"),
            new(Population, "staged.YearNumber", "YearNumber"),
        ],
    };
}
