using System.Globalization;

namespace BhytWarehouse.Etl.Leases;

/// <summary>This host stood still for longer than its lease held, and another one has taken over: what it was about to write was refused.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LeaseLostException(LeaseResource resource, long token, long newer)
        : base(string.Create(CultureInfo.InvariantCulture, $"{resource}: this process stood still for longer than its lease {token} held, and another bhyt took over with lease {newer}. Nothing of this step was written; the other one goes on from the last durable state. See 'bhyt doctor', and run the command again if work is left."))
    {
        Resource = resource;
        Token = token;
        NewerToken = newer;
    }

    public LeaseResource Resource { get; }

    public long Token { get; }

    public long NewerToken { get; }
}
