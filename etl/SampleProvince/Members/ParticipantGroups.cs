using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>
/// Who joins under which two letters. The weights are assumed (no split by payer is published): about 17 % employees,
/// 3 % paid by the insurer, 37 % budget, 24 % supported by the budget, 19 % households.
/// </summary>
internal static class ParticipantGroups
{
    public static readonly string[] Codes =
    [
        "DN", "HC", "CH", "XK", "TN", "TB", "HT", "CT", "TE", "HN", "DT", "DK", "XD", "BT", "CC", "CK", "CB", "TS", "CN", "HS", "SV", "GB", "GD",
    ];

    private static readonly int[] Digits = [4, 4, 4, 4, 4, 4, 3, 2, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2, 3, 4, 4, 4, 4];

    private static readonly int[] EmployeeWeights = [40, 10, 4, 1];
    private static readonly byte[] Employees = Of("DN", "HC", "CH", "XK");
    private static readonly int[] SupportedWeights = [2, 1];
    private static readonly byte[] Supported = Of("TN", "TB");
    private static readonly int[] ElderlyWeights = [22, 2, 23, 1, 3, 4, 3];
    private static readonly byte[] Elderly = Of("HT", "CT", "BT", "CC", "CK", "CB", "TS");
    private const int ElderlyOfTheirOwn = 58;

    public static byte Minority { get; } = Of("DT")[0];

    public static byte HardArea { get; } = Of("DK")[0];

    public static byte Island { get; } = Of("XD")[0];

    public static byte Household { get; } = (byte)Array.IndexOf(Codes, "GD");

    public static byte NearPoor { get; } = (byte)Array.IndexOf(Codes, "CN");

    public static byte Child { get; } = (byte)Array.IndexOf(Codes, "TE");

    public static byte Enterprise { get; } = Of("DN")[0];

    public static byte Pensioner { get; } = Of("HT")[0];

    public static byte Pupil { get; } = Of("HS")[0];

    public static byte Student { get; } = Of("SV")[0];

    public static byte SocialProtection { get; } = Of("BT")[0];

    public static byte Poor { get; } = Of("HN")[0];

    public static byte AverageFarm { get; } = Of("GB")[0];

    public static bool IsEmployee(byte group) => Array.IndexOf(Employees, group) >= 0;

    /// <summary>
    /// The first group of the law's order that fits: work, then the insurer, the budget, supported by the budget, last the household.
    /// The draws are those of a life, so that somebody's group changes by age only.
    /// </summary>
    public static byte Of(ref SeededStream random, int age, HouseholdStanding standing, bool studies)
    {
        int work = random.Below(100);
        byte employee = Employees[random.Weighted(EmployeeWeights)];
        byte supported = Supported[random.Weighted(SupportedWeights)];
        byte elderly = Elderly[random.Weighted(ElderlyWeights)];
        bool disabled = random.Chance(0.012);
        if (age < 6)
        {
            return Child;
        }

        bool grown = age >= 60 ? work < ElderlyOfTheirOwn : age >= 18 && work < (age < 25 ? 26 : 35);
        if (grown)
        {
            return age >= 60 ? elderly : work == 0 ? supported : employee;
        }

        return disabled ? SocialProtection : standing switch
        {
            HouseholdStanding.Poor => Poor,
            HouseholdStanding.Minority => Minority,
            HouseholdStanding.HardArea => HardArea,
            HouseholdStanding.Island => Island,
            HouseholdStanding.NearPoor => NearPoor,
            _ when studies => age < 18 ? Pupil : Student,
            HouseholdStanding.AverageFarm => AverageFarm,
            _ => Household,
        };
    }

    /// <summary>Near-poor people moved from 95 % to 100 % on 2026-01-01.</summary>
    public static int Digit(byte group, DateOnly from) => group == NearPoor && from >= new DateOnly(2026, 1, 1) ? 2 : Digits[group];

    /// <summary>Groups whose members have to act or pay themselves, so some never join.</summary>
    public static double NeverCoveredShare(byte group) => Codes[group] switch
    {
        "GD" => 0.19,
        "GB" => 0.12,
        "SV" => 0.05,
        "DN" or "CN" => 0.03,
        _ => 0.008,
    };

    /// <summary>Cards that run twelve months from an arbitrary day; the others follow the calendar year.</summary>
    public static bool RunsFromAnyDay(byte group) => Codes[group] is "GD" or "GB" or "CN";

    /// <summary>Support by the central and the local budget, percent of the premium.</summary>
    public static (int Central, int Local) Support(byte group) => Codes[group] switch
    {
        "TE" or "HN" or "DT" or "DK" or "XD" or "BT" or "CC" or "CK" or "CB" or "TS" => (100, 0),
        "CN" => (70, 30),
        "HS" or "SV" => (50, 0),
        "GB" => (30, 10),
        _ => (0, 0),
    };

    private static byte[] Of(params string[] codes) => [.. codes.Select(code => (byte)Array.IndexOf(Codes, code))];
}
