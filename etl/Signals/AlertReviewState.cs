namespace BhytWarehouse.Etl.Signals;

/// <summary>How far an alert is judged.</summary>
public enum AlertReviewState
{
    /// <summary>Nobody looked yet, or the decision was taken back.</summary>
    New,

    /// <summary>Somebody looked and has not decided.</summary>
    Seen,

    /// <summary>There is an innocent explanation, which the reason names.</summary>
    Explained,

    /// <summary>The rule or the data is wrong; it weighs against the rule.</summary>
    FalseAlarm,

    /// <summary>What the rule suspects is so.</summary>
    Confirmed,
}
