using System.Globalization;

namespace BhytWarehouse.Etl.Leases;

/// <summary>Another host is at work on what was asked; nothing was changed.</summary>
public sealed class LeaseHeldException : Exception
{
    public LeaseHeldException()
    {
    }

    public LeaseHeldException(string message)
        : base(message)
    {
    }

    public LeaseHeldException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LeaseHeldException(LeaseEntry held)
        : base(string.Create(CultureInfo.InvariantCulture, $"{held.Resource}: another bhyt is working on it (machine {held.Holder.Machine}, process {held.Holder.ProcessId}, lease until {held.ExpiresAt:yyyy-MM-dd HH:mm:ss}Z). Wait until it has ended, then run the same command again.")) => Held = held;

    public LeaseEntry? Held { get; }
}
