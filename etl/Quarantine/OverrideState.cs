namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Where the override of a rule for one record stands.</summary>
public enum OverrideState
{
    /// <summary>One account asked for it; another has to decide.</summary>
    Asked = 1,

    /// <summary>A replay lets the record pass the rule.</summary>
    Approved = 2,
    Rejected = 3,

    /// <summary>Taken back: no later replay honours it. What a replay took over before stays loaded.</summary>
    Withdrawn = 4,
}
