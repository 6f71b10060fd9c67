using System.Text.Json.Serialization;

namespace BhytWarehouse.SampleProvince;

/// <summary>What province to make. The same options always give the same bytes.</summary>
public sealed record SampleProvinceOptions
{
    public const int MostPeople = 1_000_000;

    /// <summary>Every figure and text derives from it. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Everybody who lives in the province at some time of the period. Default 60,000; at most a million, the room of the citizen numbers.</summary>
    public int People { get; init; } = 60_000;

    /// <summary>Encounters, the faulty ones included, re-sends and refused files not. Default 20,000.</summary>
    public int Dossiers { get; init; } = 20_000;

    /// <summary>Months of discharges and of enrolment change files. Default 6.</summary>
    public int Months { get; init; } = 6;

    /// <summary>First day of the first month. Default 2025-04-01.</summary>
    public DateOnly Start { get; init; } = new(2025, 4, 1);

    /// <summary>Share of dossiers with a fault of their own (0–1). From 500 dossiers every kind is present at least once. Default 0.005.</summary>
    public double FaultyShare { get; init; } = 0.005;

    /// <summary>Share of dossiers sent again (0–1): corrected, paid, identical, out of order. Default 0.02.</summary>
    public double ResentShare { get; init; } = 0.02;

    /// <summary>Share of people (0–1) whom the resident register, and independently the insurer, writes with errors of name, birth date, sex or citizen number. Default 0: other truths count on right ones.</summary>
    public double DirtyIdentityShare { get; init; }

    /// <summary>Share of people (0–1) with a card valid on the last day who get a second one under another BHXH number. Default 0.</summary>
    public double SecondNumberShare { get; init; }

    /// <summary>Share of people (0–1) insured by a group of their own who bought a household card beside it: two valid cards under one number. Default 0: nobody.</summary>
    public double SecondCardShare { get; init; }

    /// <summary>Whether the registers and catalogues have holes: one licence of every fifth facility in no list, a test that districts do without approval. Default false: whoever orders and what is billed is listed.</summary>
    public bool HasHolesInLists { get; init; }

    /// <summary>Abuse planted beside all that is ordinary, with a truth of its own. Default null: none.</summary>
    public PlantedAbuse? PlantedAbuse { get; init; }

    /// <summary>Files written at the same time; the result does not depend on it. Default 2.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = 2;

    /// <summary>Three times as many as cases are wanted, since children and those who buy a household card anyway have none.</summary>
    internal double SecondCardChance => Math.Max(SecondCardShare, PlantedAbuse is { } planted ? Math.Min(0.01, 3.0 * planted.CasesOfEachKind / People) : 0);

    internal int Days => End.DayNumber - Start.DayNumber + 1;

    internal DateOnly End => Start.AddMonths(Months).AddDays(-1);

    internal void ThrowIfImpossible()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(People, 100, nameof(People));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(People, MostPeople, nameof(People));
        ArgumentOutOfRangeException.ThrowIfNegative(Dossiers, nameof(Dossiers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Dossiers, 9_000_000, nameof(Dossiers));
        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1, nameof(Months));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 60, nameof(Months));
        ArgumentOutOfRangeException.ThrowIfNegative(FaultyShare, nameof(FaultyShare));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FaultyShare, 0.5, nameof(FaultyShare));
        ArgumentOutOfRangeException.ThrowIfNegative(ResentShare, nameof(ResentShare));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ResentShare, 0.4, nameof(ResentShare));
        ArgumentOutOfRangeException.ThrowIfNegative(DirtyIdentityShare, nameof(DirtyIdentityShare));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DirtyIdentityShare, 0.5, nameof(DirtyIdentityShare));
        ArgumentOutOfRangeException.ThrowIfNegative(SecondNumberShare, nameof(SecondNumberShare));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SecondNumberShare, 0.5, nameof(SecondNumberShare));
        ArgumentOutOfRangeException.ThrowIfNegative(SecondCardShare, nameof(SecondCardShare));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SecondCardShare, 0.5, nameof(SecondCardShare));
        ArgumentOutOfRangeException.ThrowIfNegative(PlantedAbuse?.CasesOfEachKind ?? 0, nameof(PlantedAbuse));
        ArgumentOutOfRangeException.ThrowIfNegative(PlantedAbuse?.LookAlikesOfEachKind ?? 0, nameof(PlantedAbuse));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PlantedAbuse?.CasesOfEachKind ?? 0, 10_000, nameof(PlantedAbuse));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PlantedAbuse?.LookAlikesOfEachKind ?? 0, 10_000, nameof(PlantedAbuse));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        if (Start.Day != 1 || Start.Year is < 2020 or > 2035)
        {
            throw new ArgumentException(
                $"SampleProvinceOptions.Start is {Start:yyyy-MM-dd}; expected the first day of a month from 2020 to 2035.", nameof(Start));
        }
    }
}
