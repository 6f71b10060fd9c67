using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>The versions of a person and the code lists, filled through real loads.</summary>
public sealed class DimensionLoaderTests : IDisposable
{
    private const string Timeline = "SELECT commune.UnitCode, member.ValidFromDateKey, member.ValidToDateKey, member.IsCurrent FROM dim_Member AS member INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = member.CommuneKey WHERE member.MemberKey > 0 ORDER BY 2";
    private readonly ScratchHome _home = new();
    private int _files;

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Versions_InOrder_LieEndToEnd()
    {
        Load(Row("20240101", "99001"));
        Load(Row("20250101", "99002"));

        Members().ShouldBe([("99001", 19900101, 20241231, 0), ("99002", 20250101, 99991231, 1)]);
        DurableKeys().ShouldBe(1);
    }

    [Fact]
    public void Versions_TheLaterOneFirst_EndTheSame()
    {
        Load(Row("20250101", "99002"));
        Load(Row("20240101", "99001"));

        Members().ShouldBe([("99001", 19900101, 20241231, 0), ("99002", 20250101, 99991231, 1)]);
        DurableKeys().ShouldBe(1);
    }

    [Fact]
    public void Version_InBetweenArrivingLate_SplitsTheTimeline()
    {
        Load(Row("20230101", "99001"), Row("20250101", "99003"));
        Load(Row("20240101", "99002"));

        Members().ShouldBe([("99001", 19900101, 20231231, 0), ("99002", 20240101, 20241231, 0), ("99003", 20250101, 99991231, 1)]);
    }

    [Fact]
    public void Version_SameAsTheOneInForce_AddsNothing()
    {
        Load(Row("20240101", "99001"));
        Load(Row("20250101", "99001"));

        Members().ShouldBe([("99001", 19900101, 99991231, 1)]);
    }

    [Fact]
    public void LaterExtract_ForTheSameDay_CorrectsTheVersion()
    {
        Load(Row("20240101", "99001"));
        Load(Row("20240101", "99002").With("NGAY_TRICH", "20260630"));

        Members().ShouldBe([("99002", 19900101, 99991231, 1)]);
    }

    [Fact]
    public void Member_OnlyMentionedByAClaim_BecomesKnownInPlace()
    {
        string claims = Put("claims/a.xml", new EnvelopeText(new DossierText("LK-1").With(dossier => dossier.Summary["MA_THE_BHYT"] = Row("20240101", "99001")["MA_THE_BHYT"])).ToString());
        _home.Load("VssClaims", Path.GetDirectoryName(claims)!).State.ShouldBe(LoadState.Published);
        long mentioned = _home.Count("SELECT MemberKey FROM dim_Member WHERE MemberKey > 0 AND IsInferred = 1");

        Load(Row("20240101", "99001"));

        _home.Rows("SELECT MemberKey, IsInferred FROM dim_Member WHERE MemberKey > 0", reader => (reader.GetInt64(0), reader.GetInt32(1))).ShouldBe([(mentioned, 0)]);
        Members().ShouldBe([("99001", 19900101, 99991231, 1)]);
        _home.Count("SELECT MemberKey FROM fact_Claim").ShouldBe(mentioned);
    }

    [Fact]
    public void CodeLists_WithValidity_HaveOneMeaningOnEachDay()
    {
        Load(Row("20240101", "99001"));

        foreach ((string table, string code) in ((string, string)[])[("CareType", "CareTypeCode"), ("Entitlement", "EntitlementCode"), ("CostGroup", "CostGroupCode"), ("ParticipantGroup", "GroupCode")])
        {
            _home.Count($"SELECT COUNT(*) FROM dim_{table} WHERE {table}Key > 0").ShouldBeGreaterThan(5, table);
            _home.Count($"SELECT COUNT(*) FROM dim_{table} AS one INNER JOIN dim_{table} AS other ON other.{code} = one.{code} AND other.{table}Key > one.{table}Key AND one.{table}Key > 0 WHERE one.ValidFromDateKey <= other.ValidToDateKey AND other.ValidFromDateKey <= one.ValidToDateKey").ShouldBe(0, table);
        }
    }

    private static Dictionary<string, string> Row(string from, string commune) => EnrolmentFileText.Row().With("GT_THE_TU", from).With("MA_XA", commune).With("NGAY_TRICH", "20260501");

    private void Load(params Dictionary<string, string>[] rows)
    {
        string path = Put($"enrolment-{++_files}/rows.csv", EnrolmentFileText.Csv(rows));
        _home.Load("VssEnrolment", Path.GetDirectoryName(path)!).ShouldSatisfyAllConditions(result => result.State.ShouldBe(LoadState.Published, result.Message), result => result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0));
    }

    private string Put(string name, string text)
    {
        string path = Path.Combine(_home.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private List<(string, int, int, int)> Members() => _home.Rows(Timeline, reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));

    private long DurableKeys() => _home.Count("SELECT COUNT(DISTINCT MemberDurableKey) FROM dim_Member WHERE MemberKey > 0");
}
