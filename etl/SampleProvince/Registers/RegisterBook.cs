using System.Globalization;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Registers;

/// <summary>What the registers of the province hold, the changes of the series included; the claims use the same codes.</summary>
internal static class RegisterBook
{
    public const int PractitionersPerFacility = 30;

    /// <summary>In claims, but in no register, where lists have holes.</summary>
    public const int UnregisteredPractitioner = 29;

    /// <summary>Five of each hospital who also work at the next one, where both lists name them.</summary>
    public const int FirstVisiting = 30;

    /// <summary>From here on nobody is on any list.</summary>
    public const int FirstUnlisted = 60;

    private const int Raised = 6;
    private const int Visiting = 5;
    private const int FacilityLeft = 3;
    private const int WhoMoves = 5;
    private static readonly DateOnly Beginning = new(2024, 1, 1);

    private static readonly (string Code, string Name, int Share)[] Departments =
    [
        ("K01", "Khoa Khám bệnh", 0), ("K02", "Khoa Hồi sức cấp cứu", 10), ("K03", "Khoa Nội tổng hợp", 45), ("K18", "Khoa Nhi", 20), ("K19", "Khoa Ngoại tổng hợp", 25),
    ];

    public static IEnumerable<RegisterEntry> All(SampleProvinceOptions options) =>
        Facilities(options).Concat(AllDepartments(options)).Concat(Practitioners(options)).Concat(options.PlantedAbuse is null ? [] : Visitors()).Concat(Machines());

    /// <summary>The hospital whose practitioners also work at this one.</summary>
    public static SampleFacility HomeOfVisitors(SampleFacility hospital)
    {
        SampleFacility[] hospitals = AbuseScene.Hospitals;
        return hospitals[(Array.IndexOf(hospitals, hospital) + hospitals.Length - 1) % hospitals.Length];
    }

    public static string LicenceOf(SampleFacility facility, int practitioner) =>
        string.Create(CultureInfo.InvariantCulture, $"{(facility.Index * 100) + practitioner + 1:000000}/MAU-CCHN");

    /// <summary>Who does at the facility on the day what falls to this number: somebody else once it has gone to the next hospital.</summary>
    public static int Present(SampleProvinceOptions options, SampleFacility facility, int practitioner, DateOnly day) =>
        facility.Index == FacilityLeft && practitioner == WhoMoves && day >= MovesOn(options) ? WhoMoves + 1 : practitioner;

    /// <summary>Whether the facility is of the primary level on the day.</summary>
    public static bool IsPrimary(SampleProvinceOptions options, SampleFacility facility, DateOnly day) =>
        facility.ProfessionalLevel == "primary" && !(facility.Index == Raised && day >= RaisedOn(options));

    private static DateOnly RaisedOn(SampleProvinceOptions options) => options.Start.AddMonths(3);

    /// <summary>In the second month a practitioner goes to the next hospital.</summary>
    private static DateOnly MovesOn(SampleProvinceOptions options) => options.Start.AddMonths(1);

    public static int BedsOf(SampleFacility facility) => facility.Level switch
    {
        FacilityLevel.CentralHospital => 500,
        FacilityLevel.ProvincialHospital => facility.Index == 0 ? 600 : 250,
        FacilityLevel.DistrictHospital => 150,
        FacilityLevel.RegionalPolyclinic => 10,
        _ => 0,
    };

    /// <summary>In the fourth month a polyclinic becomes a facility of the basic level, with more beds.</summary>
    private static IEnumerable<RegisterEntry> Facilities(SampleProvinceOptions options)
    {
        DateOnly raised = RaisedOn(options);
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            RegisterEntry entry = new("Facility", facility, facility.Code, facility.Name, Beginning) { ApprovedBeds = BedsOf(facility), Standing = facility.ProfessionalLevel };
            if (facility.Index == Raised)
            {
                yield return entry with { To = raised.AddDays(-1) };
                yield return entry with { From = raised, ApprovedBeds = 30, Standing = "basic" };
            }
            else
            {
                yield return entry;
            }
        }
    }

    /// <summary>In the fifth month a hospital has no paediatric department any more.</summary>
    private static IEnumerable<RegisterEntry> AllDepartments(SampleProvinceOptions options)
    {
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            foreach ((string code, string name, int share) in Departments.Where(department => facility.IsHospital || department.Code == "K01"))
            {
                yield return new RegisterEntry("Department", facility, code, name, Beginning, facility.Index == 4 && code == "K18" ? options.Start.AddMonths(4).AddDays(-1) : null)
                {
                    ApprovedBeds = BedsOf(facility) * (facility.IsHospital ? share : 100) / 100,
                    ExamTables = code == "K01" ? facility.IsHospital ? 12 : 2 : 0,
                };
            }
        }
    }

    private static IEnumerable<RegisterEntry> Practitioners(SampleProvinceOptions options)
    {
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            for (int number = 0; number < PractitionersPerFacility; number++)
            {
                if (options.HasHolesInLists && number == UnregisteredPractitioner && facility.Index % 5 == 4)
                {
                    continue;
                }

                RegisterEntry entry = new("Practitioner", facility, LicenceOf(facility, number), string.Create(CultureInfo.InvariantCulture, $"Mẫu Văn Thứ {number + 1}"), Beginning)
                {
                    Standing = number % 5 == 4 ? "YS" : "BS",
                    Department = "K01",
                    Scope = number % 5 == 4 ? "501" : "101",
                };
                switch (facility.Index, number)
                {
                    case (0, 3):
                        // A wider scope from the third month.
                        DateOnly widened = options.Start.AddMonths(2);
                        yield return entry with { To = widened.AddDays(-1) };
                        yield return entry with { From = widened, Scope = "102" };
                        break;
                    case (FacilityLeft, WhoMoves):
                        // With the same licence.
                        yield return entry with { To = MovesOn(options).AddDays(-1) };
                        yield return entry with { Facility = FacilityNetwork.All[4], From = MovesOn(options) };
                        break;
                    default:
                        yield return entry;
                        break;
                }
            }
        }
    }

    private static IEnumerable<RegisterEntry> Visitors() =>
        from hospital in AbuseScene.Hospitals
        from number in Enumerable.Range(FirstVisiting, Visiting)
        from place in (SampleFacility[])[HomeOfVisitors(hospital), hospital]
        select new RegisterEntry("Practitioner", place, LicenceOf(HomeOfVisitors(hospital), number), string.Create(CultureInfo.InvariantCulture, $"Mẫu Văn Thứ {number + 1}"), Beginning)
        {
            Standing = "BS", Department = "K01", Scope = "101",
        };

    private static IEnumerable<RegisterEntry> Machines()
    {
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            yield return new RegisterEntry("Machine", facility, $"XN.1.{facility.Code}.01", "Máy xét nghiệm huyết học tự động", Beginning);
            yield return new RegisterEntry("Machine", facility, $"DA.1.{facility.Code}.01", "Máy chẩn đoán hình ảnh", Beginning);
        }
    }
}
