using System.Security.Cryptography;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

public sealed class SampleProvinceWriterTests : IDisposable
{
    private static readonly SampleProvinceOptions Small = new() { People = 400, Dossiers = 520, Months = 2 };
    private readonly string _directory = Directory.CreateTempSubdirectory("bhyt-writer-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Files_SameOptionsOtherThreads_AreTheSameBytes()
    {
        Dictionary<string, string> one = await HashesAsync("one", Small with { Threads = 1 });
        Dictionary<string, string> two = await HashesAsync("two", Small with { Threads = 2 });

        two.ShouldBe(one);
        one.ShouldContainKey(SampleTruth.FileName);
    }

    [Fact]
    public async Task Files_OtherSeed_AreOtherBytes()
    {
        Dictionary<string, string> one = await HashesAsync("one", Small);
        Dictionary<string, string> other = await HashesAsync("other", Small with { Seed = 2 });

        string[] same = [.. other.Where(file => one.ContainsValue(file.Value)).Select(file => file.Key.Split(Path.DirectorySeparatorChar)[0]).Where(folder => folder is not ("MohFacilities" or "MohCatalogues" or "NsoAdministrativeUnits" or "VssBudgets" or "VssFeedback" or "VssSettlements"))];

        // Registers, catalogues, a web page in place of a report, a survey without its columns, the plan of inspections, published population, targets, reported statistics (three files a month and a page that is none) and the explanation do not depend on the seed; two refused files (empty, not XML) have no content to differ.
        same.Order(StringComparer.Ordinal).ShouldBe(["MohDigitalUse", "MohSatisfaction", .. Enumerable.Repeat("MohStatistics", 7), "NsoPopulation", "NsoPopulation", "NsoPopulation", "PpcInspections", "PpcTargets", "README.txt", "VssClaims", "VssClaims"]);
        other.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Truth_ReadBack_IsTheOneReturned()
    {
        SampleTruth returned = await new SampleProvinceWriter(Small).WriteAsync(_directory, progress: null, CancellationToken.None);
        SampleTruth read = await SampleTruth.ReadAsync(Path.Combine(_directory, SampleTruth.FileName), CancellationToken.None);

        read.Options.ShouldBe(Small);
        read.Months.ShouldBe(returned.Months);
        read.Files.ShouldBe(returned.Files);
        read.Faults.ShouldBe(returned.Faults);
        read.Coverage.Select(month => month.CoveredPeople).ShouldBe(returned.Coverage.Select(month => month.CoveredPeople));
    }

    [Fact]
    public async Task Files_OnDisk_AreThoseOfTheTruth()
    {
        SampleTruth truth = await new SampleProvinceWriter(Small).WriteAsync(_directory, progress: null, CancellationToken.None);

        Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_directory, file).Replace('\\', '/'))
            .Except([SampleTruth.FileName, PeopleFile.FileName, "README.txt"])
            .Order(StringComparer.Ordinal)
            .ShouldBe(truth.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Faults_ShareOfZero_LeaveEverythingAccepted()
    {
        SampleTruth truth = await new SampleProvinceWriter(Small with { FaultyShare = 0 }).WriteAsync(_directory, progress: null, CancellationToken.None);

        truth.Faults.Where(fault => fault.Kind != FaultKind.SumMismatch).ShouldBeEmpty();
        truth.Files.ShouldAllBe(file => file.Expectation == FaultExpectation.Accept || file.Expectation == FaultExpectation.DuplicateFile);
    }

    [Theory]
    [InlineData(7, 2025, 11, 3)]
    [InlineData(8, 2026, 5, 3)]
    [InlineData(9, 2024, 1, 1)]
    public async Task Truth_OfOtherSeedsAndYears_EqualsTheReread(int seed, int year, int month, int months)
    {
        SampleProvinceOptions options = Small with { Seed = seed, Start = new DateOnly(year, month, 1), Months = months };
        SampleTruth truth = await new SampleProvinceWriter(options).WriteAsync(_directory, progress: null, CancellationToken.None);
        RereadClaims claims = RereadClaims.Of(_directory);
        List<RereadDossier> current = claims.Current();

        current.Count.ShouldBe((int)truth.CurrentDossiers);
        current.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_BHTT")).ShouldBe(truth.Months.Sum(figures => figures.Amounts.FundPaid));
        claims.Dossiers.Where(dossier => dossier.Reasons.Count > 0).Select(dossier => (dossier.Path, dossier.Position)).ShouldBe(
            truth.Faults.Where(fault => fault.ClaimNumber is not null && fault.Expectation == FaultExpectation.RejectRecord).Select(fault => (fault.Path, fault.Position!.Value)),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Folder_WithFilesOfSomebodyElse_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "VssClaims"));
        string foreign = Path.Combine(_directory, "VssClaims", "mine.xml");
        await File.WriteAllTextAsync(foreign, "mine");

        IOException refusal = await Should.ThrowAsync<IOException>(() => new SampleProvinceWriter(Small).WriteAsync(_directory, progress: null, CancellationToken.None));

        refusal.Message.ShouldContain("VssClaims");
        (await File.ReadAllTextAsync(foreign)).ShouldBe("mine");
    }

    [Fact]
    public async Task Progress_OfAWholeRun_EndsAtTheTotal()
    {
        Recorder recorder = new();
        await new SampleProvinceWriter(Small with { Threads = 1 }).WriteAsync(_directory, recorder, CancellationToken.None);

        SampleProgress last = recorder.Reports.FindLast(report => report.Feed == SampleProvinceWriter.ClaimsFeed);
        last.Done.ShouldBe(last.Total);
        last.Total.ShouldBe(Small.Dossiers);
    }

    private async Task<Dictionary<string, string>> HashesAsync(string name, SampleProvinceOptions options)
    {
        string directory = Path.Combine(_directory, name);
        await new SampleProvinceWriter(options).WriteAsync(directory, progress: null, CancellationToken.None);
        return Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(directory, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    private sealed class Recorder : IProgress<SampleProgress>
    {
        public List<SampleProgress> Reports { get; } = [];

        public void Report(SampleProgress value) => Reports.Add(value);
    }
}
