using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>What happens to rows that are there already when a late row changes the intervals of a dimension, and which months of a snapshot are taken anew.</summary>
public sealed class RekeyingTests : IDisposable
{
    private const string MemberOfClaim = "SELECT commune.UnitCode FROM fact_Claim AS claim INNER JOIN dim_Member AS member ON member.MemberKey = claim.MemberKey INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = member.CommuneKey";
    private readonly ScratchHome _home = new();
    private int _files;

    public RekeyingTests()
    {
        using SqliteConnection connection = _home.Home.Warehouse.OpenWriter();
        new CodeListLoad(connection, new LoadRunLog(connection, ScratchHome.Clock)).EnsureLoaded();
        RegisterStandIn.Install(connection);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void LateExtract_ThatSplitsAnIntervalUnderAClaim_MovesTheClaimInTheSameLoad()
    {
        LoadClaims();
        Enrol(Row("20240101", "99001"));
        _home.Rows(MemberOfClaim, reader => reader.GetString(0)).ShouldBe(["99001"]);

        LoadResult late = Enrol(Row("20250501", "99002"));

        _home.Rows(MemberOfClaim, reader => reader.GetString(0)).ShouldBe(["99002"]);
        _home.Rows($"SELECT TableName, ColumnName, MovedRowCount FROM audit_Rekeying WHERE LoadRunKey = {late.LoadRunKey}", reader => (reader.GetString(0), reader.GetString(1), reader.GetInt64(2))).ShouldBe([("fact.Claim", "MemberKey", 1)]);
        using SqliteConnection connection = _home.Home.Warehouse.OpenReader();
        LedgerReport ledger = new(connection, SourceRegister.All);
        ledger.Changes(ledger.NewestPublication() - 1).ShouldContain((late.LoadRunKey, "VssEnrolment", "fact.Claim", 1L), "the reports must follow");
    }

    /// <summary>A, then A again, then B for the time in between: A holds again from the day of its second telling, which therefore had to be kept.</summary>
    [Fact]
    public void RepeatedObservation_BeginsAgain_WhenAnotherTurnsOutToLieBetween()
    {
        Enrol(Row("20240101", "99001"));
        Enrol(Row("20250101", "99001"));
        Enrol(Row("20240601", "99002"));

        _home.Rows("SELECT commune.UnitCode, member.ValidFromDateKey FROM dim_Member AS member INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = member.CommuneKey WHERE member.MemberKey > 0 ORDER BY 2", reader => (reader.GetString(0), reader.GetInt32(1)))
            .ShouldBe([("99001", 19900101), ("99002", 20240601), ("99001", 20250101)]);
    }

    [Fact]
    public void Register_ThatComesAfterTheClaims_MovesClaimLinesDocumentsMembersAndCheckIns()
    {
        LoadClaims();
        LoadClaims(("check-in.xml", CheckInText.Of(("LK-9", "00101"))));
        Enrol(Row("20240101", "99001").With("MA_DKBD", "00101"));

        Register("Facility;00101;20240601;1;2026;Một", "Facility;00101;20250525;1;2026;Hai", "Facility;00101;20250601;1;2026;Ba");

        // The claim ended on 10 May 2025; a check-in has no stay yet and shows the facility as it is now; the person chose it on 1 January 2024.
        foreach ((string table, string column, string expected) in ((string, string, string)[])[("fact_Claim", "TreatingFacilityKey", "Một"), ("fact_ClaimLine", "TreatingFacilityKey", "Một"), ("fact_ClaimDocument", "TreatingFacilityKey", "Ba,Một"), ("fact_CardSpan", "RegisteredFacilityKey", "Một"), ("dim_Member", "RegisteredFacilityKey", "Một")])
        {
            _home.Rows($"SELECT DISTINCT facility.FacilityName FROM {table} AS row INNER JOIN dim_Facility AS facility ON facility.FacilityKey = row.{column} WHERE facility.FacilityKey > 0 ORDER BY 1", reader => reader.GetString(0)).ShouldBe(expected.Split(','), ignoreOrder: false, customMessage: table);
        }

        KeysInForce.Breaches(_home.Home.Warehouse).ShouldBeEmpty();
        _home.Count("SELECT COUNT(*) FROM dim_Facility WHERE FacilityCode = '00101' AND IsInferred = 0").ShouldBe(3);
    }

    [Fact]
    public void Mention_OfAKnownFacility_LeavesItKnown()
    {
        Register("Facility;00101;20240601;1;2026;Một");

        LoadClaims();

        _home.Rows("SELECT FacilityName, IsInferred FROM dim_Facility WHERE FacilityCode = '00101'", reader => (reader.GetString(0), reader.GetInt32(1))).ShouldBe([("Một", 0)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Precedence_OfTheRegister_BeatsWhatALesserFeedTells(bool lesserFirst)
    {
        string lesser = "AdministrativeUnit;99001;20250101;1;2026;Hai";
        string greater = "AdministrativeUnit;99001;20240601;2;2025;Một";
        foreach (string line in lesserFirst ? (string[])[lesser, greater] : [greater, lesser])
        {
            Register(line);
        }

        _home.Rows("SELECT UnitName, ValidToDateKey FROM dim_AdministrativeUnit WHERE UnitCode = '99001'", reader => (reader.GetString(0), reader.GetInt32(1))).ShouldBe([("Một", 20250630)], "a unit of the old system lives to its last day");
    }

    [Fact]
    public void Snapshot_AfterALoad_IsTakenForTheMonthsThatTheLoadTouchedAlone()
    {
        int first = Enrol(Row("20240101", "99001").With("NGAY_TRICH", "20250430"), Row("20240101", "99001", 2).With("NGAY_TRICH", "20250630")).LoadRunKey;

        int second = Enrol(Row("20250515", "99001", 3).With("GT_THE_DEN", "20250615").With("NGAY_TRICH", "20250531")).LoadRunKey;

        _home.Rows("SELECT MonthKey, LoadRunKey, SUM(MemberCount) FROM fact_EnrolmentMonth GROUP BY 1, 2 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)))
            .ShouldBe([(202504, first, 2), (202505, second, 3), (202506, first, 2)]);
    }

    /// <summary>A later extract that only repeats what is known still says that it was so in its month.</summary>
    [Fact]
    public void Snapshot_AfterAnExtractOfDuplicates_HasItsMonth()
    {
        Enrol(Row("20240101", "99001").With("NGAY_TRICH", "20250430"), Row("20240101", "99001", 2).With("NGAY_TRICH", "20250430"));

        Enrol(Row("20240101", "99001").With("NGAY_TRICH", "20250531")).Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);

        _home.Rows("SELECT MonthKey, SUM(MemberCount) FROM fact_EnrolmentMonth GROUP BY 1 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1))).ShouldBe([(202504, 2), (202505, 2)]);
    }

    /// <summary>Each month's extract tells of everybody again: the months before must not go when no row of the first extract is left.</summary>
    [Theory]
    [InlineData("20250430", "20250531", "20250630")]
    [InlineData("20250630", "20250430", "20250531")]
    [InlineData("20250531", "20250630", "20250430")]
    public void Snapshot_OfExtractsThatRepeatEverything_HasEveryMonth(params string[] days)
    {
        foreach (string day in days)
        {
            Enrol(Row("20240101", "99001").With("NGAY_TRICH", day), Row("20240101", "99001", 2).With("NGAY_TRICH", day).With("MA_DKBD", day == "20250531" ? "00102" : "00101"));
        }

        _home.Rows("SELECT MonthKey, SUM(MemberCount) FROM fact_EnrolmentMonth GROUP BY 1 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1))).ShouldBe([(202504, 2), (202505, 2), (202506, 2)]);
    }

    [Fact]
    public void Snapshot_OfSpansThatARegisterMoved_FollowsThem()
    {
        Enrol(Row("20240101", "99001").With("NGAY_TRICH", "20250430"));

        Register("AdministrativeUnit;99001;20230101;1;2026;Một", "AdministrativeUnit;99001;20231201;1;2026;Hai");

        _home.Rows("SELECT commune.UnitName FROM fact_EnrolmentMonth AS enrolment INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = enrolment.CommuneKey", reader => reader.GetString(0)).ShouldBe(["Hai"]);
    }

    private static Dictionary<string, string> Row(string from, string commune, int person = 1) =>
        EnrolmentFileText.Row(person).With("GT_THE_TU", from).With("GT_THE_DEN", "").With("MA_XA", commune).With("NGAY_TRICH", "20260501");

    private LoadResult Enrol(params Dictionary<string, string>[] rows) => Load("VssEnrolment", ("rows.csv", Encoding.UTF8.GetBytes(EnrolmentFileText.Csv(rows))));

    private void LoadClaims() => LoadClaims(("claims.xml", new EnvelopeText(new DossierText("LK-1").With(dossier => dossier.Summary["MA_THE_BHYT"] = Row("20240101", "99001")["MA_THE_BHYT"])).ToBytes()));

    private void LoadClaims((string Name, byte[] Content) file) => Load("VssClaims", file);

    private void Register(params string[] lines) => RegisterStandIn.Load(_home, new ArrivingFile("Register", $"register-{++_files}", Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private LoadResult Load(string feed, (string Name, byte[] Content) file)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Folder, $"{feed}-{++_files}")).FullName;
        File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
        LoadResult result = _home.Load(feed, folder);
        result.State.ShouldBe(LoadState.Published, result.Message);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0);
        return result;
    }
}
