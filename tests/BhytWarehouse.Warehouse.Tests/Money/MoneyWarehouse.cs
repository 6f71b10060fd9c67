using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
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

    public void Unit(int key) => Version("PayingUnit", key, ("PayingUnitCode", $"'990000000{key}DNA01'"), ("GroupCode", "'DN'"), ("IndustryCode", "'A01'"));

    public void Facility(int key) => Version("Facility", key, ("FacilityCode", $"'0000{key}'"), ("FacilityName", $"'Facility {key}'"), ("ProvinceCode", "'00'"));

    public void Province() => Version("AdministrativeUnit", 1, ("UnitCode", "'00'"), ("UnitName", "'Mẫu'"), ("UnitLevel", "'Province'"), ("ProvinceCode", "'00'"));

    public void Ledger(int unit, int month, decimal opening, decimal due, decimal adjustment, decimal paid)
    {
        _rows++;
        Run(FormattableString.Invariant($"INSERT INTO fact_ContributionMonth (ContributionKey, MonthKey, PayingUnitKey, PayingUnitDurableKey, ParticipantGroupKey, MemberCount, OpeningAmount, DueAmount, AdjustmentAmount, PaidAmount, DifferenceAmount, ClosingAmount, LedgerDateKey, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES ({_rows}, {month}, {unit}, {unit}, -1, 10, {opening}, {due}, {adjustment}, {paid}, 0, {opening + due + adjustment - paid}, -1, 1, 1, {_rows}, 1)"));
    }

    public void Claim(string number, int facility, int month, decimal fund)
    {
        _rows++;
        string[] unknown = ["RegisteredFacilityKey", "RegisteredFacilityDurableKey", "MemberKey", "MemberDurableKey", "ResidenceCommuneKey", "ResidenceCommuneDurableKey", "ParticipantGroupKey", "SexKey", "AgeBandKey", "CareTypeKey", "EntitlementKey", "MainDiagnosisKey", "DepartmentKey", "AdmissionDateKey", "DischargeDateKey"];
        Insert("fact", "Claim",
        [
            .. unknown.Select(key => (key, "-1")), ("ClaimKey", $"{_rows}"), ("ClaimNumber", $"'{number}'"), ("SettlementMonthKey", $"{month}"),
            ("TreatingFacilityKey", $"{facility}"), ("TreatingFacilityDurableKey", $"{facility}"), ("FundPaidAmount", FormattableString.Invariant($"{fund}")), ("SubmissionDateKey", $"{month}15"),
        ]);
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

    /// <summary>The one version of a member of a dimension, in force for ever.</summary>
    private void Version(string dimension, int key, params (string Column, string Value)[] values) => Insert("dim", dimension,
        [.. values, (dimension + "Key", $"{key}"), (dimension + "DurableKey", $"{key}"), ("EffectiveDateKey", "19900101"), ("ValidFromDateKey", "19900101"), ("ValidToDateKey", "99991231"), ("IsCurrent", "1"), ("LoadRunKey", "1")]);

    /// <summary>One row; a column that is not named is 0 or empty.</summary>
    private void Insert(string schema, string table, (string Column, string Value)[] values)
    {
        Dictionary<string, string> row = WarehouseSchema.Find(schema, table).Columns.ToDictionary(column => column.Name, column => column.SqliteType == "TEXT" ? "''" : "0");
        foreach ((string column, string value) in values)
        {
            row.ShouldContainKey(column);
            row[column] = value;
        }

        Run($"INSERT INTO {schema}_{table} ({string.Join(", ", row.Keys)}) VALUES ({string.Join(", ", row.Values)})");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _home.Dispose();
    }
}
