namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One planted case: an abuse, or what looks like it and is innocent. Whom it is about is named as the files name it; what does not apply is left out.</summary>
public sealed record PlantTruth
{
    public required AbuseKind Kind { get; init; }

    /// <summary>False for a look-alike.</summary>
    public required bool IsAbuse { get; init; }

    /// <summary>Dossiers as facility/MA_LK.</summary>
    public IReadOnlyList<string> Dossiers { get; init; } = [];

    /// <summary>Where the facility is the subject.</summary>
    public string? FacilityCode { get; init; }

    /// <summary>yyyymm, where a month of the facility is the subject.</summary>
    public int? Month { get; init; }

    /// <summary>Where a day of a facility or practitioner is the subject; the practitioner is who ordered in the dossiers.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Where a participant is the subject without any dossier.</summary>
    public string? InsuranceNumber { get; init; }
}
