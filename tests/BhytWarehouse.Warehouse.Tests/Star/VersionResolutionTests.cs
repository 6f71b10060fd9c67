using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>Which of several versions of a dossier counts, in one load and across loads, in every order of arrival.</summary>
public sealed class VersionResolutionTests : IDisposable
{
    private readonly ScratchHome _home = new();
    private int _loads;

    public void Dispose() => _home.Dispose();

    /// <summary>Three contents: A of 12 May, B of 1 June, and A once more of 15 June.</summary>
    public static TheoryData<string> Orders => ["A1 B A2", "A1 A2 B", "B A1 A2", "B A2 A1", "A2 A1 B", "A2 B A1", "A1+B+A2", "A2+B A1", "B+A1 A2", "A1 A2+B"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Versions_InAnyOrderOfArrival_EndWithTheNewest(string order)
    {
        ArgumentNullException.ThrowIfNull(order);
        foreach (string load in order.Split(' '))
        {
            Load([.. load.Split('+').Select(Version)]);
        }

        Standing().ShouldBe([(Price('A'), 20250615)]);
        ShouldBalance();
    }

    [Fact]
    public void Duplicate_OfALaterDay_CannotBeOvertakenByAVersionInBetween()
    {
        Load(Version("A1"));
        Load(Version("A2")).Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);

        Load(Version("B")).Total(LedgerLevel.Record, LedgerState.Superseded).ShouldBe(1);

        Standing().ShouldBe([(Price('A'), 20250615)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Versions_OfOneDay_TakeThePaidOne(bool paidFirst)
    {
        EnvelopeText paid = Version("A1");
        paid.Dossiers[0].Summary["NGAY_TTOAN"] = "202505121000";
        EnvelopeText[] both = [Version("A1"), paid];
        foreach (EnvelopeText version in paidFirst ? both.Reverse() : both)
        {
            Load(version);
        }

        _home.Rows("SELECT PaymentDateKey FROM fact_Claim", reader => reader.GetInt32(0)).ShouldBe([20250512]);
        ShouldBalance();
    }

    [Fact]
    public void Versions_OfOneDayAndState_TakeTheOneReceivedLater()
    {
        EnvelopeText other = Version("B");
        other.PreparedOn = "20250512";
        Load(new DateTimeOffset(2026, 7, 1, 3, 0, 0, TimeSpan.Zero), Version("A1"));
        Load(new DateTimeOffset(2026, 7, 2, 3, 0, 0, TimeSpan.Zero), other);

        Standing().ShouldBe([(Price('B'), 20250512)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Versions_OfOneMoment_AreToldApartByTheirFilesAlone(bool turned)
    {
        EnvelopeText other = Version("B");
        other.PreparedOn = "20250512";
        EnvelopeText[] both = [Version("A1"), other];
        foreach (EnvelopeText version in turned ? both.Reverse() : both)
        {
            Load(version);
        }

        // SHA-256 of the two files decides, so the order of arrival does not.
        string winner = both.MaxBy(version => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(version.ToBytes())), StringComparer.Ordinal) == other ? "B" : "A";
        Standing().ShouldBe([(Price(winner[0]), 20250512)]);
    }

    [Fact]
    public void Replacement_AcrossLoads_IsASignedMovementAndLeavesNoRowBehind()
    {
        LoadResult first = Load(Version("A1"));
        LoadResult second = Load(Version("B"));

        _home.Rows($"SELECT LevelCode, StateCode, Quantity FROM audit_Ledger WHERE LoadRunKey = {first.LoadRunKey} AND MovedByLoadRunKey = {second.LoadRunKey} AND LevelCode <> 5", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2)))
            .ShouldBe([(2, 2, -1), (2, 8, 1), (3, 2, -4), (3, 8, 4), (4, 2, -5), (4, 8, 5)], ignoreOrder: true);
        foreach (string fact in (string[])["ClaimLine", "ClaimDocument"])
        {
            _home.Count($"SELECT COUNT(*) FROM fact_{fact} WHERE ClaimKey NOT IN (SELECT ClaimKey FROM fact_Claim)").ShouldBe(0, fact);
        }

        ShouldBalance();
    }

    [Fact]
    public void Correction_ThatIsFaulty_LeavesTheVersionBeforeItStanding()
    {
        Load(Version("A1"));
        EnvelopeText faulty = Version("B");
        faulty.Dossiers[0].Summary["GIOI_TINH"] = "9";

        Load(faulty).Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);

        Standing().ShouldBe([(Price('A'), 20250512)]);
    }

    private static decimal Price(char content) => content == 'A' ? 1000m : 2000m;

    private static EnvelopeText Version(string name) => new(new DossierText("LK-1").With(dossier => dossier.AddDrug("40.9", 1m, Price(name[0]))).Total())
    {
        PreparedOn = name switch { "A1" => "20250512", "B" => "20250601", _ => "20250615" },
    };

    private LoadResult Load(params EnvelopeText[] files) => Load(ScratchHome.Clock.GetUtcNow(), files);

    private LoadResult Load(DateTimeOffset now, params EnvelopeText[] files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Folder, $"load-{++_loads}")).FullName;
        for (int index = 0; index < files.Length; index++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{index}.xml"), files[index].ToBytes());
        }

        LoadResult result = _home.Load("VssClaims", folder, new StandingClock(now));
        result.State.ShouldBe(LoadState.Published, result.Message);
        return result;
    }

    private List<(decimal, int)> Standing() => _home.Rows(
        "SELECT line.FacilityChargeAmount, claim.SubmissionDateKey FROM fact_Claim AS claim INNER JOIN fact_ClaimLine AS line USING (ClaimKey) INNER JOIN dim_Drug AS drug ON drug.DrugKey = line.DrugKey WHERE drug.DrugCode = '40.9'",
        reader => (reader.GetDecimal(0), reader.GetInt32(1)));

    private void ShouldBalance()
    {
        _home.Count("SELECT COUNT(*) FROM (SELECT 1 FROM audit_Ledger GROUP BY SourceFileKey, LevelCode HAVING ABS(SUM(CASE WHEN StateCode = 1 THEN Quantity ELSE -Quantity END)) > 0.001)").ShouldBe(0);
        _home.Count("SELECT SUM(Quantity) FROM audit_Ledger WHERE LevelCode = 2 AND StateCode = 2").ShouldBe(_home.Count("SELECT COUNT(*) FROM fact_Claim"));
        _home.Count("SELECT SUM(Quantity) FROM audit_Ledger WHERE LevelCode = 4 AND StateCode = 2").ShouldBe(_home.Count("SELECT COUNT(*) FROM fact_ClaimLine"));
    }
}
