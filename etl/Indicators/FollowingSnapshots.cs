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

    /// <param name="partBegan">Told the name of each before it is taken, for measuring.</param>
    public static void Take(SqliteConnection connection, RadarRun radar, Action<string>? partBegan)
    {
        int newest = LoadRunLog.NewestPublished(connection);
        partBegan?.Invoke("follow receipts");
        DossierReceipts.Write(connection, newest);
        SourceReceipts.Write(connection, newest);
        partBegan?.Invoke("follow freshness");
        SourceFreshness.Write(connection, SourceRegister.All, newest);
        partBegan?.Invoke("follow reporting");
        new SnapshotLoader(connection, newest).Take(Names);
        partBegan?.Invoke("follow radar");
        radar.Keep(connection, newest);
    }
}
