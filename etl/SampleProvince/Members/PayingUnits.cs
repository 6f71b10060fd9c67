using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>
/// The units that pay for their employees, numbered from 0: one for about 150 people of the province, the early ones much the larger.
/// Every fifth is a public one.
/// </summary>
internal static class PayingUnits
{
    public const int None = -1;

    public static int Count(SampleProvinceOptions options) => Math.Max(10, options.People / 150 / 5 * 5);

    public static bool IsPublic(int unit) => unit % 5 == 4;

    /// <summary>Where somebody works for life: companies pay for DN, public units for the other groups of employees.</summary>
    public static int Draw(ref SeededStream random, SampleProvinceOptions options, byte group)
    {
        int fives = Count(options) / 5;
        int five = random.Skewed(fives);
        int member = random.Below(4);
        return (five * 5) + (group == ParticipantGroups.Enterprise ? member : 4);
    }
}
