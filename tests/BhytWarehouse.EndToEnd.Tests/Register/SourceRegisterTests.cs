using System.Text;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.EndToEnd.Tests.Register;

/// <summary>The source register of README is the register of the code, and the example file that it names for each feed really loads.</summary>
public sealed class SourceRegisterTests
{
    private const string Begin = "<!-- source register: written from SourceRegister by SourceRegisterTests; BHYT_ACCEPT=1 dotnet test rewrites it -->";
    private const string End = "<!-- end of the source register -->";

    public static TheoryData<string> Feeds => [.. SourceRegister.All.Sources.Select(source => source.FeedCode)];

    [Fact]
    public void Readme_SourceRegister_IsTheRegisterOfTheCode()
    {
        string path = Path.Combine(Repository(), "README.md");
        string readme = File.ReadAllText(path);
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        begin.ShouldBeGreaterThan(Begin.Length - 1);
        end.ShouldBeGreaterThan(begin);
        string expected = "\n" + Table() + "\n";
        if (Environment.GetEnvironmentVariable("BHYT_ACCEPT") == "1" && readme[begin..end] != expected)
        {
            File.WriteAllText(path, readme[..begin] + expected + readme[end..]);
            return;
        }

        readme[begin..end].ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Register_EveryFeed_SaysWhoWhatWhenAndWhy(string feed)
    {
        SourceDescription description = SourceRegister.All[feed].Description;
        foreach (string text in (string[])[description.Publisher, description.Title, description.TitleVietnamese, description.Cadence, description.Grain, description.LegalBasis, description.Contact.Name, description.Contact.NameVietnamese, description.Records, description.RecordsVietnamese, description.ControlTotal, description.ControlTotalVietnamese])
        {
            text.ShouldNotBeNullOrWhiteSpace();
            text.ShouldNotContain("|");
        }
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Example_OfEveryFeed_LoadsAndBalances(string feed)
    {
        string folder = Path.Combine(Repository(), ExampleFolder(feed));
        string[] examples = Directory.GetFiles(folder);
        examples.ShouldNotBeEmpty();
        foreach (string example in examples)
        {
            using ScratchHome home = new();

            LoadResult result = home.Load(feed, example);

            result.State.ShouldBe(LoadState.Published, $"{example}: {result.Message}");
            result.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBeGreaterThan(0, example);
            result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0, example);
        }
    }

    private static string Table()
    {
        StringBuilder table = new();
        table.Append("| Feed | Publisher | Holds | One record is | Due | Legal basis | Ask | Example |\n|---|---|---|---|---|---|---|---|\n");
        foreach (ISource source in SourceRegister.All.Sources)
        {
            SourceDescription of = source.Description;
            string examples = string.Join(", ", Directory.GetFiles(Path.Combine(Repository(), ExampleFolder(source.FeedCode))).Order(StringComparer.Ordinal).Select(Path.GetFileName).Select(name => $"[{name}]({ExampleFolder(source.FeedCode)}/{name})"));
            table.Append($"| {source.FeedCode} | {of.Publisher} | {of.Title} ({string.Join(", ", source.FileExtensions)}) | {of.Grain} | {of.Cadence} | {of.LegalBasis} | {of.Contact.Name} | {examples} |\n");
        }

        return table.ToString();
    }

    private static string ExampleFolder(string feed) => $"etl/Sources/{feed}/Examples";

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository: they read README.md and the example files.");
    }
}
