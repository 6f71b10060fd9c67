using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>The snapshots that need the ledger: a load's entries are written after its facts, so these are taken when the figures are computed instead of with a delivery.</summary>
internal static class FollowingSnapshots
{
    public static IReadOnlyList<string> Names { get; } = ["FacilityReporting"];

    public static void Take(SqliteConnection connection, RadarRun radar)
    {
        int newest = LoadRunLog.NewestPublished(connection);
        DossierReceipts.Write(connection, newest);
        SourceReceipts.Write(connection, newest);
        SourceFreshness.Write(connection, SourceRegister.All, newest);
        new SnapshotLoader(connection, newest).Take(Names);
        radar.Keep(connection, newest);
    }
}
