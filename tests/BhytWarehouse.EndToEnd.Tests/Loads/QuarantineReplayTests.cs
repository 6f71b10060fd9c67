using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What a gate held back and accepts today ends where it would have ended had it never been held; every movement of it stands in the ledger.</summary>
/// <remarks>The gate is made another one by the day: on 15 June 2025 much of the sample lies in the future, and is held or refused.</remarks>
[Collection(LoadedProvinceCollection.Name)]
public sealed class QuarantineReplayTests(LoadedProvince province)
{
    private static readonly StandingClock Early = new(new DateTimeOffset(2025, 6, 15, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Replay_OfEverythingHeldEarlier_EndsInTheContentOfAGateThatNeverHeldIt()
    {
        using ScratchHome home = new();
        LoadAllEarly(home, SourceRegister.All.Sources);
        IReadOnlyList<HeldRecord> before = Held(home);
        home.Content.DifferenceFrom(province.Content).ShouldNotBeEmpty();
        before.Count(record => !record.IsFile).ShouldBeGreaterThan(500);
        Differences(home).ShouldBeEmpty();

        List<LoadResult> results = ReplayAll(home);

        results.Where(result => result.LoadRunKey > 0).ShouldAllBe(result => result.IsPublished);
        results.Sum(result => result.Total(LedgerLevel.Record, LedgerState.Loaded)).ShouldBeGreaterThan(500);
        Differences(home).ShouldBeEmpty();
        home.ComputeFigures();
        // These facts tell when something was received, and the two gates stand on different days; the control totals add up the tables over them.
        home.Content.DifferenceFrom(province.Content, "fact.HealthStatistic", "fact.DossierReceipt", "fact.FacilityReporting", "fact.SourceFreshness", "fact.SourceReceipt", "fact.IndicatorValue", "fact.DeliveryAlert", "fact.ControlTotal").ShouldBeEmpty();
        WithoutDay(home.Content.Tables["fact.DossierReceipt"]).ShouldBe(WithoutDay(province.Content.Tables["fact.DossierReceipt"]));
        Receipts(home.Content).ShouldBe(Receipts(province.Content));
        // Of the indicators those of the sources themselves (K30, K301, K302) stand in the month of receipt.
        Figures(home.Content).ShouldBe(Figures(province.Content));
        HeldTexts(Held(home)).ShouldBe(HeldTexts(Held(province.Home)));
    }

    [Fact]
    public void Replay_ASecondTime_MovesNothingAndLeavesNoLoad()
    {
        using ScratchHome home = new();
        LoadAllEarly(home, [SourceRegister.All["VssEnrolment"], SourceRegister.All["VssClaims"]]);
        ReplayAll(home).Count(result => result.LoadRunKey > 0).ShouldBe(2);
        (LogicalContent content, LogicalContent books, long loads) = (home.Content, home.Books, home.Count("SELECT COUNT(*) FROM audit_LoadRun"));

        ReplayAll(home).ShouldAllBe(result => result.LoadRunKey == 0);

        home.Content.DifferenceFrom(content).ShouldBeEmpty();
        home.Books.DifferenceFrom(books).ShouldBeEmpty();
        home.Count("SELECT COUNT(*) FROM audit_LoadRun").ShouldBe(loads);
    }

    [Fact]
    public void Replay_OfHeldRecords_MovesThemBySignedEntriesOutOfTheLoadThatHeldThem()
    {
        using ScratchHome home = new();
        LoadAllEarly(home, [SourceRegister.All["VssClaims"]]);
        IReadOnlyList<HeldRecord> before = Held(home);
        int holder = before[0].LoadRunKey;

        LoadResult result = ReplayAll(home).ShouldHaveSingleItem();

        HashSet<string> left = [.. Held(home).Select(record => record.Key)];
        HeldRecord[] moved = [.. before.Where(record => !left.Contains(record.Key))];
        moved.Length.ShouldBeGreaterThan(50);
        foreach ((LedgerLevel level, long quantity) in ((LedgerLevel, long)[])[(LedgerLevel.Record, moved.Sum(record => record.RecordCount)), (LedgerLevel.Amount, moved.Sum(record => record.AmountHundredths))])
        {
            string sum = $"SELECT COALESCE(SUM(CAST(ROUND(Quantity * {(level == LedgerLevel.Amount ? 100 : 1)}) AS INTEGER)), 0) FROM audit_Ledger WHERE LoadRunKey = {holder} AND MovedByLoadRunKey = {result.LoadRunKey} AND LevelCode = {(int)level} AND StateCode ";
            home.Count(sum + "IN (3, 4)").ShouldBe(-quantity);
            home.Count(sum + "= 5").ShouldBe(quantity);
            result.Total(level, LedgerState.Received).ShouldBe(quantity);
        }
    }

    /// <summary>Check-ins are staged by encounter, several rows in one: of those that a gate held, and accepts today, only they come over.</summary>
    [Fact]
    public void Replay_OfHeldCheckIns_TakesOverTheHeldRowsAlone()
    {
        using ScratchHome home = new();
        string folder = Directory.CreateTempSubdirectory("bhyt-checkins-").FullName;
        string file = Path.Combine(folder, "trang-thai.xml");
        File.WriteAllText(file, CheckIns(("LK1", "202505100800"), ("LK1", "202505100815"), ("LK2", "202505100900"), ("LK3", "202505101000")));
        LoadResult first = home.Load(new AlteredReading(SourceRegister.All["VssClaims"], text => text.Replace("<MA_LK>LK1</MA_LK><STT>2<", "<MA_LK></MA_LK><STT>2<", StringComparison.Ordinal).Replace("<MA_LK>LK2<", "<MA_LK><", StringComparison.Ordinal)), file);
        (first.Total(LedgerLevel.Record, LedgerState.Loaded), first.Total(LedgerLevel.Record, LedgerState.Quarantined)).ShouldBe((2L, 2L), first.Message);

        LoadResult replay = ReplayAll(home).ShouldHaveSingleItem();

        Directory.Delete(folder, recursive: true);
        replay.State.ShouldBe(LoadState.Published, replay.Message);
        replay.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(2);
        Held(home).ShouldBeEmpty();
        Differences(home).ShouldBeEmpty();
        home.Rows("SELECT ClaimNumber, SUM(DocumentRowCount) FROM fact_ClaimDocument WHERE IsCheckInFile = 1 GROUP BY 1 ORDER BY 1", reader => (reader.GetString(0), reader.GetInt32(1))).ShouldBe([("LK1", 2), ("LK2", 1), ("LK3", 1)]);
        ReplayAll(home).ShouldBeEmpty();
    }

    [Fact]
    public void Replay_CutOffWhileItReads_IsGivenUpAndEverythingIsHeldAsBefore()
    {
        using ScratchHome home = new();
        LoadAllEarly(home, [SourceRegister.All["VssClaims"]]);
        (LogicalContent content, LogicalContent books) = (home.Content, home.Books);

        Should.Throw<OperationCanceledException>(() => Replay(home, SourceRegister.All["VssClaims"], progress =>
        {
            if (progress.Stage == LoadStage.Delivering)
            {
                throw new OperationCanceledException();
            }
        }));
        Resumption resumption = new WarehouseLoad(home.Home, SourceRegister.All, ScratchHome.Clock, home.Leases).ResumeUnfinished(progress: null, CancellationToken.None);
        resumption.Ended.ShouldBeEmpty();
        resumption.GivenUp.ShouldHaveSingleItem().FeedCode.ShouldBe("VssClaims");

        home.Content.DifferenceFrom(content).ShouldBeEmpty();
        home.Books.DifferenceFrom(books).ShouldBeEmpty();
        Differences(home).ShouldBeEmpty();
        home.Rows("SELECT Message FROM audit_LoadRun WHERE StateName = 'failed'", reader => reader.GetString(0)).ShouldHaveSingleItem().ShouldContain("Interrupted replay");
        Replay(home, SourceRegister.All["VssClaims"], progress: null).Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBeGreaterThan(50);
        Differences(home).ShouldBeEmpty();
    }

    [Fact]
    public void Feedback_OfOneQuarantine_IsTheSameTwiceAndForgetsWhomNothingConcernsAnyMore()
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-feedback-").FullName;
        try
        {
            IReadOnlyList<HeldRecord> held = Held(province.Home);
            IReadOnlyList<string> names = FeedbackFiles.Write(folder, held);
            Dictionary<string, byte[]> first = names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));

            FeedbackFiles.Write(folder, [.. held.Reverse()]).ShouldBe(names);
            names.ShouldAllBe(name => File.ReadAllBytes(Path.Combine(folder, name)).SequenceEqual(first[name]));
            string claims = names.First(name => name.StartsWith("VssClaims_", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal));
            first[claims].AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]).ShouldBeTrue();
            File.ReadAllText(Path.Combine(folder, claims)).ShouldContain("gửi lại hồ sơ với cùng MA_LK");

            FeedbackFiles.Write(folder, [.. held.Where(record => record.FeedCode == "VssEnrolment")]).ShouldAllBe(name => name.StartsWith("VssEnrolment", StringComparison.Ordinal));
            File.Exists(Path.Combine(folder, claims)).ShouldBeFalse();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void LoadAllEarly(ScratchHome home, IEnumerable<ISource> sources)
    {
        foreach (ISource source in sources)
        {
            LoadResult result = home.Load(source, province.FolderOf(source.FeedCode), Early);
            result.State.ShouldBe(LoadState.Published, result.Message);
        }
    }

    private static List<LoadResult> ReplayAll(ScratchHome home) => [.. Held(home).Select(record => record.FeedCode).Distinct().Order(StringComparer.Ordinal).Select(feed => Replay(home, SourceRegister.All[feed], progress: null))];

    private static LoadResult Replay(ScratchHome home, ISource source, Action<LoadProgress>? progress)
    {
        using Lease slice = home.Leases.Take(LeaseResource.Feed(source.FeedCode));
        return new WarehouseLoad(home.Home, SourceRegister.All, ScratchHome.Clock, home.Leases).Replay(slice, source, [.. Held(home).Where(record => record.FeedCode == source.FeedCode)], progress, CancellationToken.None);
    }

    private static string CheckIns(params (string Claim, string At)[] rows) =>
        "<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>" + string.Concat(rows.Select((row, index) =>
            $"<TRANG_THAI_KCB><MA_LK>{row.Claim}</MA_LK><STT>{index + 1}</STT><MA_BN>1</MA_BN><HO_TEN>Người Mẫu</HO_TEN><NGAY_SINH>198505120000</NGAY_SINH><GIOI_TINH>2</GIOI_TINH><MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>{row.At}</NGAY_VAO><MA_LOAI_KCB>01</MA_LOAI_KCB><MA_CSKCB>00101</MA_CSKCB><NGAY_YL>{row.At}</NGAY_YL></TRANG_THAI_KCB>")) + "</DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>";

    private static IReadOnlyList<HeldRecord> Held(ScratchHome home)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        return new QuarantineBook(connection).Held(new QuarantineFilter());
    }

    private static IReadOnlyList<string> HeldTexts(IReadOnlyList<HeldRecord> held) =>
        [.. held.Select(record => $"{record.FileHash} {record.RecordNumber} {record.RecordCount} {record.AmountHundredths}").Order(StringComparer.Ordinal)];

    /// <summary>Without the day of receipt and the version of the facility on that day.</summary>
    private static IEnumerable<string> WithoutDay(IEnumerable<string> rows) => rows.Select(row => row.Split('|', 3)[2]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Receipts(LogicalContent content) => content.Tables["fact.SourceReceipt"].Select(row => row.Split('|', 2)[1]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Figures(LogicalContent content) => content.Tables["fact.IndicatorValue"].Where(row => !row.StartsWith("K30", StringComparison.Ordinal));

    private static IReadOnlyList<string> Differences(ScratchHome home)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        return [.. new LedgerReport(connection, SourceRegister.All).Verify().Select(difference => difference.ToString())];
    }
}
