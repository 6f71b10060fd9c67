namespace BhytWarehouse.Etl.Audit;

/// <summary>How the figures stand to the loads.</summary>
public enum FigureStanding
{
    /// <summary>Never computed: there is nothing beyond the snapshots to be held against the facts.</summary>
    NotComputed,

    /// <summary>Loads since then changed facts: figures and facts are of two moments, so only what loads take themselves is checked.</summary>
    Behind,

    /// <summary>Of the facts that stand in the star: every step is checked.</summary>
    Current,
}
