namespace BhytWarehouse.Etl.Leases;

/// <summary>Several resources held at once, for work that no load may run beside; free again together.</summary>
public sealed class LeaseSet(IReadOnlyList<Lease> leases) : IDisposable
{
    public void Dispose()
    {
        foreach (Lease lease in leases)
        {
            lease.Dispose();
        }
    }
}
