using System.Globalization;
using BhytWarehouse.SchemaCompiler;

namespace BhytWarehouse.Schema.Tests;

public sealed class ExpressionCorpusTests
{
    private const string Table = """
        CREATE TABLE staging.Sample
        (
            n int NOT NULL, m int NOT NULL, z int NOT NULL, x int NULL,
            a decimal(18, 2) NOT NULL, b decimal(18, 2) NOT NULL, c decimal(18, 2) NOT NULL, d decimal(18, 2) NULL,
            t nvarchar(20) NOT NULL, s varchar(20) NOT NULL, u nvarchar(20) NULL, k int NOT NULL
        );
        """;

    public static TheoryData<string, string> Corpus()
    {
        TheoryData<string, string> corpus = [];
        using StreamReader reader = new(typeof(ExpressionCorpusTests).Assembly.GetManifestResourceStream("ExpressionCorpus.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                int arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
                corpus.Add(line[..arrow], line[(arrow + 4)..]);
            }
        }

        return corpus;
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Expression_OnSqlite_GivesTheLiteral(string expression, string expected)
    {
        string value = expected is "true" or "false" ? $"CASE WHEN {expression} THEN 'true' ELSE 'false' END" : expression;
        using ScratchSchema scratch = ScratchSchema.Empty()
            .With("staging/Sample.sql", Table)
            .With("conform/Result.sql", $"CREATE VIEW conform.Result\nAS\nSELECT {value} AS Value\nFROM staging.Sample AS sample;");
        SchemaErrors errors = new();
        SchemaFolder folder = SchemaFolder.Read(scratch.Root, errors);
        SchemaCompiler.Sqlite.SqliteTranslation translation = SchemaCompiler.Sqlite.SqliteTranslation.Of(folder, errors);
        errors.InOrder.ShouldBeEmpty();
        using SqliteWarehouse warehouse = new(translation.Tables[0].CreateTable + translation.Views[0].CreateView);
        warehouse.Execute("INSERT INTO staging_Sample VALUES (7, -7, 0, NULL, 12.30, 0.10, -2.50, NULL, 'Huế', 'R24', NULL, 20260731);");

        object? actual = warehouse.Scalar("SELECT Value FROM conform_Result");

        switch (expected)
        {
            case "NULL":
                actual.ShouldBeNull();
                break;
            case "true" or "false":
                actual.ShouldBe(expected);
                break;
            case ['\'', ..]:
                actual.ShouldBe(expected[1..^1].Replace("''", "'", StringComparison.Ordinal));
                break;
            default:
                // A REAL comes back as the shortest decimal that names it; money of two places is exact in that form.
                Convert.ToDecimal(actual, CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
                break;
        }
    }
}
