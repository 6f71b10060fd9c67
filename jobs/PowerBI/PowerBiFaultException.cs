namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>A call whose answer is needed got none; carries the service's words.</summary>
public sealed class PowerBiFaultException(PowerBiFault fault) : Exception($"Power BI: {fault.Kind}. {fault.Summary}")
{
    public PowerBiFault Fault { get; } = fault;
}
