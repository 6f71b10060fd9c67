namespace BhytWarehouse.Etl.Leases;

/// <summary>The right to work on one resource, renewed while it is held and free again when disposed of.</summary>
/// <remarks>A host that is stopped cannot renew. Whether the lease still counts is therefore asked where it matters: by <see cref="Fence"/>, in the transaction of each durable step.</remarks>
public sealed class Lease : IDisposable
{
    private readonly LeaseBook _book;
    private readonly ITimer _renewal;
    private readonly Lock _gate = new();
    private bool _isOver;

    internal Lease(LeaseBook book, LeaseResource resource, bool isShared, long token, TimeSpan renewEach, TimeProvider time)
    {
        _book = book;
        Resource = resource;
        IsShared = isShared;
        Token = token;
        _renewal = time.CreateTimer(_ => IsHeld(), state: null, renewEach, renewEach);
    }

    public LeaseResource Resource { get; }

    public bool IsShared { get; }

    /// <summary>Grows with each taking of the resource and never falls.</summary>
    public long Token { get; }

    /// <summary>Renews the lease; false when another host has taken it over. Nobody has while it could not be written.</summary>
    public bool IsHeld()
    {
        lock (_gate)
        {
            return !_isOver && _book.Renew(this);
        }
    }

    public void Dispose()
    {
        _renewal.Dispose();
        lock (_gate)
        {
            if (!_isOver)
            {
                _isOver = true;
                _book.Release(this);
            }
        }
    }
}
