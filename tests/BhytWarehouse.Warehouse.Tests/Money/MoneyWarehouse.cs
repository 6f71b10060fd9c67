using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Money;

/// <summary>A warehouse whose facts are put in by hand, so that what the views make of them can be said in a line.</summary>
internal sealed class MoneyWarehouse : IDisposable
{
    private readonly ScratchHome _home = new();
    private readonly SqliteConnection _connection;
    private int _rows;

    public MoneyWarehouse() => _connection = _home.Home.Warehouse.OpenWriter();

    public void Run(string sql) => _connection.Run(sql);

    public List<TRow> Rows<TRow>(string sql, Func<SqliteDataReader, TRow> read) => _connection.Rows(sql, read);

    public void TakeSnapshot(string fact) => new SnapshotLoader(_connection, 1).Take([fact]);

    public void Unit(int key) => Run($"INSERT INTO dim_PayingUnit (PayingUnitKey, PayingUnitDurableKey, PayingUnitCode, PayingUnitName, RegistrationNumber, GroupCode, IndustryCode, EffectiveDateKey, ValidFromDateKey, ValidToDateKey, IsCurrent, IsInferred, LoadRunKey) VALUES ({key}, {key}, '990000000{key}DNA01', '', '', 'DN', 'A01', 19900101, 19900101, 99991231, 1, 0, 1)");

    public void Facility(int key) => Run($"INSERT INTO dim_Facility (FacilityKey, FacilityDurableKey, FacilityCode, FacilityName, ProfessionalLevel, FormerLine, FacilityClass, Ownership, ProvinceCode, EffectiveDateKey, ValidFromDateKey, ValidToDateKey, IsCurrent, IsInferred, LoadRunKey) VALUES ({key}, {key}, '0000{key}', 'Facility {key}', '', '', '', '', '00', 19900101, 19900101, 99991231, 1, 0, 1)");

    public void Province() => Run("INSERT INTO dim_AdministrativeUnit (AdministrativeUnitKey, AdministrativeUnitDurableKey, UnitCode, UnitName, UnitLevel, ProvinceCode, EffectiveDateKey, ValidFromDateKey, ValidToDateKey, IsCurrent, IsInferred, LoadRunKey) VALUES (1, 1, '00', 'Mẫu', 'Province', '00', 19900101, 19900101, 99991231, 1, 0, 1)");

    public void Ledger(int unit, int month, decimal opening, decimal due, decimal adjustment, decimal paid)
    {
        _rows++;
        Run(FormattableString.Invariant($"INSERT INTO fact_ContributionMonth (ContributionKey, MonthKey, PayingUnitKey, PayingUnitDurableKey, ParticipantGroupKey, MemberCount, OpeningAmount, DueAmount, AdjustmentAmount, PaidAmount, DifferenceAmount, ClosingAmount, LedgerDateKey, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES ({_rows}, {month}, {unit}, {unit}, -1, 10, {opening}, {due}, {adjustment}, {paid}, 0, {opening + due + adjustment - paid}, -1, 1, 1, {_rows}, 1)"));
    }

    public void Claim(string number, int facility, int month, decimal fund)
    {
        _rows++;
        string[] keys = ["RegisteredFacilityKey", "RegisteredFacilityDurableKey", "MemberKey", "MemberDurableKey", "ResidenceCommuneKey", "ResidenceCommuneDurableKey", "ParticipantGroupKey", "SexKey", "AgeBandKey", "CareTypeKey", "EntitlementKey", "MainDiagnosisKey", "DepartmentKey", "AdmissionDateKey", "DischargeDateKey"];
        Dictionary<string, string> values = keys.ToDictionary(key => key, _ => "-1");
        foreach (BhytWarehouse.Schema.WarehouseColumn column in BhytWarehouse.Schema.WarehouseSchema.Find("fact", "Claim").Columns)
        {
            values.TryAdd(column.Name, column.SqliteType == "TEXT" ? "''" : "0");
        }

        (values["ClaimKey"], values["ClaimNumber"], values["SettlementMonthKey"], values["TreatingFacilityKey"], values["TreatingFacilityDurableKey"]) = ($"{_rows}", $"'{number}'", $"{month}", $"{facility}", $"{facility}");
        (values["FundPaidAmount"], values["SubmissionDateKey"]) = (FormattableString.Invariant($"{fund}"), $"{month}15");
        Run($"INSERT INTO fact_Claim ({string.Join(", ", values.Keys)}) VALUES ({string.Join(", ", values.Values)})");
    }

    public void Settled(string number, int facility, int year, int quarter, decimal asked, decimal settled, int settlementDate)
    {
        _rows++;
        Run(FormattableString.Invariant($"INSERT INTO fact_SettlementLine (SettlementLineKey, ClaimNumber, TreatingFacilityKey, TreatingFacilityDurableKey, YearNumber, QuarterNumber, AskedAmount, SettledAmount, DisallowedAmount, DisallowanceReasonCode, ReviewDateKey, SettlementDateKey, ListDateKey, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES ({_rows}, '{number}', {facility}, {facility}, {year}, {quarter}, {asked}, {settled}, {asked - settled}, '', 20250710, {settlementDate}, -1, 1, 1, {_rows}, 1)"));
    }

    public void Decided(int year, int facility, string number, int date, char kind, decimal amount)
    {
        _rows++;
        Run(FormattableString.Invariant($"INSERT INTO fact_BudgetDecision (BudgetDecisionKey, YearNumber, AdministrativeUnitKey, AdministrativeUnitDurableKey, FacilityKey, FacilityDurableKey, DecisionNumber, DecisionDateKey, DecisionKindCode, EstimateAmount, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES ({_rows}, {year}, 1, 1, {facility}, {facility}, '{number}', {date}, '{kind}', {amount}, 1, 1, {_rows}, 1)"));
    }

    public void Replied(int facility, int date, int accepted, int rejected, int late)
    {
        _rows++;
        Run($"INSERT INTO fact_PortalReply (PortalReplyKey, TransactionCode, FacilityKey, FacilityDurableKey, ReplyDateKey, ReplyMinute, ResultCode, FileNameToken, DossierCount, AcceptedDossierCount, RejectedDossierCount, LateDossierCount, ExtractDateKey, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES ({_rows}, 'T{_rows}', {facility}, {facility}, {date}, 600, '200', '', {accepted + rejected}, {accepted}, {rejected}, {late}, -1, 1, 1, {_rows}, 1)");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _home.Dispose();
    }
}
