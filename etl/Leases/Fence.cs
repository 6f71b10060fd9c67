using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Leases;

/// <summary>Keeps a host that lost its lease from writing: audit.Fence holds the highest token seen of each resource, and a lower one is refused in the transaction of the step itself.</summary>
public static class Fence
{
    /// <summary>The highest token that the warehouse has seen of a resource.</summary>
    public static long TokenOf(SqliteConnection connection, LeaseResource resource) =>
        connection.ScalarLong("SELECT Token FROM audit_Fence WHERE ResourceName = @resource", ("@resource", resource.Name));

    /// <summary>Shuts out everybody who took the resource earlier. To be done before the state is read from which work goes on.</summary>
    /// <exception cref="LeaseLostException">Somebody took it later already.</exception>
    public static void Raise(SqliteConnection connection, Lease lease)
    {
        int raised = connection.Run(
            "INSERT INTO audit_Fence (ResourceName, Token) VALUES (@resource, @token) ON CONFLICT (ResourceName) DO UPDATE SET Token = excluded.Token WHERE excluded.Token > Token",
            ("@resource", lease.Resource.Name), ("@token", lease.Token));
        if (raised == 0)
        {
            Check(connection, lease);
        }
    }

    /// <summary>Begins the transaction of a durable step; the caller commits it.</summary>
    /// <remarks>The write lock is taken first. Until the commit nobody can raise the fence, so what holds at the beginning holds at the end.</remarks>
    /// <exception cref="LeaseLostException">One of the leases was taken over; nothing can be written.</exception>
    public static SqliteTransaction Begin(SqliteConnection connection, params ReadOnlySpan<Lease> leases)
    {
        SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        try
        {
            foreach (Lease lease in leases)
            {
                Check(connection, lease);
            }

            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    private static void Check(SqliteConnection connection, Lease lease)
    {
        long seen = TokenOf(connection, lease.Resource);
        if (seen > lease.Token)
        {
            throw new LeaseLostException(lease.Resource, lease.Token, seen);
        }
    }
}
