namespace BhytWarehouse.Etl.Audit;

/// <summary>The durable states of a load, in order.</summary>
public enum LoadState
{
    /// <summary>Begun; nothing is safe yet.</summary>
    Received = 1,

    /// <summary>Every file lies in the landing zone; from here the load is done again without its source.</summary>
    Landed = 2,

    /// <summary>Every file was read and judged; only delivery is left.</summary>
    Staged = 3,

    /// <summary>In the star, balanced and visible.</summary>
    Published = 4,

    /// <summary>Ended without publishing; the message says why.</summary>
    Failed = 5,
}
