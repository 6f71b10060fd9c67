using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>The tables that reported statistics fill.</summary>
public static class MohStatisticsContract
{
    public static StagingTable Statistics { get; } = new("staging", "MohStatistics",
        ["LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "DataElementCode", "StatisticCode", "OrgUnitKindCode", "OrgUnitCode", "PeriodTypeCode", "PeriodStartDateKey", "PeriodEndDateKey", "ReportedQuantity", "UpdatedAt"]);

    public static IReadOnlyList<StagingTable> Tables { get; } = [Statistics, QualityTables.Finding, QualityTables.Quarantine];
}
