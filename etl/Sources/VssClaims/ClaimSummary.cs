using System.Text;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The encounter summary (XML1) of the dossier being judged. One object serves all dossiers of a reader.</summary>
internal sealed class ClaimSummary(ClaimCodeLists lists, DateOnly today)
{
    private readonly Slice[] _values = new Slice[SummaryFields.Table.Fields.Count];
    private byte[] _bytes = [];

    public ClaimCodeLists Lists { get; } = lists;

    /// <summary>The last day that is not in the future; files made abroad or after midnight may be a day ahead.</summary>
    public int LastDateKey { get; } = DateKey(today.AddDays(1));

    public int ThisYear { get; } = today.Year;

    public bool IsRead { get; private set; }

    /// <summary>All needed fields are there and readable, so that rules may rely on them.</summary>
    public bool IsSound { get; private set; }

    public long SexCode { get; private set; }
    public long BirthTime { get; private set; }
    public long InjuryCode { get; private set; }
    public long ResultCode { get; private set; }
    public long DischargeTypeCode { get; private set; }
    public long AdmittedAt { get; private set; }
    public long WardAdmittedAt { get; private set; }
    public long DischargedAt { get; private set; }
    public long PaidAt { get; private set; }
    public long TreatmentDays { get; private set; }
    public long SettlementYear { get; private set; }
    public long SettlementMonth { get; private set; }
    public long DrugAmount { get; private set; }
    public long SupplyAmount { get; private set; }
    public long FacilityCharge { get; private set; }
    public long CoveredCharge { get; private set; }
    public long OutOfPocket { get; private set; }
    public long Copayment { get; private set; }
    public long FundPaid { get; private set; }
    public long OtherSource { get; private set; }
    public long FeeForServiceFundPaid { get; private set; }

    /// <summary>The day whose code lists hold; while no day of discharge can be read, the last possible one, so that one fault does not bring others after it.</summary>
    public int DischargeDateKey => DischargedAt > 0 ? (int)(DischargedAt / 10_000) : LastDateKey;

    public long Payers => FundPaid + Copayment + OutOfPocket + OtherSource;

    public ReadOnlySpan<byte> this[int field] => _values[field].Length > 0 ? _bytes.AsSpan(_values[field].Start, _values[field].Length) : default;

    public ReadOnlySpan<byte> ClaimNumber => this[SummaryFields.MA_LK];

    /// <summary>The first card, which the stay began with; later ones are appended when a new card is issued during it.</summary>
    public ReadOnlySpan<byte> Card => FieldText.First(this[SummaryFields.MA_THE_BHYT]);

    public bool HasFullCard => Card.Length == 15;

    public bool IsInpatient => Lists.CareType.TryValue(this[SummaryFields.MA_LOAI_KCB], DischargeDateKey, out long isInpatient) && isInpatient == 1;

    public bool IsOfCareType(params ReadOnlySpan<string> codes)
    {
        ReadOnlySpan<byte> own = this[SummaryFields.MA_LOAI_KCB];
        foreach (string code in codes)
        {
            if (own.Length == code.Length && Ascii.Equals(own, code))
            {
                return true;
            }
        }

        return false;
    }

    public void Clear()
    {
        Array.Clear(_values);
        IsRead = false;
        IsSound = false;
        SexCode = BirthTime = InjuryCode = ResultCode = DischargeTypeCode = 0;
        AdmittedAt = WardAdmittedAt = DischargedAt = PaidAt = TreatmentDays = SettlementYear = SettlementMonth = 0;
        DrugAmount = SupplyAmount = FacilityCharge = CoveredCharge = OutOfPocket = Copayment = FundPaid = OtherSource = FeeForServiceFundPaid = 0;
    }

    public void Read(TableReader row, byte[] bytes)
    {
        _bytes = bytes;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = row.Place(i);
        }

        SexCode = row.Integer(SummaryFields.GIOI_TINH);
        BirthTime = row.Time(SummaryFields.NGAY_SINH);
        InjuryCode = row.Integer(SummaryFields.MA_TAI_NAN);
        ResultCode = row.Integer(SummaryFields.KET_QUA_DTRI);
        DischargeTypeCode = row.Integer(SummaryFields.MA_LOAI_RV);
        AdmittedAt = row.Time(SummaryFields.NGAY_VAO);
        WardAdmittedAt = row.Time(SummaryFields.NGAY_VAO_NOI_TRU);
        DischargedAt = row.Time(SummaryFields.NGAY_RA);
        PaidAt = row.Time(SummaryFields.NGAY_TTOAN);
        TreatmentDays = row.Integer(SummaryFields.SO_NGAY_DTRI);
        SettlementYear = row.Integer(SummaryFields.NAM_QT);
        SettlementMonth = row.Integer(SummaryFields.THANG_QT);
        DrugAmount = row.Hundredths(SummaryFields.T_THUOC);
        SupplyAmount = row.Hundredths(SummaryFields.T_VTYT);
        FacilityCharge = row.Hundredths(SummaryFields.T_TONGCHI_BV);
        CoveredCharge = row.Hundredths(SummaryFields.T_TONGCHI_BH);
        OutOfPocket = row.Hundredths(SummaryFields.T_BNTT);
        Copayment = row.Hundredths(SummaryFields.T_BNCCT);
        FundPaid = row.Hundredths(SummaryFields.T_BHTT);
        OtherSource = row.Hundredths(SummaryFields.T_NGUONKHAC);
        FeeForServiceFundPaid = row.Hundredths(SummaryFields.T_BHTT_GDV);
        row.CheckRow(DischargeDateKey);
        IsRead = true;
        IsSound = !row.RowHasFault;
    }

    /// <summary>How many values the list in a field has, white space and a closing semicolon aside.</summary>
    public int ListCount(int field)
    {
        ReadOnlySpan<byte> list = this[field].TrimEnd((byte)';');
        return list.IsEmpty ? 0 : list.Count((byte)';') + 1;
    }

    public string Show(int field) => Encoding.UTF8.GetString(this[field]);

    public bool IsEmptyOr(int field, PackedCodeList list) => this[field].IsEmpty || list.Holds(this[field], DischargeDateKey);

    private static int DateKey(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
