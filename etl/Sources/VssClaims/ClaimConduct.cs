namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>What the services of one dossier show together: beds, examinations, repetitions, rates. Gathered line by line without making an object.</summary>
internal sealed class ClaimConduct(ClaimSummary summary)
{
    private const int MinutesADay = 1440;

    private readonly Utf8Table _ordered = new();

    /// <summary>Thousandths of bed-days: ordinary and day beds, and with those of observation.</summary>
    public long WardBedDays { get; private set; }
    public long BedDays { get; private set; }

    /// <summary>Thousandths of bed-days of ordinary inpatient beds alone.</summary>
    public long InpatientBedDays { get; private set; }

    /// <summary>Thousandths of examinations inside the scope that are paid in full, above 10 %, and at all.</summary>
    public long FullExaminations { get; private set; }
    public long ReducedExaminations { get; private set; }
    public long PaidExaminations { get; private set; }

    /// <summary>Lines of an examination ordered after the admission to a ward.</summary>
    public int ExaminationsInWard { get; private set; }

    /// <summary>Lines that repeat service and time of order of an earlier one.</summary>
    public int RepeatedServices { get; private set; }

    /// <summary>The highest MUC_HUONG of a line of which the fund bears something, hundredths of a percent.</summary>
    public long MostBenefitRate { get; private set; }

    /// <summary>The highest ceiling of a package of supplies (T_TRANTT), hundredths of a đồng.</summary>
    public long MostPackageCeiling { get; private set; }

    public void Clear()
    {
        _ordered.Clear();
        WardBedDays = BedDays = InpatientBedDays = FullExaminations = ReducedExaminations = PaidExaminations = MostBenefitRate = MostPackageCeiling = 0;
        ExaminationsInWard = RepeatedServices = 0;
    }

    public void Add(ClaimLine line, ReadOnlySpan<byte> serviceCode)
    {
        if (line.FundPaid > 0)
        {
            MostBenefitRate = Math.Max(MostBenefitRate, line.BenefitRate);
        }

        switch (line.CostGroup)
        {
            case 1 or 2 or 3 or 8 or 18:
                Order(line, serviceCode);
                break;
            case 10 or 11:
                MostPackageCeiling = Math.Max(MostPackageCeiling, line.PackageCeiling);
                break;
            case 13:
                Order(line, serviceCode);
                Examine(line);
                break;
            case 14 or 15 or 16:
                BedDays = Sum(BedDays, line.Quantity);
                WardBedDays = Sum(WardBedDays, line.CostGroup == 16 ? 0 : line.Quantity);
                InpatientBedDays = Sum(InpatientBedDays, line.CostGroup == 15 ? line.Quantity : 0);
                break;
        }
    }

    /// <summary>Minutes from one time to another, both yyyyMMddHHmm and real.</summary>
    public static long MinutesBetween(long from, long to) => Minutes(to) - Minutes(from);

    /// <summary>Days that a stay touches, the first and the last included.</summary>
    public static int CalendarDays(long from, long to) => DayNumber(to) - DayNumber(from) + 1;

    private void Examine(ClaimLine line)
    {
        if (line.Scope == 1)
        {
            FullExaminations = Sum(FullExaminations, line.ServiceRate > 3_000 ? line.Quantity : 0);
            ReducedExaminations = Sum(ReducedExaminations, line.ServiceRate > 1_000 ? line.Quantity : 0);
            PaidExaminations = Sum(PaidExaminations, line.ServiceRate > 0 ? line.Quantity : 0);
        }

        ExaminationsInWard += summary.WardAdmittedAt > 0 && line.OrderedAt > summary.WardAdmittedAt ? 1 : 0;
    }

    private void Order(ClaimLine line, ReadOnlySpan<byte> serviceCode)
    {
        if (serviceCode.IsEmpty || line.OrderedAt <= 0)
        {
            return;
        }

        // Year, month, day, hour and minute fit 32 bits apart from each other, so that two orders are one only when they are.
        long at = line.OrderedAt;
        long day = ((((at / 100_000_000) - 1800) << 9) | ((at / 1_000_000 % 100) << 5)) + (at / 10_000 % 100);
        uint moment = (uint)((day << 11) | ((at / 100 % 100) << 6) | (at % 100));
        _ordered.Find(serviceCode, moment, out bool isNew);
        RepeatedServices += isNew ? 0 : 1;
    }

    private static long Minutes(long time) => ((long)DayNumber(time) * MinutesADay) + (time / 100 % 100 * 60) + (time % 100);

    private static int DayNumber(long time) => new DateOnly((int)(time / 100_000_000), (int)(time / 1_000_000 % 100), (int)(time / 10_000 % 100)).DayNumber;

    private static long Sum(long sum, long amount) => Math.Clamp(sum + amount, -ClaimArithmetic.Beyond, ClaimArithmetic.Beyond);
}
