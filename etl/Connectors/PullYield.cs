namespace BhytWarehouse.Etl.Connectors;

/// <summary>What one pull brought, and what is to be remembered once it is durable.</summary>
/// <param name="Files">New or changed ones only; none when the source has nothing new.</param>
/// <param name="Memory">Committed after the files lie in the drop folder, never before.</param>
/// <param name="Warnings">What the operator should know although the pull succeeded.</param>
public sealed record PullYield(IReadOnlyList<PulledFile> Files, PullMemory Memory, IReadOnlyList<string> Warnings);
