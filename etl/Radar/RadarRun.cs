using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Radar;

/// <summary>Looks at the warehouse with the radar, today by the clock in Viet Nam.</summary>
public sealed class RadarRun(TimeProvider time)
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    /// <summary>The day by which silence is counted.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietNam).DateTime);

    /// <summary>What is missing now; changes nothing.</summary>
    public RadarPicture Look(SqliteConnection connection) => new DeliveryRadar(WorkCalendar.VietNam).Look(new DeliveryBook(connection).Read(Today), Today);

    /// <summary>Looks and keeps what it saw, in the caller's transaction.</summary>
    /// <param name="loadRunKey">The newest load.</param>
    public RadarPicture Keep(SqliteConnection connection, int loadRunKey)
    {
        RadarPicture picture = Look(connection);
        new DeliveryBook(connection).Write(picture, loadRunKey);
        return picture;
    }

    /// <summary>Looks and keeps in a transaction of its own, for a day on which nothing was loaded: silence is exactly that.</summary>
    /// <exception cref="WarehouseException">It could not be written; what stood before stands.</exception>
    public RadarPicture Keep(SqliteWarehouse warehouse, HostLeases leases, Lease figures, CancellationToken cancellationToken)
    {
        try
        {
            using SqliteConnection connection = warehouse.OpenWriter();
            using Lease publication = leases.Await(LeaseResource.Publication, cancellationToken);
            using SqliteTransaction transaction = Fence.Begin(connection, figures, publication);
            RadarPicture picture = Keep(connection, LoadRunLog.NewestPublished(connection));
            // What it keeps is shown by two report tables, and their control totals are of what they show.
            new ControlTotals(connection).Restate("DeliveryAlert", "DossierExpectationDay");
            transaction.Commit();
            return picture;
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(warehouse.Path, exception);
        }
    }
}
