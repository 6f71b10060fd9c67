using BhytWarehouse.SchemaCompiler;
using BhytWarehouse.SchemaCompiler.Catalogue;

namespace BhytWarehouse.Schema.Tests;

public sealed class CommittedTextTests
{
    [Fact]
    public void MartContract_OfTheSample_ListsEveryColumnInOrder()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();

        string contract = MartContract.Write(scratch.Compiled().Translation, new SchemaErrors());

        contract.ShouldEndWith("""

            Care: mart.VisitMonth
                MonthKey int
                FacilityName nvarchar(255)
                VisitCount int
                FundPaidAmount decimal(18, 2) null
                AverageFundPaidAmount decimal(18, 2) null

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("CAST(COUNT(*) AS int)", "COUNT(*)", "VisitCount", 9)]
    [InlineData("CAST(SUM(visit.FundPaidAmount) AS decimal(18, 2))", "SUM(visit.FundPaidAmount)", "FundPaidAmount", 10)]
    public void MartContract_ColumnWithoutADeclaredType_IsRefusedWithItsLine(string before, string after, string column, int line)
    {
        using ScratchSchema scratch = ScratchSchema.Sample().Edit("mart/Care/VisitMonth.sql", before + " AS " + column, after + " AS " + column);
        SchemaErrors errors = new();

        MartContract.Write(scratch.Compiled().Translation, errors);

        SchemaError error = errors.InOrder.ShouldHaveSingleItem();
        (error.Line, error.Message.Contains($"AS {column}", StringComparison.Ordinal)).ShouldBe((line, true));
    }

    [Fact]
    public void CompareOrAccept_ChangedText_ShowsTheDifferenceAndChangesNothing()
    {
        using ScratchSchema scratch = ScratchSchema.Empty().With("MartContract.txt", "head\nVisitCount int\ntail\n");
        string path = Path.Combine(scratch.Root, "MartContract.txt");
        SchemaErrors errors = new();

        CommittedText.CompareOrAccept(path, "head\nVisitCount bigint\ntail\n", accept: false, errors);

        SchemaError error = errors.InOrder.ShouldHaveSingleItem();
        error.Line.ShouldBe(2);
        error.Message.ShouldContain("- VisitCount int   + VisitCount bigint");
        error.Message.ShouldContain("-p:AcceptSchema=true");
        File.ReadAllText(path).ShouldContain("VisitCount int");
    }

    [Fact]
    public void CompareOrAccept_ToldToAccept_RewritesTheFile()
    {
        using ScratchSchema scratch = ScratchSchema.Empty().With("MartContract.txt", "before\n");
        SchemaErrors errors = new();

        CommittedText.CompareOrAccept(Path.Combine(scratch.Root, "MartContract.txt"), "after\n", accept: true, errors);

        errors.Any.ShouldBeFalse();
        File.ReadAllText(Path.Combine(scratch.Root, "MartContract.txt")).ShouldBe("after\n");
    }

    [Fact]
    public void Catalogue_ReplacedInTheReadme_LeavesTheHandWrittenPartAlone()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        string readme = $"# Mine\n{ReadmeCatalogue.Start}\nold\n{ReadmeCatalogue.End}\nAlso mine\n";

        string replaced = ReadmeCatalogue.Replace(readme, scratch.Compiled().Objects)!;

        replaced.ShouldStartWith("# Mine\n");
        replaced.ShouldEndWith("Also mine\n");
        replaced.ShouldNotContain("old");
        replaced.ShouldContain("| Facility | 1 |");
        replaced.ShouldContain("| Date | 2 |");
        replaced.ShouldContain("| R99 | RepeatedVisits | Repeated visits | one number was paid twice |");
        ReadmeCatalogue.Replace("# Mine\n", []).ShouldBeNull();
    }

    [Fact]
    public void MartContract_OfTheRealSchema_IsWhatIsCommitted() =>
        File.ReadAllText(Path.Combine(RealSchema.Root, MartContract.FileName)).ReplaceLineEndings("\n")
            .ShouldBe(MartContract.Write(RealSchema.Compilation.Translation, new SchemaErrors()));
}
