using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>What happens to files between their arrival and the star: nothing gets lost, stuck or multiplied.</summary>
public sealed class ReceivedFileTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(25)]
    public void SecondDossierOfAFile_IsNeverDropped(int count)
    {
        string[] numbers = [];
        foreach (ContentForm form in Enum.GetValues<ContentForm>())
        {
            string[] own = [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{form}-{number:00}"))];
            _bench.Put($"{form}.xml", new EnvelopeText([.. own.Select(number => new DossierText(number))]) { Form = form }.ToBytes());
            numbers = [.. numbers, .. own];
        }

        LoadResult result = _bench.Load();

        _bench.ClaimNumbers.ShouldBe(numbers, ignoreOrder: true);
        (result.Total(LedgerLevel.Record, LedgerState.Received), result.Total(LedgerLevel.Record, LedgerState.Loaded)).ShouldBe((numbers.Length, numbers.Length));
        _bench.Home.Count("SELECT COUNT(*) FROM fact_ClaimLine").ShouldBe(4 * numbers.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void FileThatLacksDossiersItDeclares_IsNeverTakenForWhole(int kept)
    {
        // Well formed to the last tag: only the declared number tells that something is missing.
        _bench.Put("short.xml", new EnvelopeText([.. Enumerable.Range(1, kept).Select(number => new DossierText($"LK-{number}"))]) { DeclaredCount = "3" }.ToBytes());
        _bench.Put("whole.xml", FailureBench.Claims("LK-A", "LK-B"));

        LoadResult result = _bench.Load();

        _bench.ClaimNumbers.ShouldBe(["LK-A", "LK-B"]);
        result.Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(1);
        result.Total(LedgerLevel.Record, LedgerState.Refused).ShouldBe(kept);
        _bench.Home.Rows("SELECT FileName, DeclaredRecordCount, RefusalRuleCode FROM audit_SourceFile WHERE StateName = 'refused'", reader => (reader.GetString(0), reader.GetInt64(1), reader.GetString(2))).ShouldBe([("short.xml", 3, "VC-008")]);
    }

    [Fact]
    public async Task BadFileInTheDropFolder_NeitherBlocksTheOthersNorIsTakenUpAgain()
    {
        // The bad one is the first in order of name and of time.
        string bad = _bench.Drop("VssClaims", "a-bad.xml", FailureBench.Claims("LK-1", "LK-2")[..^400]);
        File.SetLastWriteTimeUtc(bad, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _bench.Drop("VssClaims", "b-good.xml", FailureBench.Claims("LK-A"));

        await _bench.BhytAsync("run");
        (int exitCode, JsonElement second) = await _bench.BhytJsonAsync("run");

        _bench.ClaimNumbers.ShouldBe(["LK-A"]);
        exitCode.ShouldBe(0, second.GetRawText());
        second.GetProperty("loads").GetArrayLength().ShouldBe(0);
        _bench.Home.Count("SELECT COUNT(*) FROM audit_SourceFile WHERE FileName = 'a-bad.xml'").ShouldBe(1);
        Directory.GetFiles(Path.Combine(_bench.Home.Folder, "drop", "VssClaims"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(_bench.Home.Folder, "drop", "refused"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["a-bad.xml"]);
    }

    [Fact]
    public async Task FileByWhicheverWayItComes_EndsTheSame()
    {
        byte[] mixed = new EnvelopeText(new DossierText("LK-A"), new DossierText("LK-X").With(dossier => dossier.Summary["GIOI_TINH"] = "9"), new DossierText("LK-B"), new DossierText("LK-B")).ToBytes();
        string file = _bench.Put("files/mixed.xml", mixed);
        string archive = Path.Combine(_bench.Folder, "packed.zip");
        ZipFile.CreateFromDirectory(Path.Combine(_bench.Folder, "files"), archive);
        _bench.Load("files").State.ShouldBe(LoadState.Published);
        _bench.Home.ComputeFigures();
        (LogicalContent content, LogicalContent books) = (_bench.Home.Content, _bench.Home.Books);
        content.Tables["fact.Claim"].Length.ShouldBe(2);

        foreach (string place in (string[])[file, Path.Combine(_bench.Folder, "files"), archive, "drop"])
        {
            using FailureBench other = new();
            if (place == "drop")
            {
                other.Drop("VssClaims", "mixed.xml", mixed);
                (await other.BhytAsync("run")).ExitCode.ShouldBe(0);
            }
            else
            {
                (await other.BhytAsync("load", "VssClaims", "--from", place)).ExitCode.ShouldBe(0);
            }

            other.Home.ComputeFigures();
            other.Home.Content.DifferenceFrom(content).ShouldBeEmpty(place);
            other.Home.Books.DifferenceFrom(books).ShouldBeEmpty(place);
        }
    }

    [Fact]
    public void DossierOfSixHundredLines_IsOneRecordOfOneLoad()
    {
        DossierText dossier = new("LK-LONG");
        while (dossier.Drugs.Count + dossier.Services.Count < 600)
        {
            dossier.AddDrug(string.Create(CultureInfo.InvariantCulture, $"40.{dossier.Drugs.Count + 1}"), 1m, 1000m);
        }

        _bench.Put("long.xml", new EnvelopeText(dossier.Total()).ToBytes());
        _bench.Put("short.xml", FailureBench.Claims("LK-A", "LK-B"));

        LoadResult result = _bench.Load();

        _bench.Home.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = 'VssClaims'").ShouldBe(1);
        result.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(3);
        result.Total(LedgerLevel.Line, LedgerState.Loaded).ShouldBe(608);
        _bench.Home.Count("SELECT LineCount FROM fact_Claim WHERE ClaimNumber = 'LK-LONG'").ShouldBe(600);
        _bench.Home.Count("SELECT COUNT(DISTINCT ClaimLineKey) FROM fact_ClaimLine WHERE ClaimNumber = 'LK-LONG'").ShouldBe(600);
    }

    [Theory]
    [InlineData("an empty folder")]
    [InlineData("a refused file")]
    [InlineData("an envelope without dossiers")]
    [InlineData("dossiers that are all held back")]
    [InlineData("files of another feed")]
    public async Task LoadThatBringsNothing_IsNeverASuccess(string what)
    {
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "in"));
        switch (what)
        {
            case "a refused file":
                _bench.Put("in/cut.xml", FailureBench.Claims("LK-1")[..^400]);
                break;
            case "an envelope without dossiers":
                _bench.Put("in/none.xml", new EnvelopeText().ToBytes());
                break;
            case "dossiers that are all held back":
                _bench.Put("in/faulty.xml", new EnvelopeText(new DossierText("LK-1").With(dossier => dossier.Summary["GIOI_TINH"] = "9")).ToBytes());
                break;
            case "files of another feed":
                _bench.Put("in/register.csv", "SO_BHXH,MA_THE_BHYT\r\n"u8.ToArray());
                break;
        }

        (int exitCode, string output, string error) = await _bench.BhytAsync("load", "VssClaims", "--from", Path.Combine(_bench.Folder, "in"));

        exitCode.ShouldBe(1, what + ": " + output);
        (error.StartsWith("error:", StringComparison.Ordinal) || output.Contains('✗', StringComparison.Ordinal)).ShouldBeTrue(output + error);
        _bench.ClaimNumbers.ShouldBeEmpty();
    }
}
