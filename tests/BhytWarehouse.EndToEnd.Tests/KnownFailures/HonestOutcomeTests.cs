using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>A load that cannot be finished changes nothing and says so.</summary>
public sealed class HonestOutcomeTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("fact_Claim", "BEFORE INSERT", "NEW.ClaimNumber = 'LK-A'")]
    [InlineData("fact_Claim", "BEFORE UPDATE", "NEW.ClaimNumber = 'LK-A'")]
    [InlineData("fact_ClaimLine", "BEFORE INSERT", "NEW.ClaimNumber = 'LK-A' AND NEW.LineNumber = 2")]
    [InlineData("audit_Ledger", "BEFORE INSERT", "NEW.MovedByLoadRunKey > 0")]
    public void CorrectionThatCannotBeWritten_LeavesTheOldVersionStanding(string table, string moment, string when)
    {
        _bench.Put("original/a.xml", FailureBench.Claims("LK-A", "LK-B"));
        _bench.Put("corrected/b.xml", FailureBench.Correction("LK-A"));
        _bench.Load("original");
        (LogicalContent content, LogicalContent books) = (_bench.Home.Content, _bench.Home.Books);
        _bench.Change($"CREATE TRIGGER broken {moment} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, 'the disk said no'); END");
        bool wasReached = false;
        try
        {
            _bench.Load("corrected").State.ShouldBe(LoadState.Published);
        }
        catch (WarehouseException)
        {
            wasReached = true;
            _bench.Home.Content.DifferenceFrom(content).ShouldBeEmpty();
            _bench.Home.Books.DifferenceFrom(books).ShouldBeEmpty();
        }

        // A correction replaces rows; a delivery that updated them in place would be caught by the other line.
        wasReached.ShouldBe(moment == "BEFORE INSERT");
        _bench.Change("DROP TRIGGER broken");
        _bench.Load("corrected").State.ShouldBe(LoadState.Published);
        _bench.Home.Count("SELECT COUNT(*) FROM fact_ClaimLine WHERE ClaimNumber = 'LK-A'").ShouldBe(5);
        _bench.Home.Count("SELECT COUNT(*) FROM fact_Claim").ShouldBe(2);
    }

    [Theory]
    [InlineData("fact_Claim", "NEW.ClaimNumber = 'LK-B'")]
    [InlineData("staging_VssClaim", "1 = 1")]
    [InlineData("audit_SourceFile", "1 = 1")]
    [InlineData("audit_Ledger", "1 = 1")]
    public async Task FailureInsideALoad_IsToldWithItsReasonAndNeverAsSuccess(string table, string when)
    {
        _bench.Drop("VssClaims", "good.xml", FailureBench.Claims("LK-A", "LK-B"));
        _bench.Change($"CREATE TRIGGER broken BEFORE INSERT ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, 'the disk said no'); END");

        (int exitCode, string output, string error) = await _bench.BhytAsync("load", "VssClaims", "--from", Path.Combine(_bench.Home.Folder, "drop", "VssClaims"));
        (int runExitCode, string runOutput, _) = await _bench.BhytAsync("run");

        (exitCode, runExitCode).ShouldBe((1, 1));
        error.ShouldContain("the disk said no");
        // Lines of a run are broken at the width of a page.
        string.Join(' ', runOutput.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("the disk said no");
        (output + runOutput).ShouldNotContain("✓ VssClaims");
        _bench.ClaimNumbers.ShouldBeEmpty();
        _bench.Home.Rows("SELECT StateName, Message FROM audit_LoadRun WHERE FeedCode = 'VssClaims'", reader => (reader.GetString(0), reader.GetString(1)))
            .ShouldAllBe(load => load.Item1 == "failed" && load.Item2.Contains("the disk said no", StringComparison.Ordinal));
        File.Exists(Path.Combine(_bench.Home.Folder, "drop", "VssClaims", "good.xml")).ShouldBeTrue("what was not loaded stays where it can be loaded again");
    }
}
