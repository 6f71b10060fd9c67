namespace BhytWarehouse.Etl.Retention;

/// <summary>Why content stays though its time has come.</summary>
public enum RetentionHold
{
    /// <summary>A record of it is held back, and could not be judged again without it.</summary>
    Quarantine,

    /// <summary>Claims of it count, and their quarter is not settled yet (no form 01/BH of the facility).</summary>
    OpenPeriod,

    /// <summary>A load of it has not ended.</summary>
    Load,
}
