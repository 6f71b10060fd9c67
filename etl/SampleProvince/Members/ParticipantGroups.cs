using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>
/// Who joins under which two letters. The weights are assumed (no split by payer is published): about 16 % employees,
/// 4 % paid by the insurer, 38 % budget, 25 % supported by the budget, 17 % households.
/// </summary>
internal static class ParticipantGroups
{
    public static readonly string[] Codes =
    [
        "DN", "HC", "CH", "XK", "TN", "TB", "HT", "CT", "TE", "HN", "DT", "DK", "XD", "BT", "CC", "CK", "CB", "TS", "CN", "HS", "SV", "GB", "GD",
    ];

    private static readonly int[] Digits = [4, 4, 4, 4, 4, 4, 3, 2, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2, 3, 4, 4, 4, 4];

    //                                      DN  HC CH XK TN TB  HT CT   TE  HN  DT  DK XD  BT CC CK CB TS CN  HS  SV GB  GD
    private static readonly int[] Infant = [0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int[] Pupil = [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 10, 5, 0, 0, 0, 0, 0, 0, 0, 80, 0, 0, 0];
    private static readonly int[] Young = [25, 1, 0, 0, 0, 0, 0, 0, 0, 3, 10, 7, 0, 0, 0, 0, 0, 0, 1, 10, 24, 0, 19];
    private static readonly int[] Adult = [40, 10, 4, 1, 2, 1, 0, 0, 0, 8, 30, 24, 5, 2, 0, 0, 2, 2, 13, 0, 0, 11, 45];
    private static readonly int[] Elderly = [0, 0, 0, 0, 0, 0, 44, 4, 0, 6, 24, 16, 2, 46, 2, 6, 8, 6, 4, 0, 0, 0, 32];

    public static byte Household { get; } = (byte)Array.IndexOf(Codes, "GD");

    public static byte NearPoor { get; } = (byte)Array.IndexOf(Codes, "CN");

    public static byte Child { get; } = (byte)Array.IndexOf(Codes, "TE");

    public static byte Draw(ref SeededStream random, int age) => (byte)random.Weighted(age switch
    {
        < 6 => Infant,
        < 18 => Pupil,
        < 25 => Young,
        < 60 => Adult,
        _ => Elderly,
    });

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
}
