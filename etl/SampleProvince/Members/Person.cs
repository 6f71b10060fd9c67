namespace BhytWarehouse.SampleProvince.Members;

/// <summary>A synthetic person, made again from the seed whenever needed.</summary>
internal readonly struct Person
{
    public required int Index { get; init; }

    /// <summary>1 male, 2 female.</summary>
    public required int Sex { get; init; }

    public required DateOnly Birth { get; init; }
    public required bool OnlyBirthYearKnown { get; init; }

    /// <summary>The insurer knows it; the resident register knows everybody's.</summary>
    public required bool HasCitizenNumber { get; init; }

    public required Household Household { get; init; }

    /// <summary>Position in the household; the first one present is its head.</summary>
    public required int Member { get; init; }

    public required string FullName { get; init; }

    public DateOnly? Death { get; init; }

    /// <summary>Left the province alone, without the household.</summary>
    public DateOnly? LeftAlone { get; init; }

    public int Commune => Household.Commune;

    /// <summary>First day as a resident of the province.</summary>
    public DateOnly FirstDay => Household.Arrived is { } arrived && arrived > Birth ? arrived : Birth;

    /// <summary>The day the person left the province alive, alone or with the household.</summary>
    public DateOnly? Left
    {
        get
        {
            DateOnly? left = LeftAlone is { } alone && (Household.Left is not { } together || alone < together) ? alone : Household.Left;
            return left is { } day && (Death is not { } death || day < death) && day > FirstDay ? day : null;
        }
    }

    /// <summary>Nobody of whom the household had gone, or the life ended, before the first day here.</summary>
    public bool EverResident => (Death is not { } death || death > FirstDay) && (Household.Left is not { } left || left > FirstDay);

    public bool IsAlive(DateOnly day) => Birth <= day && (Death is not { } death || day <= death);

    /// <summary>In the resident register at the end of the day.</summary>
    public bool IsResident(DateOnly day) =>
        EverResident && FirstDay <= day && (Death is not { } death || day < death) && (Left is not { } left || day < left);

    public int CommuneOn(DateOnly day) => Household.CommuneOn(day);

    public int AgeOn(DateOnly day) =>
        day.Year - Birth.Year - ((day.Month, day.Day).CompareTo((Birth.Month, Birth.Day)) < 0 ? 1 : 0);

    /// <summary>BHXH numbers begin with a province; none begins with 00.</summary>
    public int InsuranceNumber => (int)((Index * 73_867_877L + 41_000_003) % 100_000_000);

    /// <summary>The first three digits of citizen numbers run from 001; these begin with 000.</summary>
    public (int Century, int Year, int Serial) CitizenNumber =>
        ((Birth.Year >= 2000 ? 2 : 0) + (Sex == 2 ? 1 : 0), Birth.Year % 100, (int)((Index * 714_287L + 99_991) % 1_000_000));
}
