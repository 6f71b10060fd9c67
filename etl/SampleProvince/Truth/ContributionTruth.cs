namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One paying unit and month as the ledgers tell it, later editions included; a month without a ledger is no row.</summary>
public sealed record ContributionTruth
{
    public required int Month { get; init; }
    public required string PayingUnitCode { get; init; }

    /// <summary>Two letters of the code; empty where the code has another structure.</summary>
    public required string Group { get; init; }

    public required int People { get; init; }
    public required decimal Due { get; init; }
    public required decimal Paid { get; init; }

    /// <summary>Above 0 owed, below 0 paid in advance.</summary>
    public required decimal Closing { get; init; }

    /// <summary>From the oldest month not yet paid to this one, both counted; 0 when nothing is owed.</summary>
    public required int AgeMonths { get; init; }

    /// <summary>The oldest debt is from before the first ledger, or from before a month without one.</summary>
    public required bool IsAgeAtLeast { get; init; }
}
