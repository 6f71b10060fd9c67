namespace BhytWarehouse.SampleProvince.Members;

/// <summary>A household of the resident register; at most one of arrival, departure and move happens to it in the period.</summary>
internal readonly struct Household
{
    public required int Index { get; init; }

    /// <summary>Where it lives at first.</summary>
    public required int Commune { get; init; }

    public required HouseholdStanding Standing { get; init; }

    /// <summary>Registered for a temporary stay; permanently registered outside the province.</summary>
    public required bool IsTemporary { get; init; }

    /// <summary>The day it came from outside the province.</summary>
    public DateOnly? Arrived { get; init; }

    /// <summary>The day it left the province.</summary>
    public DateOnly? Left { get; init; }

    /// <summary>The day of a move within the province.</summary>
    public DateOnly? Moved { get; init; }

    public int MovedTo { get; init; }

    public int CommuneOn(DateOnly day) => Moved is { } moved && day >= moved ? MovedTo : Commune;
}
