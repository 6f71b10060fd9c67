using BhytWarehouse.Fuzz.Tests.Fuzzing;

namespace BhytWarehouse.Fuzz.Tests;

/// <summary>Every file that the fuzzer ever found something with, reduced: read, counted and loaded for real again, it keeps every promise.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Fixtures => [.. Replay.FilesIn(RepositoryFolder.Fixtures).Select(path => Path.GetFileName(path)!)];

    [Fact]
    public void Fixtures_AreThere_AndEachIsNamedAfterItsFeed() =>
        Replay.FilesIn(RepositoryFolder.Fixtures).Count().ShouldBe(Directory.GetFiles(RepositoryFolder.Fixtures).Length);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_ReadCountedAndLoaded_BreaksNoPromise(string file) =>
        Replay.Run(Path.Combine(RepositoryFolder.Fixtures, file)).ShouldBeNull();
}
