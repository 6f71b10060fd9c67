namespace BhytWarehouse.Schema;

/// <summary>How far a change of one facility's month reaches in the alerts of a rule: what has to be evaluated again.</summary>
public enum WarehouseSignalScope
{
    /// <summary>Only the same facility, in any of its months.</summary>
    Facility,

    /// <summary>The claims and cards of the same participants, wherever and whenever.</summary>
    Member,

    /// <summary>The claims of the same practitioners, wherever.</summary>
    Practitioner,

    /// <summary>Every facility, since it is compared with the others.</summary>
    Peers,
}
