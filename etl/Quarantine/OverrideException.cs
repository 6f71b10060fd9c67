namespace BhytWarehouse.Etl.Quarantine;

/// <summary>An override that cannot be asked for or decided so; the message says why.</summary>
public sealed class OverrideException(OverrideFault fault) : Exception($"The override cannot be taken further: {fault}.")
{
    public OverrideFault Fault { get; } = fault;
}
