namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>One row of XML2 or XML3. The objects are kept and filled again from dossier to dossier.</summary>
internal sealed class ClaimLine(ClaimSummary summary)
{
    private const long Whole = 10_000;

    public ClaimSummary Summary { get; } = summary;

    /// <summary>2 or 3.</summary>
    public int Table { get; private set; }

    public int RowNumber { get; private set; }

    public bool IsSound { get; private set; }

    public Slice DrugCode { get; private set; }
    public Slice ServiceCode { get; private set; }
    public Slice SupplyCode { get; private set; }
    public Slice ItemName { get; private set; }
    public Slice SupplyName { get; private set; }
    public Slice UnitName { get; private set; }
    public Slice Departments { get; private set; }
    public Slice Practitioners { get; private set; }
    public long SequenceNumber { get; private set; }
    public long CostGroup { get; private set; }
    public long Scope { get; private set; }
    public long PaymentMethod { get; private set; }
    public long DrugSource { get; private set; }
    public long Anaesthesia { get; private set; }
    public bool HasDrugSource { get; private set; }
    public bool HasAnaesthesia { get; private set; }
    public bool HasOperation { get; private set; }
    public bool HasPerformer { get; private set; }
    public bool HasMachine { get; private set; }
    public bool HasMachineForm { get; private set; }

    /// <summary>A result (XML4) stands beside the service.</summary>
    public bool HasResult { get; set; }

    public long OrderedAt { get; private set; }
    public long ExecutedAt { get; private set; }
    public long ResultAt { get; private set; }

    /// <summary>Thousandths, as both prices.</summary>
    public long Quantity { get; private set; }
    public long FacilityPrice { get; private set; }
    public long CoveredPrice { get; private set; }

    /// <summary>Hundredths of a percent, as the other rates.</summary>
    public long ServiceRate { get; private set; }
    public long FundRate { get; private set; }
    public long BenefitRate { get; private set; }

    /// <summary>Hundredths of a đồng, as all amounts.</summary>
    public long FacilityCharge { get; private set; }
    public long CoveredCharge { get; private set; }
    public long OtherSource { get; private set; }
    public long OtherSourceParts { get; private set; }
    public long OutOfPocket { get; private set; }
    public long Copayment { get; private set; }
    public long FundPaid { get; private set; }

    public long ExpectedFacilityCharge { get; private set; }
    public long ExpectedCoveredCharge { get; private set; }
    public long ExpectedCopayment { get; private set; }
    public long ExpectedFundPaid { get; private set; }

    /// <summary>T_TRANTT of a package of supplies; 0 without one.</summary>
    public long PackageCeiling { get; private set; }

    public long Payers => FundPaid + Copayment + OutOfPocket + OtherSource;

    public void ReadDrug(TableReader row)
    {
        Table = 2;
        RowNumber = row.RowCount;
        DrugCode = row.Place(DrugFields.MA_THUOC);
        ServiceCode = row.Place(DrugFields.MA_DICH_VU);
        SupplyCode = default;
        ItemName = row.Place(DrugFields.TEN_THUOC);
        SupplyName = default;
        UnitName = row.Place(DrugFields.DON_VI_TINH);
        Departments = row.Place(DrugFields.MA_KHOA);
        Practitioners = row.Place(DrugFields.MA_BAC_SI);
        SequenceNumber = row.Integer(DrugFields.STT);
        CostGroup = row.Integer(DrugFields.MA_NHOM);
        Scope = row.Integer(DrugFields.PHAM_VI);
        PaymentMethod = row.Integer(DrugFields.MA_PTTT);
        HasDrugSource = row.IsFilled(DrugFields.NGUON_CTRA);
        DrugSource = row.Integer(DrugFields.NGUON_CTRA);
        HasAnaesthesia = HasOperation = HasPerformer = HasMachine = HasMachineForm = HasResult = false;
        Anaesthesia = PackageCeiling = 0;
        OrderedAt = row.Time(DrugFields.NGAY_YL);
        ExecutedAt = row.Time(DrugFields.NGAY_TH_YL);
        ResultAt = 0;
        Quantity = row.Thousandths(DrugFields.SO_LUONG);
        FacilityPrice = CoveredPrice = row.Thousandths(DrugFields.DON_GIA);
        ServiceRate = Whole;
        FundRate = row.Hundredths(DrugFields.TYLE_TT_BH);
        BenefitRate = row.Hundredths(DrugFields.MUC_HUONG);
        FacilityCharge = row.Hundredths(DrugFields.THANH_TIEN_BV);
        CoveredCharge = row.Hundredths(DrugFields.THANH_TIEN_BH);
        OtherSource = row.Hundredths(DrugFields.T_NGUONKHAC);
        OtherSourceParts = row.Hundredths(DrugFields.T_NGUONKHAC_NSNN) + row.Hundredths(DrugFields.T_NGUONKHAC_VTNN) + row.Hundredths(DrugFields.T_NGUONKHAC_VTTN) + row.Hundredths(DrugFields.T_NGUONKHAC_CL);
        OutOfPocket = row.Hundredths(DrugFields.T_BNTT);
        Copayment = row.Hundredths(DrugFields.T_BNCCT);
        FundPaid = row.Hundredths(DrugFields.T_BHTT);
        Finish(row);
    }

    public void ReadService(TableReader row)
    {
        Table = 3;
        RowNumber = row.RowCount;
        DrugCode = default;
        ServiceCode = row.Place(ServiceFields.MA_DICH_VU);
        SupplyCode = row.Place(ServiceFields.MA_VAT_TU);
        ItemName = row.Place(ServiceFields.TEN_DICH_VU);
        SupplyName = row.Place(ServiceFields.TEN_VAT_TU);
        UnitName = row.Place(ServiceFields.DON_VI_TINH);
        Departments = row.Place(ServiceFields.MA_KHOA);
        Practitioners = row.Place(ServiceFields.MA_BAC_SI);
        SequenceNumber = row.Integer(ServiceFields.STT);
        CostGroup = row.Integer(ServiceFields.MA_NHOM);
        Scope = row.Integer(ServiceFields.PHAM_VI);
        PaymentMethod = row.Integer(ServiceFields.MA_PTTT);
        HasDrugSource = false;
        DrugSource = 0;
        HasAnaesthesia = row.IsFilled(ServiceFields.PP_VO_CAM);
        HasOperation = row.IsFilled(ServiceFields.MA_PTTT_QT);
        HasPerformer = row.IsFilled(ServiceFields.NGUOI_THUC_HIEN);
        HasMachine = row.IsFilled(ServiceFields.MA_MAY);
        HasMachineForm = HasMachine && FieldText.AreMachines(row[ServiceFields.MA_MAY]);
        PackageCeiling = row.IsFilled(ServiceFields.T_TRANTT) && FieldText.TryScaled(row[ServiceFields.T_TRANTT], 2, out long ceiling) ? ceiling : 0;
        Anaesthesia = row.Integer(ServiceFields.PP_VO_CAM);
        OrderedAt = row.Time(ServiceFields.NGAY_YL);
        ExecutedAt = row.Time(ServiceFields.NGAY_TH_YL);
        ResultAt = row.Time(ServiceFields.NGAY_KQ);
        Quantity = row.Thousandths(ServiceFields.SO_LUONG);
        FacilityPrice = row.Thousandths(ServiceFields.DON_GIA_BV);
        CoveredPrice = row.Thousandths(ServiceFields.DON_GIA_BH);
        ServiceRate = row.Hundredths(ServiceFields.TYLE_TT_DV);
        FundRate = row.Hundredths(ServiceFields.TYLE_TT_BH);
        BenefitRate = row.Hundredths(ServiceFields.MUC_HUONG);
        FacilityCharge = row.Hundredths(ServiceFields.THANH_TIEN_BV);
        CoveredCharge = row.Hundredths(ServiceFields.THANH_TIEN_BH);
        OtherSource = row.Hundredths(ServiceFields.T_NGUONKHAC);
        OtherSourceParts = row.Hundredths(ServiceFields.T_NGUONKHAC_NSNN) + row.Hundredths(ServiceFields.T_NGUONKHAC_VTNN) + row.Hundredths(ServiceFields.T_NGUONKHAC_VTTN) + row.Hundredths(ServiceFields.T_NGUONKHAC_CL);
        OutOfPocket = row.Hundredths(ServiceFields.T_BNTT);
        Copayment = row.Hundredths(ServiceFields.T_BNCCT);
        FundPaid = row.Hundredths(ServiceFields.T_BHTT);
        Finish(row);
    }

    private void Finish(TableReader row)
    {
        row.CheckRow(Summary.DischargeDateKey);
        IsSound = !row.RowHasFault;
        bool isOutside = Scope == 2;
        ExpectedFacilityCharge = ClaimArithmetic.Charge(Quantity, FacilityPrice, ServiceRate, Whole);
        ExpectedCoveredCharge = isOutside ? 0 : ClaimArithmetic.Charge(Quantity, CoveredPrice, ServiceRate, FundRate);

        // Other sources relieve first what the patient pays himself, then the co-payment, the fund last.
        long fund = ClaimArithmetic.Share(CoveredCharge, BenefitRate);
        long copayment = CoveredCharge - fund;
        long left = Math.Max(0, OtherSource - Math.Max(0, FacilityCharge - CoveredCharge));
        long relieved = Math.Clamp(left, 0, Math.Max(0, copayment));
        ExpectedCopayment = copayment - relieved;
        ExpectedFundPaid = fund - Math.Min(left - relieved, Math.Max(0, fund));
    }
}
