using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>How reported figures reach fact.HealthStatistic.</summary>
internal static class MohStatisticsDelivery
{
    private static readonly FactDelivery Statistic = new("HealthStatistic", "HealthStatisticKey", 1, "staging_MohStatistics AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later change replaces the figure. The unit counts by its code, not its key: a unit that is not known yet is still another one than its neighbour.</summary>
    public static FeedDelivery Star { get; } = new("MohStatistics", "MohStatistics", "", "MohStatisticsAccount",
        [
            Statistic with
            {
                Versions = new FactVersions(["StatisticKey", "OrgUnitKindCode", "OrgUnitCode", "PeriodStartDateKey", "PeriodEndDateKey"], ["record.UpdatedAt"], ["ReportedQuantity"], ["UpdatedAt"], "''", "-1", [Statistic]),
            },
        ],
        [
            new(LedgerLevel.Record, Statistic, "1"),
            new(LedgerLevel.Amount, Statistic, "CAST(ROUND(row.ReportedQuantity * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes =
        [
            new(Statistic, "CASE WHEN staged.OrgUnitKindCode = 'A' THEN staged.OrgUnitCode ELSE '' END", "AdministrativeUnitKey", "AdministrativeUnit", "UnitCode"),
            new(Statistic, "CASE WHEN staged.OrgUnitKindCode = 'F' THEN staged.OrgUnitCode ELSE '' END", "FacilityKey", "Facility", "FacilityCode"),
            new(Statistic, "staged.PeriodEndDateKey", "PeriodEndDateKey"),
            new(Statistic, "staged.PeriodStartDateKey", "PeriodStartDateKey"),
        ],
    };
}
