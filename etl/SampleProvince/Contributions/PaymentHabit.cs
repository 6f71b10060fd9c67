namespace BhytWarehouse.SampleProvince.Contributions;

/// <summary>How an employer pays.</summary>
internal enum PaymentHabit
{
    /// <summary>Each month's dues within the month.</summary>
    InTime,

    /// <summary>Pays the first month and nothing after it.</summary>
    Stopped,

    /// <summary>Each month's dues two months later.</summary>
    TwoMonthsLate,

    /// <summary>Like <see cref="TwoMonthsLate"/>, and one month has no ledger.</summary>
    LateWithGap,

    /// <summary>Half of what is due.</summary>
    Half,

    /// <summary>Pays each month, yet owes from before the first ledger.</summary>
    OldDebt,

    /// <summary>Paid a quarter of a year ahead.</summary>
    InAdvance,
}
