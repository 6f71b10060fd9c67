using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>The snapshots that follow from several feeds: taken once for all loads when the figures are computed, instead of with the delivery of each feed.</summary>
internal static class FollowingSnapshots
{
    public static IReadOnlyList<string> Names { get; } = ["ClaimSettlement", "FacilityReporting"];

    public static void Take(SqliteConnection connection)
    {
        int newest = (int)connection.ScalarLong("SELECT COALESCE(MAX(LoadRunKey), 0) FROM audit_LoadRun WHERE StateName = 'published'");
        DossierReceipts.Write(connection, newest);
        FactLoader facts = new(connection, newest);
        foreach (string snapshot in Names)
        {
            facts.TakeSnapshot(snapshot);
        }
    }
}
