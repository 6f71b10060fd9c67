using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>A primary and a lower secondary school in each commune, an upper secondary one for three, two colleges for all.</summary>
internal static class Schools
{
    public const int None = -1;
    private const int UpperSecondary = FacilityNetwork.Communes * 2;
    private const int Colleges = UpperSecondary + (FacilityNetwork.Communes / 3);

    public const int Count = Colleges + 2;

    /// <summary>The school of a pupil of this age who lives in the commune.</summary>
    public static int OfPupil(int commune, int age) => age switch
    {
        < 11 => commune,
        < 15 => FacilityNetwork.Communes + commune,
        _ => UpperSecondary + (commune / 3),
    };

    public static int OfStudent(int person) => Colleges + (person & 1);

    /// <summary>The commune where the school stands.</summary>
    public static int CommuneOf(int school) => school switch
    {
        < FacilityNetwork.Communes => school,
        < UpperSecondary => school - FacilityNetwork.Communes,
        < Colleges => (school - UpperSecondary) * 3,
        _ => 0,
    };

    /// <summary>The commune of the school's address, under the code of the day.</summary>
    public static string CommuneCode(int school, DateOnly day) => CommuneMap.CodeAt(CommuneOf(school), school, day);

    /// <summary>The upper secondary ones.</summary>
    public static bool NamesItsPupils(int school) => school is >= UpperSecondary and < Colleges;

    public static bool IsCollege(int school) => school >= Colleges;

    public static string Code(int school) => string.Create(CultureInfo.InvariantCulture, $"{Kind(school)}00{school + 1:000}");

    public static string Name(int school) => IsCollege(school)
        ? string.Create(CultureInfo.InvariantCulture, $"Trường Cao đẳng Mẫu {school - Colleges + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"Trường {Level(school)} Mẫu {CommuneOf(school) + 1}");

    private static string Kind(int school) => school switch
    {
        < FacilityNetwork.Communes => "TH",
        < UpperSecondary => "CS",
        < Colleges => "PT",
        _ => "CD",
    };

    private static string Level(int school) => Kind(school) switch { "TH" => "Tiểu học", "CS" => "THCS", _ => "THPT" };
}
