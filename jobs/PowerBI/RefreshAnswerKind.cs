namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What became of the question for a refresh.</summary>
public enum RefreshAnswerKind
{
    Accepted,

    /// <summary>Accepted, and neither header names the request: its id must be found in the history.</summary>
    AcceptedWithoutId,

    /// <summary>Nobody knows whether the service took it: the history must be read before it is asked again.</summary>
    Unclear,

    Refused,
}
