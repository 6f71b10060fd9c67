using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Leases;

/// <summary>The leases with which one host works on a warehouse: each is written in jobs.db, and the warehouse's fence is raised to it before it is used.</summary>
public sealed class HostLeases(SqliteWarehouse warehouse, TimeProvider time, LeaseTerms terms)
{
    private readonly LeaseBook _book = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehouse.Path)!), time, terms);

    /// <summary>Null when another host holds it.</summary>
    public Lease? TryTake(LeaseResource resource) => _book.TryTake(resource, Seen(resource)) is { } lease ? Raised(lease) : null;

    /// <exception cref="LeaseHeldException">Another host holds it.</exception>
    public Lease Take(LeaseResource resource) => Raised(_book.Take(resource, Seen(resource)));

    /// <summary>Takes all of them, or none.</summary>
    /// <exception cref="LeaseHeldException">Another host holds one of them.</exception>
    public LeaseSet Take(IEnumerable<LeaseResource> resources)
    {
        List<Lease> taken = [];
        try
        {
            foreach (LeaseResource resource in resources)
            {
                taken.Add(Take(resource));
            }

            return new LeaseSet(taken);
        }
        catch
        {
            new LeaseSet(taken).Dispose();
            throw;
        }
    }

    /// <exception cref="LeaseHeldException">It did not become free in time.</exception>
    public Lease Await(LeaseResource resource, CancellationToken cancellationToken) => Raised(_book.Await(resource, Seen(resource), cancellationToken));

    /// <exception cref="LeaseHeldException">It did not become free in time.</exception>
    public Lease AwaitShare(LeaseResource resource, CancellationToken cancellationToken) => Raised(_book.AwaitShare(resource, Seen(resource), cancellationToken));

    private long Seen(LeaseResource resource)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        return Fence.TokenOf(connection, resource);
    }

    private Lease Raised(Lease lease)
    {
        try
        {
            using SqliteConnection connection = warehouse.OpenWriter();
            Fence.Raise(connection, lease);
            return lease;
        }
        catch (SqliteException exception)
        {
            lease.Dispose();
            throw WarehouseException.From(warehouse.Path, exception);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }
}
