namespace BhytWarehouse.Jobs.Access;

/// <summary>What somebody is at work; kept in jobs.db by name. What each may do stands in <see cref="RoleRights"/>.</summary>
public enum Role
{
    /// <summary>Runs the loads.</summary>
    Operator,

    /// <summary>Judges signals and exceptions to rules; the only one who may open a person.</summary>
    Reviewer,

    /// <summary>Reads published figures.</summary>
    Viewer,

    /// <summary>Looks after the installation and its accounts, and opens no person.</summary>
    Dba,

    /// <summary>Sees everything that is no person, and changes nothing.</summary>
    Auditor,
}
