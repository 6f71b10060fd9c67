namespace BhytWarehouse.Etl.Matching;

/// <summary>How far a link may be relied upon. Figures count all but the rejected.</summary>
public enum LinkStatus : byte
{
    /// <summary>Above the upper threshold.</summary>
    Accepted = 1,

    /// <summary>Between the thresholds, or another candidate is nearly as good: for an operator to look at. More likely right than wrong.</summary>
    Review = 2,

    /// <summary>Confirmed by an operator, whatever the evidence.</summary>
    Confirmed = 3,

    /// <summary>Rejected by an operator; kept so that it is never made again.</summary>
    Rejected = 4,
}
