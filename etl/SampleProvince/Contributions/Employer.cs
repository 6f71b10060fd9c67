using System.Globalization;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;

namespace BhytWarehouse.SampleProvince.Contributions;

/// <summary>A unit that pays for its people. The first ones show every habit and every form of code; of the others most pay in time.</summary>
internal sealed record Employer(int Index, string Code, string Name, string Group, PaymentHabit Habit, long DuePerHead)
{
    // 4.5 % of the reference salary of 2,340,000 đồng.
    private const long LeastDue = 105_300;

    public static Employer[] All(SampleProvinceOptions options) => [.. Enumerable.Range(0, PayingUnits.Count(options)).Select(index => Make(options, index))];

    private static Employer Make(SampleProvinceOptions options, int index)
    {
        SeededStream random = new(options.Seed, Topic.Employers, index);
        PaymentHabit habit = index switch
        {
            0 => PaymentHabit.Stopped,
            1 => PaymentHabit.TwoMonthsLate,
            2 => PaymentHabit.LateWithGap,
            3 => PaymentHabit.Half,
            5 => PaymentHabit.OldDebt,
            6 => PaymentHabit.InAdvance,
            < 10 => PaymentHabit.InTime,
            _ when random.Chance(0.9) => PaymentHabit.InTime,
            _ => (PaymentHabit)random.Between(1, 6),
        };
        long due = LeastDue + (random.Between(0, 300) * 1000L);
        CultureInfo invariant = CultureInfo.InvariantCulture;
        (string code, string name, string group) = index switch
        {
            // A household business is named like a person: the name may not be kept.
            7 => (string.Create(invariant, $"{9_900_000_000 + index}GDA01"), "Hộ kinh doanh Mẫu Văn An", "GD"),
            8 => ($"TA{index:0000}A", "Công ty TNHH Mẫu cũ", ""),
            _ when PayingUnits.IsPublic(index) => (string.Create(invariant, $"{9_900_000 + index}HC"), string.Create(invariant, $"Ủy ban nhân dân xã Mẫu {index}"), "HC"),
            _ => (string.Create(invariant, $"{9_900_000_000 + index}DNA{index % 100:00}"), string.Create(invariant, $"Công ty cổ phần Mẫu {index}"), "DN"),
        };
        return new Employer(index, code, name, group, habit, due);
    }
}
