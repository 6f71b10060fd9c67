using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>The generator's books of the claims feed. Each worker keeps its own; sums do not depend on who wrote what.</summary>
internal sealed class ClaimsTally(SampleProvinceOptions options)
{
    private readonly Dictionary<(int Facility, int Month), Account> _accounts = [];

    /// <summary>Told of each dossier that counts as it is entered, for who counts otherwise; the encounter holds another one afterwards.</summary>
    public Action<Encounter, SummaryAmounts>? Counted { get; set; }

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    /// <summary>The dossiers that count of the quarter in which the period starts.</summary>
    public List<ClaimedDossier> FirstQuarter { get; } = [];

    public long[] DocumentRows { get; } = new long[16];

    public long Written { get; private set; }

    public long Current { get; private set; }

    public long Superseded { get; private set; }

    public long Duplicate { get; private set; }

    public long Rejected { get; private set; }

    public long CheckIns { get; set; }

    public long LinesWritten { get; private set; }

    public void Enter(Encounter encounter, in SummaryAmounts stated, DossierFate fate)
    {
        if (fate == DossierFate.Lost)
        {
            return;
        }

        Written++;
        LinesWritten += encounter.Lines.Count;
        switch (fate)
        {
            case DossierFate.Superseded:
                Superseded++;
                return;
            case DossierFate.Duplicate:
                Duplicate++;
                return;
            case DossierFate.Rejected:
                Rejected++;
                return;
        }

        Current++;
        Counted?.Invoke(encounter, stated);
        if (!_accounts.TryGetValue((encounter.Facility.Index, encounter.SettlementMonth), out Account? account))
        {
            _accounts[(encounter.Facility.Index, encounter.SettlementMonth)] = account = new Account();
        }

        if (encounter.SettlementMonth / 100 == options.Start.Year && ((encounter.SettlementMonth % 100) + 2) / 3 == (options.Start.Month + 2) / 3)
        {
            FirstQuarter.Add(new ClaimedDossier(
                encounter.Facility.Index, encounter.Number, encounter.CareType, DateOnly.FromDateTime(encounter.Discharge), stated.FacilityCharge, stated.CoveredCharge, stated.Fund, stated.Copayment, stated.OutOfPocket, stated.Other));
        }

        account.Visits++;
        account.Inpatient += encounter.IsInpatient ? 1 : 0;
        account.Amounts.FacilityCharge += stated.FacilityCharge;
        account.Amounts.CoveredCharge += stated.CoveredCharge;
        account.Amounts.OutOfPocket += stated.OutOfPocket;
        account.Amounts.Copayment += stated.Copayment;
        account.Amounts.Fund += stated.Fund;
        account.Amounts.Other += stated.Other;
        foreach (ClaimLine line in encounter.Lines)
        {
            LineAccount lines = line.Drug is null ? account.Services : account.Drugs;
            lines.Lines++;
            lines.FacilityCharge += line.FacilityCharge;
            lines.CoveredCharge += line.CoveredCharge;
            lines.Fund += line.Fund;
        }
    }

    public void Add(ClaimsTally other)
    {
        Files.AddRange(other.Files);
        Faults.AddRange(other.Faults);
        FirstQuarter.AddRange(other.FirstQuarter);
        for (int i = 0; i < DocumentRows.Length; i++)
        {
            DocumentRows[i] += other.DocumentRows[i];
        }

        Written += other.Written;
        Current += other.Current;
        Superseded += other.Superseded;
        Duplicate += other.Duplicate;
        Rejected += other.Rejected;
        CheckIns += other.CheckIns;
        LinesWritten += other.LinesWritten;
        foreach (((int, int) key, Account theirs) in other._accounts)
        {
            if (!_accounts.TryGetValue(key, out Account? mine))
            {
                _accounts[key] = theirs;
                continue;
            }

            mine.Visits += theirs.Visits;
            mine.Inpatient += theirs.Inpatient;
            mine.Amounts.FacilityCharge += theirs.Amounts.FacilityCharge;
            mine.Amounts.CoveredCharge += theirs.Amounts.CoveredCharge;
            mine.Amounts.OutOfPocket += theirs.Amounts.OutOfPocket;
            mine.Amounts.Copayment += theirs.Amounts.Copayment;
            mine.Amounts.Fund += theirs.Amounts.Fund;
            mine.Amounts.Other += theirs.Amounts.Other;
            mine.Drugs.Add(theirs.Drugs);
            mine.Services.Add(theirs.Services);
        }
    }

    public IReadOnlyList<FacilityMonthTruth> Months() =>
    [
        .. _accounts
            .OrderBy(entry => Facilities.FacilityNetwork.All[entry.Key.Facility].Code, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Month)
            .Select(entry => new FacilityMonthTruth
            {
                FacilityCode = Facilities.FacilityNetwork.All[entry.Key.Facility].Code,
                SettlementMonth = entry.Key.Month,
                Visits = entry.Value.Visits,
                InpatientVisits = entry.Value.Inpatient,
                Amounts = new ClaimAmounts
                {
                    FacilityCharge = Dong(entry.Value.Amounts.FacilityCharge),
                    CoveredCharge = Dong(entry.Value.Amounts.CoveredCharge),
                    FundPaid = Dong(entry.Value.Amounts.Fund),
                    Copayment = Dong(entry.Value.Amounts.Copayment),
                    OutOfPocket = Dong(entry.Value.Amounts.OutOfPocket),
                    OtherSource = Dong(entry.Value.Amounts.Other),
                },
                DrugLines = entry.Value.Drugs.Truth(),
                ServiceLines = entry.Value.Services.Truth(),
            }),
    ];

    private static decimal Dong(long hundredths) => hundredths / 100m;

    private sealed class Account
    {
        public long Visits;
        public long Inpatient;
        public SummaryAmounts Amounts;
        public LineAccount Drugs { get; } = new();

        public LineAccount Services { get; } = new();
    }

    private sealed class LineAccount
    {
        public long Lines;
        public long FacilityCharge;
        public long CoveredCharge;
        public long Fund;

        public void Add(LineAccount other)
        {
            Lines += other.Lines;
            FacilityCharge += other.FacilityCharge;
            CoveredCharge += other.CoveredCharge;
            Fund += other.Fund;
        }

        public LineTotals Truth() => new()
        {
            Lines = Lines,
            FacilityCharge = Dong(FacilityCharge),
            CoveredCharge = Dong(CoveredCharge),
            FundPaid = Dong(Fund),
        };
    }
}
