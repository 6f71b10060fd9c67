namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Why a step of an override is refused.</summary>
public enum OverrideFault
{
    /// <summary>A file that was refused whole has no record to let pass.</summary>
    WholeFile = 1,

    /// <summary>The rule does not hold this record.</summary>
    RuleDoesNotHold = 2,

    /// <summary>Structure, types, identity and sums: figures would be wrong.</summary>
    RuleStands = 3,

    /// <summary>Who asks does not approve.</summary>
    SameAccount = 4,

    /// <summary>It was rejected or withdrawn; ask anew.</summary>
    IsOver = 5,
}
