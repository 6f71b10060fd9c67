using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.PpcTargets;

/// <summary>How staged targets reach fact.CoverageTarget.</summary>
internal static class PpcTargetsDelivery
{
    private static readonly FactDelivery Target = new("CoverageTarget", "CoverageTargetKey", 1, "staging_PpcTargets AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later document replaces the target of the same year, unit, group and basis.</summary>
    public static FeedDelivery Star { get; } = new("PpcTargets", "PpcTargets", "", "PpcTargetsAccount",
        [
            Target with
            {
                Versions = new FactVersions(["YearNumber", "AdministrativeUnitDurableKey", "ParticipantGroupKey", "PopulationBasisKey"], ["record.DocumentDateKey"],
                    ["TargetRate", "DocumentNumber", "ResponsibleUnitName", "DeadlineDateKey"], ["DocumentDateKey"], "''", "-1", [Target]),
            },
        ],
        [new(LedgerLevel.Record, Target, "1")],
        [])
    {
        Codes =
        [
            new(Target, "CASE WHEN staged.MA_XA = '' THEN staged.MA_TINH ELSE staged.MA_XA END", "AdministrativeUnitKey", "AdministrativeUnit", "UnitCode"),
            new(Target, "staged.NAM", "YearNumber"),
        ],
    };
}
