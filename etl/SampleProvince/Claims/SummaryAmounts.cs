using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>The totals XML1 states, in hundredths of a đồng.</summary>
internal struct SummaryAmounts
{
    public long Drugs;
    public long Supplies;
    public long FacilityCharge;
    public long CoveredCharge;
    public long OutOfPocket;
    public long Copayment;
    public long Fund;
    public long Other;
    public long FundByFee;

    public static SummaryAmounts Of(ReadOnlySpan<ClaimLine> lines)
    {
        SummaryAmounts sums = default;
        foreach (ref readonly ClaimLine line in lines)
        {
            sums.Drugs += line.Drug is null ? 0 : line.FacilityCharge;
            sums.Supplies += line.Group is 10 or 11 ? line.FacilityCharge : 0;
            sums.FacilityCharge += line.FacilityCharge;
            sums.CoveredCharge += line.CoveredCharge;
            sums.OutOfPocket += line.OutOfPocket;
            sums.Copayment += line.Copayment;
            sums.Fund += line.Fund;
            sums.Other += line.Other;
            sums.FundByFee += line.PaymentMethod == 1 ? line.Fund : 0;
        }

        return sums;
    }

    public void Spoil(FaultKind? fault, long id)
    {
        switch (fault)
        {
            case FaultKind.SumMismatch when id % 3 == 0:
                Fund += 150;
                break;
            case FaultKind.SumMismatch when id % 3 == 1:
                CoveredCharge += 200_050;
                break;
            case FaultKind.SumMismatch:
                FacilityCharge += 99_999_900;
                break;
            case FaultKind.SumOffByAtMostOneDong:
                Fund += id % 2 == 0 ? 100 : 40;
                break;
        }
    }
}
