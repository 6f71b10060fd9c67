using BhytWarehouse.SampleProvince.Catalogues;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>A billed line. Quantities and prices are thousandths, amounts hundredths of a đồng.</summary>
internal struct ClaimLine
{
    public Drug? Drug;
    public Service? Service;
    public int Group;
    public bool Covered;
    public int ServiceRate;
    public int FundRate;
    public long Quantity;
    public long FacilityPrice;
    public long CoveredPrice;
    public int PaymentMethod;
    public int Source;
    public int Department;
    public int Practitioner;

    /// <summary>1 more than the place of the facility whose practitioner it is; 0 where it is the one that bills.</summary>
    public int Home;

    /// <summary>Nothing in XML4 for it.</summary>
    public bool HasNoResult;
    public int Bed;
    public int Days;

    /// <summary>Percent of the line's patient share that another source pays; 0 mostly.</summary>
    public int OtherShare;

    /// <summary>Whose money that is: 0 state budget, 1 foreign aid, 2 domestic aid, 3 the rest.</summary>
    public int OtherPayer;

    public DateTime Ordered;
    public DateTime Executed;
    public DateTime Resulted;

    public long FacilityCharge;
    public long CoveredCharge;
    public int BenefitRate;
    public long Fund;
    public long Copayment;
    public long OutOfPocket;
    public long Other;
}
