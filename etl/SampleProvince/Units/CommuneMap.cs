using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Units;

/// <summary>The reform of 2025-07-01 in province 00: month 4 of the default series. Twelve communes become eight and an island.</summary>
/// <remarks>
/// Everywhere else in the generator a commune is a place, 0 to 11: one of the twelve old communes. What a place is called on a day follows from the day and, where
/// the commune was split, from the household. Six of the nine new codes are digits that another commune had before, as in the real reform.
/// </remarks>
internal static class CommuneMap
{
    public static readonly DateOnly Reform = new(2025, 7, 1);

    /// <summary>The day on which one of the new communes became a phường, as ten did in Đồng Nai.</summary>
    public static readonly DateOnly LaterChange = new(2026, 4, 30);

    public static readonly SampleCommune[] Old = [.. Enumerable.Range(0, FacilityNetwork.Communes).Select(place =>
        new SampleCommune(FacilityNetwork.CommuneCode(place), place is 0 or 1 ? "Phường" : place == 6 ? "Thị trấn" : "Xã", string.Create(CultureInfo.InvariantCulture, $"Mẫu {place + 1}")))];

    public static readonly SampleCommune[] New =
    [
        new("99002", "Phường", "Tân Mẫu"),
        new("99003", "Xã", "Mẫu Hòa"),
        new("99004", "Xã", "Mẫu Bình"),
        new("99006", "Xã", "Mẫu 6"),
        new("99007", "Phường", "Mẫu Sơn"),
        new("99020", "Xã", "Mẫu Giang"),
        new("99010", "Xã", "Mẫu Thủy"),
        new("99012", "Xã", "Mẫu Hải"),
        new("99021", "Đặc khu", "Mẫu Đảo"),
    ];

    /// <summary>The conversion table, by new commune as the workbook has it.</summary>
    public static readonly CommunePart[] Parts =
    [
        new(0, 0, 100, "Nhập toàn bộ"),
        new(1, 0, 30, "Nhập một phần"),
        new(1, 1, 70, "nhập một phần "),
        new(2, 1, 100, "Nhập toàn bộ"),
        new(3, 1, 0, "Nhập một phần diện tích"),
        new(3, 2, 100, "Nhập một phần diện tích, toàn bộ dân số"),
        new(4, 2, 100, "Nhập  toàn bộ"),
        new(5, 3, 100, "Giữ nguyên"),
        new(6, 4, 100, "Đổi loại hình"),
        new(7, 5, 60, "Nhập một phần"),
        new(8, 5, 100, "Nhập toàn bộ"),
        new(7, 6, 40, "Nhập một phần"),
        new(9, 6, 100, "Nhập toàn bộ"),
        new(10, 6, 55, "Nhập một phần"),
        new(10, 7, 45, "Nhập một phần"),
        new(11, 7, 100, "Nhập toàn bộ"),
        new(-1, 8, 0, "Thành lập trên cơ sở vùng bãi bồi"),
    ];

    /// <summary>What the commune of a household is called on a day.</summary>
    /// <param name="place">One of the twelve old communes, 0 to 11, in which the household lives.</param>
    /// <param name="household">Number of the household: decides which part of a split commune it lives in.</param>
    public static string CodeAt(int place, int household, DateOnly day) => CodeIn(day < Reform ? UnitSystem.Old : UnitSystem.New, place, household);

    public static string CodeIn(UnitSystem system, int place, int household) => system == UnitSystem.Old ? Old[place].Code : New[NewCommune(place, household)].Code;

    /// <summary>Place in <see cref="New"/>.</summary>
    public static int NewCommune(int place, int household)
    {
        int drawn = PartOf(household);
        int taken = 0;
        foreach (CommunePart part in Parts)
        {
            if (part.Place == place && drawn < (taken += part.PeoplePercent))
            {
                return part.New;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(place), place, "No new commune took this one; expected 0 to 11.");
    }

    public static string DistrictOf(int place) => string.Create(CultureInfo.InvariantCulture, $"{991 + (place % 3)}");

    /// <summary>0 to 99, even over households and without relation to anything else that is drawn for them.</summary>
    private static int PartOf(int household)
    {
        ulong mixed = ((ulong)(uint)household + 1) * 0x9E3779B97F4A7C15;
        return (int)(((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9 >> 33) % 100);
    }
}
