namespace BhytWarehouse.Etl.Star;

/// <summary>What entering a withdrawal did.</summary>
public enum WithdrawalEffect
{
    /// <summary>The record left the star.</summary>
    Withdrawn = 1,

    /// <summary>It was withdrawn before; nothing moved.</summary>
    AlreadyWithdrawn = 2,

    /// <summary>No version of it has come yet: it is kept out when one does.</summary>
    Remembered = 3,

    /// <summary>The version in the star was submitted after the day of the withdrawal, so it stands.</summary>
    NewerStands = 4,
}
