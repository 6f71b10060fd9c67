using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Registers;

/// <summary>A facility, department, practitioner at a facility or machine, from one day to another.</summary>
internal sealed record RegisterEntry(string Kind, SampleFacility Facility, string Code, string Name, DateOnly From, DateOnly? To = null)
{
    public int ApprovedBeds { get; init; }

    public int ExamTables { get; init; }

    /// <summary>Level of a facility, title of a practitioner.</summary>
    public string Standing { get; init; } = "";

    public string Department { get; init; } = "";

    public string Scope { get; init; } = "";

    /// <summary>A list of a day names what begins within a month of it, and tells an end that is as near.</summary>
    public bool IsIn(DateOnly edition) => From <= edition.AddMonths(1);

    public DateOnly? EndIn(DateOnly edition) => To is { } to && to <= edition.AddMonths(1) ? to : null;
}
