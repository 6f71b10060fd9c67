namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The formulas of the line, each rounded once, half away from zero, to hundredths of a đồng.</summary>
internal static class ClaimArithmetic
{
    /// <summary>An amount no field can hold, for products beyond every limit: it never equals what was billed.</summary>
    public const long Beyond = 1_000_000_000_000_000_000;

    private static readonly Int128 MostProduct = Int128.Parse("1000000000000000000000000000000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Quantity and price in thousandths, both rates in hundredths of a percent.</summary>
    public static long Charge(long quantity, long price, long rate, long secondRate)
    {
        if (quantity == 0 || price == 0 || rate == 0 || secondRate == 0)
        {
            return 0;
        }

        // 10⁻⁶ đồng. With these bounds no product leaves 128 bits.
        const long MostRate = 100_000_000;
        Int128 product = (Int128)quantity * price;
        if (rate != 10_000)
        {
            if (Int128.Abs(product) > MostProduct || Math.Abs(rate) > MostRate)
            {
                return Beyond;
            }

            product *= rate;
        }

        if (secondRate != 10_000)
        {
            if (Int128.Abs(product) > MostProduct || Math.Abs(secondRate) > MostRate)
            {
                return Beyond;
            }

            product *= secondRate;
        }

        long scale = 10_000L * (rate == 10_000 ? 1 : 10_000) * (secondRate == 10_000 ? 1 : 10_000);

        // Nearly every line stays within a long, and a division of 128 bits costs ten times as much.
        if (product <= long.MaxValue / 2 && product >= long.MinValue / 2)
        {
            long value = (long)product;
            return (value + (value < 0 ? -(scale / 2) : scale / 2)) / scale;
        }

        Int128 rounded = (product + (product < 0 ? -(scale / 2) : scale / 2)) / scale;
        return rounded > Beyond || rounded < -Beyond ? Beyond : (long)rounded;
    }

    /// <summary>A share of an amount in hundredths; the rate in hundredths of a percent.</summary>
    public static long Share(long amount, long rate)
    {
        if (rate == 10_000)
        {
            return amount;
        }

        Int128 product = (Int128)amount * rate;
        return (long)((product + (product < 0 ? -5_000 : 5_000)) / 10_000);
    }
}
