namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Arithmetic of QĐ 130 and its amendments: each formula is rounded once, half away from zero, to hundredths.</summary>
internal static class MoneyRules
{
    /// <summary>15 % of the base salary: below it an on-line encounter is paid in full.</summary>
    public static long SmallEncounter(DateOnly day) => (day >= new DateOnly(2026, 7, 1) ? 379_500L : 351_000L) * 100;

    public static void Charge(ref ClaimLine line)
    {
        bool isDrug = line.Drug is not null;
        line.FacilityCharge = Amount(line.Quantity, line.FacilityPrice, isDrug ? 100 : line.ServiceRate, 100);
        line.CoveredCharge = line.Covered
            ? Amount(line.Quantity, isDrug ? line.FacilityPrice : line.CoveredPrice, isDrug ? 100 : line.ServiceRate, line.FundRate)
            : 0;
    }

    public static void Share(ref ClaimLine line, int benefitRate)
    {
        line.BenefitRate = line.Covered ? benefitRate : 0;
        line.Fund = Percent(line.CoveredCharge, line.BenefitRate);
        line.Copayment = line.CoveredCharge - line.Fund;
        line.OutOfPocket = line.FacilityCharge - line.CoveredCharge;

        // Another source relieves first what the patient pays himself, then the co-payment, and the fund last.
        line.Other = Percent(line.OutOfPocket + line.Copayment, line.OtherShare);
        long left = line.Other;
        long relieved = Math.Min(left, line.OutOfPocket);
        line.OutOfPocket -= relieved;
        line.Copayment -= left - relieved;
    }

    private static long Amount(long quantity, long price, int firstRate, int secondRate)
    {
        // Thousandths × thousandths × percent × percent is 10⁻¹⁰ đồng; 10⁸ of them are a hundredth.
        Int128 product = (Int128)quantity * price * firstRate * secondRate;
        return (long)((product + 50_000_000) / 100_000_000);
    }

    private static long Percent(long hundredths, int rate) => ((hundredths * rate) + 50) / 100;
}
