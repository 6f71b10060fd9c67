using System.IO.Compression;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What the warehouse says does not depend on how the files came: twice, one by one, in another order, in an archive.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class RepeatedLoadTests(LoadedProvince province)
{
    [Fact]
    public void SecondLoad_OfEverything_ChangesNothingAndIsAllDuplicates()
    {
        using ScratchHome home = new();
        LoadAll(home, feed => [InputFiles.Find(province.FolderOf(feed.FeedCode), feed.FileExtensions, null)]);
        LogicalContent before = home.Content;
        foreach (ISource source in SourceRegister.All.Sources)
        {
            LoadResult again = home.Load(source, province.FolderOf(source.FeedCode));

            again.State.ShouldBe(LoadState.Published);
            again.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(0, source.FeedCode);
            again.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0, source.FeedCode);
            again.Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBeGreaterThan(0, source.FeedCode);
            (again.Total(LedgerLevel.Record, LedgerState.Duplicate) + again.Total(LedgerLevel.Record, LedgerState.Refused)).ShouldBe(again.Total(LedgerLevel.Record, LedgerState.Received), source.FeedCode);
            again.ChangedFacts.Values.ShouldAllBe(count => count == 0, source.FeedCode);
        }

        home.ComputeFigures();
        home.Content.DifferenceFrom(before).ShouldBeEmpty();
        before.DifferenceFrom(province.Content).ShouldBeEmpty();
    }

    [Fact]
    public void Files_OneByOneInReverseOrder_EndInTheSameContent()
    {
        using ScratchHome home = new();
        LoadAll(home, feed => InputFiles.Find(province.FolderOf(feed.FeedCode), feed.FileExtensions, null).Files.Reverse().Select(file => new InputFiles([file], [])));

        home.Content.DifferenceFrom(province.Content).ShouldBeEmpty();
    }

    [Fact]
    public void Files_InOneArchive_EndInTheSameContent()
    {
        using ScratchHome home = new();
        LoadAll(home, feed =>
        {
            string archive = Path.Combine(home.Folder, feed.FeedCode + ".zip");
            ZipFile.CreateFromDirectory(province.FolderOf(feed.FeedCode), archive);
            return [InputFiles.Find(archive, feed.FileExtensions, null)];
        });

        home.Content.DifferenceFrom(province.Content).ShouldBeEmpty();
    }

    private static void LoadAll(ScratchHome home, Func<ISource, IEnumerable<InputFiles>> loads)
    {
        foreach (ISource source in SourceRegister.All.Sources)
        {
            foreach (InputFiles files in loads(source))
            {
                LoadResult result = home.Load(source, files);
                result.State.ShouldBe(LoadState.Published, result.Message);
            }
        }

        home.ComputeFigures();
    }
}
