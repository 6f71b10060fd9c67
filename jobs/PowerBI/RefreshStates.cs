namespace BhytWarehouse.Jobs.PowerBI;

internal static class RefreshStates
{
    /// <summary>Reads the first word that means an end; an unknown word is running until an end time says otherwise.</summary>
    public static RefreshState Read(bool hasEnded, params ReadOnlySpan<string?> words)
    {
        foreach (string? word in words)
        {
            RefreshState? state = word?.ToUpperInvariant() switch
            {
                "COMPLETED" => RefreshState.Completed,
                "FAILED" => RefreshState.Failed,
                "TIMEDOUT" => RefreshState.TimedOut,
                "CANCELLED" => RefreshState.Cancelled,
                "DISABLED" => RefreshState.Disabled,
                _ => null,
            };
            if (state is { } known)
            {
                return known;
            }
        }

        return hasEnded ? RefreshState.EndedUnclear : RefreshState.Running;
    }
}
