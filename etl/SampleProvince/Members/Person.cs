namespace BhytWarehouse.SampleProvince.Members;

/// <summary>A synthetic person, made again from the seed whenever needed.</summary>
internal readonly struct Person
{
    public required int Index { get; init; }

    /// <summary>1 male, 2 female.</summary>
    public required int Sex { get; init; }

    public required DateOnly Birth { get; init; }
    public required bool OnlyBirthYearKnown { get; init; }
    public required bool HasCitizenNumber { get; init; }
    public required int Household { get; init; }
    public required int Commune { get; init; }
    public required string FullName { get; init; }

    public int AgeOn(DateOnly day) => day.Year - Birth.Year - (day.DayOfYear < Birth.DayOfYear ? 1 : 0);

    /// <summary>BHXH numbers begin with a province; none begins with 00.</summary>
    public int InsuranceNumber => (int)((Index * 73_867_877L + 41_000_003) % 100_000_000);

    /// <summary>The first three digits of citizen numbers run from 001; these begin with 000.</summary>
    public (int Century, int Year, int Serial) CitizenNumber =>
        ((Birth.Year >= 2000 ? 2 : 0) + (Sex == 2 ? 1 : 0), Birth.Year % 100, (int)((Index * 714_287L + 99_991) % 1_000_000));
}
