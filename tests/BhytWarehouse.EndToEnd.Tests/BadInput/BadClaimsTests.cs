using System.Globalization;
using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Each kind of bad file beside a good one: it ends where it belongs with its reason, the good one is loaded, everything is accounted for.</summary>
public sealed class BadClaimsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-bad-").FullName;
    private readonly ScratchHome _home = new();

    private static readonly Dictionary<string, (byte[] Bytes, string Rule)> RefusedFiles = new()
    {
        ["cut off"] = (Good("LK-1", "LK-2")[..^400], "VC-002"),
        ["more declared than found"] = (new EnvelopeText(new DossierText("LK-1")) { DeclaredCount = "2" }.ToBytes(), "VC-008"),
        ["fewer declared than found"] = (new EnvelopeText(new DossierText("LK-1"), new DossierText("LK-2")) { DeclaredCount = "1" }.ToBytes(), "VC-008"),
        ["not XML"] = (Encoding.UTF8.GetBytes("MA_LK;T_BHTT\r\nLK-1;1000\r\n"), "VC-002"),
        ["UTF-16"] = (Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(new EnvelopeText(new DossierText("LK-1")).ToString())).ToArray(), "VC-003"),
        ["declared as windows-1258"] = (new EnvelopeText(new DossierText("LK-1")) { Declaration = "<?xml version=\"1.0\" encoding=\"windows-1258\"?>\n" }.ToBytes(), "VC-003"),
        ["entity expansion"] = (WithDocumentType("<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"), "VC-004"),
        ["external entity"] = (WithDocumentType("<!ENTITY x SYSTEM \"file:///etc/passwd\">"), "VC-004"),
        ["deep nesting"] = (Encoding.UTF8.GetBytes("<GIAMDINHHS>" + string.Concat(Enumerable.Repeat("<a>", 200_000))), "VC-011"),
        ["empty"] = ([], "VC-001"),
        ["white space"] = (Encoding.UTF8.GetBytes(" \r\n\r\n"), "VC-001"),
    };

    private static readonly Dictionary<string, (Action<DossierText> Spoil, string Rule)> RefusedDossiers = new()
    {
        ["broken base64"] = (dossier => dossier.Content[2] = "PD94bWwg*!", "VC-020"),
        ["XML2 without its XML1"] = (dossier => dossier.Order = [2], "VC-030"),
        ["XML3 without its XML1"] = (dossier => dossier.Order = [3, 4], "VC-030"),
        ["two XML1"] = (dossier => dossier.Order = [1, 1, 2, 3], "VC-0"),
        ["unknown sex"] = (dossier => dossier.Summary["GIOI_TINH"] = "9", "VC-05"),
        ["unknown care type"] = (dossier => dossier.Summary["MA_LOAI_KCB"] = "77", "VC-05"),
        ["unknown cost group"] = (dossier => dossier.Drugs[0]["MA_NHOM"] = "99", "VC-058"),
        ["sums off"] = (dossier => dossier.Summary["T_BHTT"] = DossierText.Text(DossierText.Number(dossier.Summary["T_BHTT"]) + 2), "VC-1"),
        ["line arithmetic off"] = (dossier => dossier.Drugs[0]["THANH_TIEN_BV"] = "1", "VC-070"),
        ["date 0000"] = (dossier => dossier.Summary["NGAY_VAO"] = "0000", "VC-046"),
        ["month 00"] = (dossier => dossier.Summary["NGAY_VAO"] = "202500100800", "VC-046"),
        ["inner document type"] = (dossier => dossier.InnerText[2] = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + dossier.Inner(2), "VC-023"),
        ["inner deep nesting"] = (dossier => dossier.InnerText[2] = string.Concat(Enumerable.Repeat("<a>", 100_000)), "VC-02"),
    };

    public static TheoryData<string> RefusedFileNames => [.. RefusedFiles.Keys];

    public static TheoryData<string> RefusedDossierNames => [.. RefusedDossiers.Keys];

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(RefusedFileNames))]
    public void File_ThatCannotBeTrusted_IsRefusedWholeAndTheGoodOneLoads(string name)
    {
        (byte[] bytes, string rule) = RefusedFiles[name];
        Put("bad.xml", bytes);
        Put("good.xml", Good("LK-A", "LK-B"));

        LoadResult result = Load();

        ShouldHold(result, "LK-A", "LK-B");
        _home.Rows("SELECT StateName, RefusalRuleCode FROM audit_SourceFile WHERE FileName = 'bad.xml'", reader => (reader.GetString(0), reader.GetString(1))).Single().ShouldSatisfyAllConditions(
            file => file.Item1.ShouldBe("refused"),
            file => file.Item2.ShouldStartWith(rule));
        _home.Rows("SELECT found.Found, found.Expected FROM quality_Finding AS found INNER JOIN audit_SourceFile USING (SourceFileKey) WHERE FileName = 'bad.xml' AND found.SeverityCode = 3", reader => (reader.GetString(0), reader.GetString(1)))
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(finding => finding.Item1.ShouldNotBeEmpty(), finding => finding.Item2.ShouldNotBeEmpty());
        result.Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(RefusedDossierNames))]
    public void Dossier_Faulty_IsQuarantinedAndItsNeighboursLoad(string name)
    {
        (Action<DossierText> spoil, string rule) = RefusedDossiers[name];
        Put("mixed.xml", new EnvelopeText(new DossierText("LK-A"), new DossierText("LK-X").With(spoil), new DossierText("LK-B")).ToBytes());

        LoadResult result = Load();

        ShouldHold(result, "LK-A", "LK-B");
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);
        _home.Rows("SELECT RecordNumber FROM quality_Quarantine", reader => reader.GetInt32(0)).ShouldBe([2]);
        _home.Rows("SELECT RuleCode FROM quality_Finding WHERE RecordNumber = 2 AND SeverityCode = 2", reader => reader.GetString(0)).ShouldContain(code => code.StartsWith(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Dossier_InAnotherEncodingThanTheFileSays_IsQuarantinedAndTheGoodOneLoads()
    {
        Put("bad.xml", Replace(new EnvelopeText(new DossierText("LK-1")) { Form = ContentForm.Nested }.ToBytes(), "Người Mẫu"u8, [0x4E, 0xFF, 0xFE, 0x4D]));
        Put("good.xml", Good("LK-A", "LK-B"));

        LoadResult result = Load();

        ShouldHold(result, "LK-A", "LK-B");
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(1);
        _home.Rows("SELECT RuleCode FROM quality_Finding WHERE SeverityCode = 2", reader => reader.GetString(0)).ShouldBe(["VC-022"]);
    }

    [Fact]
    public void Tables_BeforeTheirSummary_Load()
    {
        Put("turned.xml", new EnvelopeText(new DossierText("LK-A") { Order = [4, 3, 2, 1] }).ToBytes());

        ShouldHold(Load(), "LK-A");
        _home.Count("SELECT COUNT(*) FROM fact_ClaimLine").ShouldBe(4);
    }

    [Fact]
    public void ClaimNumber_OfTwoPeopleInOneFile_QuarantinesBoth()
    {
        Put("twins.xml", new EnvelopeText(
            new DossierText("LK-X"),
            new DossierText("LK-X").With(dossier => dossier.Summary["HO_TEN"] = "Người Khác").With(dossier => dossier.Summary["NGAY_SINH"] = "199001010000"),
            new DossierText("LK-A")).ToBytes());

        LoadResult result = Load();

        ShouldHold(result, "LK-A");
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(2);
    }

    [Fact]
    public void Folder_Empty_IsAnErrorAndNoSuccess()
    {
        Should.Throw<WarehouseException>(Load).Message.ShouldContain("no file to load");
        _home.Rows("SELECT StateName FROM audit_LoadRun WHERE FeedCode = 'VssClaims'", reader => reader.GetString(0)).ShouldBe(["failed"]);
    }

    [Fact]
    public void Place_ThatIsNotThere_IsAnErrorWithItsName()
    {
        Should.Throw<FileNotFoundException>(() => _home.Load("VssClaims", Path.Combine(_folder, "nowhere"))).Message.ShouldContain("nowhere");
    }

    [Fact]
    public void File_Twice_IsADuplicateInTheSameLoadAndInALaterOne()
    {
        Put("one.xml", Good("LK-A", "LK-B"));
        Put("two.xml", Good("LK-A", "LK-B"));

        LoadResult first = Load();
        LoadResult second = Load();

        ShouldHold(first, "LK-A", "LK-B");
        (first.Total(LedgerLevel.File, LedgerState.Duplicate), first.Total(LedgerLevel.Record, LedgerState.Duplicate)).ShouldBe((1, 2));
        ShouldHold(second, "LK-A", "LK-B");
        (second.Total(LedgerLevel.File, LedgerState.Duplicate), second.Total(LedgerLevel.Record, LedgerState.Duplicate)).ShouldBe((2, 4));
    }

    [Fact]
    public void Correction_ThenTheOlderVersionLate_KeepsTheCorrection()
    {
        Put("corrected/b.xml", new EnvelopeText(new DossierText("LK-A").With(dossier => dossier.AddDrug("40.9", 1m, 7000m)).Total()) { PreparedOn = "20250601" }.ToBytes());
        Put("original/a.xml", Good("LK-A"));
        LoadResult first = _home.Load("VssClaims", Path.Combine(_folder, "corrected"));
        decimal corrected = FundPaid();

        LoadResult late = _home.Load("VssClaims", Path.Combine(_folder, "original"));

        ShouldHold(first, "LK-A");
        ShouldHold(late, "LK-A");
        FundPaid().ShouldBe(corrected);
        late.Total(LedgerLevel.Record, LedgerState.Superseded).ShouldBe(1);
        late.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(0);
        _home.Count("SELECT COUNT(*) FROM fact_ClaimLine").ShouldBe(5);
    }

    [Fact]
    public void Correction_AfterTheOriginal_MovesTheOriginalOutOfTheAccount()
    {
        Put("original/a.xml", Good("LK-A"));
        Put("corrected/b.xml", new EnvelopeText(new DossierText("LK-A").With(dossier => dossier.AddDrug("40.9", 1m, 7000m)).Total()) { PreparedOn = "20250601" }.ToBytes());
        _home.Load("VssClaims", Path.Combine(_folder, "original"));
        decimal original = FundPaid();

        ShouldHold(_home.Load("VssClaims", Path.Combine(_folder, "corrected")), "LK-A");

        _home.Rows("SELECT LevelCode, StateCode, Quantity FROM audit_Ledger WHERE MovedByLoadRunKey > 0 AND LevelCode IN (2, 5)", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2)))
            .ShouldBe([(2, 2, -1m), (2, 8, 1m), (5, 2, -original), (5, 8, original)], ignoreOrder: true);
        _home.Count("SELECT COUNT(*) FROM fact_ClaimLine").ShouldBe(5);
        _home.Count("SELECT COUNT(*) FROM fact_ClaimLine WHERE ClaimKey NOT IN (SELECT ClaimKey FROM fact_Claim)").ShouldBe(0);
    }

    [Fact]
    public async Task File_StillBeingWritten_IsLeftForTheNextLoad()
    {
        string path = Path.Combine(_folder, "growing.xml");
        byte[] whole = Good([.. Enumerable.Range(1, 800).Select(number => string.Create(CultureInfo.InvariantCulture, $"LK-{number}"))]);
        await File.WriteAllBytesAsync(path, whole.AsMemory(0, whole.Length / 2));
        Put("good.xml", Good("LK-A"));
        using CancellationTokenSource stop = new();
        using ManualResetEventSlim began = new();
        Task writer = Task.Run(() =>
        {
            using FileStream growing = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            for (int at = whole.Length / 2; at < whole.Length && !stop.IsCancellationRequested; at += 16)
            {
                growing.Write(whole, at, Math.Min(16, whole.Length - at));
                began.Set();
                stop.Token.WaitHandle.WaitOne(1);
            }
        });
        began.Wait();

        LoadResult result = Load();
        await stop.CancelAsync();
        await writer;

        ShouldHold(result, "LK-A");
        result.LeftAlone.ShouldHaveSingleItem().ShouldSatisfyAllConditions(file => file.Name.ShouldBe("growing.xml"), file => file.Reason.ShouldContain("being written"));
        _home.Count("SELECT COUNT(*) FROM audit_SourceFile WHERE FileName = 'growing.xml'").ShouldBe(0);

        await File.WriteAllBytesAsync(path, whole);
        Load().Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(800);
    }

    private static byte[] Good(params string[] numbers) => new EnvelopeText([.. numbers.Select(number => new DossierText(number))]).ToBytes();

    private static byte[] WithDocumentType(string entities) =>
        Encoding.UTF8.GetBytes(new EnvelopeText(new DossierText("LK-1")).ToString().Replace("<GIAMDINHHS>", $"<!DOCTYPE GIAMDINHHS [{entities}]><GIAMDINHHS>", StringComparison.Ordinal));

    private static byte[] Replace(byte[] bytes, ReadOnlySpan<byte> found, ReadOnlySpan<byte> with)
    {
        int at = bytes.AsSpan().IndexOf(found);
        at.ShouldBeGreaterThan(0);
        return [.. bytes[..at], .. with, .. bytes[(at + found.Length)..]];
    }

    private void Put(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private LoadResult Load() => _home.Load("VssClaims", _folder);

    private decimal FundPaid() => _home.Rows("SELECT FundPaidAmount FROM fact_Claim", reader => reader.GetDecimal(0)).Single();

    private void ShouldHold(LoadResult result, params string[] claims)
    {
        result.State.ShouldBe(LoadState.Published, result.Message);
        _home.Rows("SELECT ClaimNumber FROM fact_Claim ORDER BY 1", reader => reader.GetString(0)).ShouldBe(claims);
        foreach (LedgerLevel level in Enum.GetValues<LedgerLevel>())
        {
            Enum.GetValues<LedgerState>().Where(state => state != LedgerState.Received).Sum(state => result.Total(level, state)).ShouldBe(result.Total(level, LedgerState.Received), level.ToString());
        }
    }
}
