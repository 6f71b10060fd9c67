namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A dossier's summary beside the sums of its lines.</summary>
internal sealed class ClaimSums(ClaimSummary summary)
{
    public ClaimSummary Summary { get; } = summary;

    public long DrugAmount { get; private set; }
    public long SupplyAmount { get; private set; }
    public long FacilityCharge { get; private set; }
    public long CoveredCharge { get; private set; }
    public long OutOfPocket { get; private set; }
    public long Copayment { get; private set; }
    public long FundPaid { get; private set; }
    public long OtherSource { get; private set; }
    public long FeeForServiceFundPaid { get; private set; }

    public void Clear() => DrugAmount = SupplyAmount = FacilityCharge = CoveredCharge = OutOfPocket = Copayment = FundPaid = OtherSource = FeeForServiceFundPaid = 0;

    public void Add(ClaimLine line)
    {
        DrugAmount = Sum(DrugAmount, line.Table == 2 ? line.FacilityCharge : 0);
        SupplyAmount = Sum(SupplyAmount, line.Table == 3 && (line.CostGroup is 10 or 11) ? line.FacilityCharge : 0);
        FacilityCharge = Sum(FacilityCharge, line.FacilityCharge);
        CoveredCharge = Sum(CoveredCharge, line.CoveredCharge);
        OutOfPocket = Sum(OutOfPocket, line.OutOfPocket);
        Copayment = Sum(Copayment, line.Copayment);
        FundPaid = Sum(FundPaid, line.FundPaid);
        OtherSource = Sum(OtherSource, line.OtherSource);
        FeeForServiceFundPaid = Sum(FeeForServiceFundPaid, line.PaymentMethod == 1 ? line.FundPaid : 0);
    }

    // Amounts have at most 17 digits in hundredths; a sum that would leave a long stops where no summary can follow it.
    private static long Sum(long sum, long amount) => Math.Clamp(sum + amount, -ClaimArithmetic.Beyond, ClaimArithmetic.Beyond);
}
