using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using static BhytWarehouse.Warehouse.Tests.Star.DossierHome;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>Corrections that come years late, in any order, across the reform of units of 1 July 2025: they are loaded like any other, and nothing is too old to be accounted for.</summary>
public sealed class LateCorrectionTests : IDisposable
{
    private static readonly StandingClock InTime = new(new DateTimeOffset(2025, 6, 3, 3, 0, 0, TimeSpan.Zero));
    private static readonly StandingClock Late = new(new DateTimeOffset(2027, 6, 15, 3, 0, 0, TimeSpan.Zero));

    private readonly DossierHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Correction_TwentyFourMonthsLate_ReplacesTheVersionAndEveryFigureFollows()
    {
        LoadResult first = _home.Load(InTime, Version("LK-1", 1000m, "20250512"), Version("LK-2", 500m, "20250512"));
        _home.ComputeFigures();
        _home.Close(202505);

        LoadResult second = _home.Load(Late, Version("LK-1", 1234.56m, "20270512"));
        _home.ComputeFigures();

        second.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(1);
        _home.Standing().ShouldBe([("LK-1", 1234.56m, 20270512), ("LK-2", 500m, 20250512)]);
        _home.Home.Rows($"SELECT StateCode, Quantity FROM audit_Ledger WHERE LoadRunKey = {first.LoadRunKey} AND MovedByLoadRunKey = {second.LoadRunKey} AND LevelCode = 2 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt64(1))).ShouldBe([(2, -1), (8, 1)]);
        // The stay keeps its quarter; only the day of submission and the amount are new.
        _home.Home.Rows("SELECT YearNumber, QuarterNumber, SubmissionDateKey FROM fact_ClaimSettlement WHERE ClaimNumber = 'LK-1'", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2))).ShouldBe([(2025, 2, 20270512)]);
        // Received on two days, two years apart: the first day knows that one of its dossiers was replaced.
        _home.Home.Rows("SELECT ReceiptDateKey, ReceivedDossierCount, StandingDossierCount, SupersededDossierCount FROM fact_DossierReceipt ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(20250603, 2, 1, 1), (20270615, 1, 1, 0)]);
        _home.Home.Rows("SELECT ReportDateKey, ReceivedDossierCount FROM fact_FacilityReporting WHERE ReceivedDossierCount > 0 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1))).ShouldBe([(20250603, 2), (20270615, 1)]);
        _home.Home.Rows("SELECT MonthKey, Numerator, Denominator FROM fact_IndicatorValue WHERE IndicatorCode = 'K16'", reader => (reader.GetInt32(0), reader.GetDecimal(1), reader.GetInt32(2))).ShouldBe([(202505, (2 * 82638.33m) + 1734.56m, 2)]);
        _home.Home.Rows("SELECT ChangedDossierCount, FacilityChargeChangedAmount FROM mart_PeriodRevision", reader => (reader.GetInt32(0), reader.GetDecimal(1))).ShouldBe([(1, 234.56m)]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void OlderVersion_ThatArrivesTwoYearsAfterTheNewer_ChangesNothingAndIsAccountedFor()
    {
        _home.Load(Late, Version("LK-1", 1200m, "20270512"));
        LogicalContent before = _home.Home.Content;

        _home.Load(new StandingClock(Late.GetUtcNow().AddMonths(24)), Version("LK-1", 1000m, "20250512")).Total(LedgerLevel.Record, LedgerState.Superseded).ShouldBe(1);

        _home.Home.Content.DifferenceFrom(before).ShouldBeEmpty();
        _home.ShouldBeSound();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Correction_AcrossTheReformOfUnits_EndsTheSameWhicheverCameFirst(bool newerFirst)
    {
        LoadUnits();
        // A stay of May 2025: code 99002 is a ward of the old system then, and another unit of the new one; 99003 is a unit of the new system only, as the software of 2027 writes it.
        EnvelopeText older = Version("LK-1", 1000m, "20250512");
        older.Dossiers[0].Summary["MAXA_CU_TRU"] = "99002";
        EnvelopeText newer = Version("LK-1", 1200m, "20270512");
        newer.Dossiers[0].Summary["MAXA_CU_TRU"] = "99003";
        newer.Dossiers[0].Summary["MAHUYEN_CU_TRU"] = "";
        foreach (EnvelopeText version in newerFirst ? (EnvelopeText[])[newer, older] : [older, newer])
        {
            _home.Load(Late, version);
        }

        _home.Standing().ShouldBe([("LK-1", 1200m, 20270512)]);
        _home.Home.Rows("SELECT commune.UnitCode FROM fact_Claim AS claim INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = claim.ResidenceCommuneKey", reader => reader.GetString(0)).ShouldBe(["99003"]);
        _home.ComputeFigures();
        _home.ShouldBeSound();
    }

    [Fact]
    public void Correction_OfTheSameCodeAcrossTheReform_KeepsTheUnitOfTheDayOfTheStay()
    {
        LoadUnits();
        foreach ((decimal price, string day) in ((decimal, string)[])[(1000m, "20250512"), (1200m, "20270512")])
        {
            EnvelopeText version = Version("LK-1", price, day);
            version.Dossiers[0].Summary["MAXA_CU_TRU"] = "99002";
            _home.Load(Late, version);
        }

        _home.Home.Rows("SELECT commune.UnitName, commune.UnitSystemCode FROM fact_Claim AS claim INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = claim.ResidenceCommuneKey", reader => (reader.GetString(0), reader.GetString(1))).ShouldBe([("Phường Mẫu 2", "Old")]);
        _home.ShouldBeSound();
    }

    /// <summary>No bound lets anything vanish: what is as old as the rules take loads, what is older is held back by a rule that says so.</summary>
    [Theory]
    [InlineData("202401", true)]
    [InlineData("202306", true)]
    [InlineData("201501", true)]
    [InlineData("201412", false)]
    public void Dossier_OfAMonthLongPast_IsLoadedOrHeldButNeverIgnored(string month, bool isLoaded)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Home.Folder, "old")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "old.xml"), Version("LK-1", 1000m, "20270512", month: month).ToBytes());

        LoadResult result = _home.Home.Load("VssClaims", folder, Late);

        result.State.ShouldBe(LoadState.Published, result.Message);
        (result.Total(LedgerLevel.Record, LedgerState.Loaded), result.Total(LedgerLevel.Record, LedgerState.Quarantined)).ShouldBe(isLoaded ? (1, 0) : (0, 1));
        _home.Home.Rows("SELECT DISTINCT RuleCode FROM quality_Finding WHERE SeverityCode = 2", reader => reader.GetString(0)).ShouldBe(isLoaded ? [] : ["VC-112"]);
        _home.ShouldBeSound();
    }

    private void LoadUnits()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Home.Folder, "units")).FullName;
        File.WriteAllText(Path.Combine(folder, "conversion.csv"),
            """
            ĐVHC mới,,,ĐVHC cũ,,,,
            Tỉnh/thành phố (mã),Tên,Mã,Tên,Mã,Ghi chú,Huyện (mã),Tỉnh (mã)
            Tỉnh Mẫu (00),,,,,,,
            Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 1,99001,Nhập toàn bộ,991,Tỉnh Mẫu (00)
            Tỉnh Mẫu (00),Phường Tân Mẫu,99002,Phường Mẫu 2,99002,Nhập một phần,992,Tỉnh Mẫu (00)
            Tỉnh Mẫu (00),Xã Mẫu Hòa,99003,Phường Mẫu 2,99002,Nhập một phần,992,Tỉnh Mẫu (00)

            """, Encoding.UTF8);
        LoadResult units = _home.Home.Load("NsoAdministrativeUnits", folder, InTime);
        units.State.ShouldBe(LoadState.Published, units.Message);
        units.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0);
    }
}
