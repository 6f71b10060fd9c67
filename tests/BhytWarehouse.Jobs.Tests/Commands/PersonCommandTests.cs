using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>A participant of the sample with claims and a linked resident is looked for, restricted, and erased for good.</summary>
public sealed class PersonCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private static readonly string[] SumsThatStand =
    [
        "SELECT COUNT(*) || ' ' || SUM(FundPaidAmount) || ' ' || COUNT(DISTINCT MemberDurableKey) FROM fact_Claim",
        "SELECT COUNT(*) || ' ' || COUNT(DISTINCT MemberDurableKey) || ' ' || COUNT(DISTINCT CardToken) || ' ' || SUM(CentralSupportAmount) FROM fact_CardSpan",
        "SELECT COUNT(*) || ' ' || COUNT(DISTINCT CitizenToken) FROM fact_Resident",
        "SELECT COUNT(DISTINCT MemberToken) FROM dim_Member",
        "SELECT SUM(MemberCount) FROM fact_EnrolmentMonth",
        "SELECT group_concat(MonthKey || ':' || CommuneKey || ':' || People) FROM (SELECT MonthKey, CommuneKey, SUM(MemberCount) AS People FROM fact_EnrolmentMonth GROUP BY 1, 2 ORDER BY 1, 2)",
        "SELECT group_concat(IndicatorCode || ':' || MonthKey || ':' || Total) FROM (SELECT IndicatorCode, MonthKey, SUM(Numerator) AS Total FROM fact_IndicatorValue WHERE IndicatorCode IN ('K01', 'K03', 'K13', 'K15') GROUP BY 1, 2 ORDER BY 1, 2)",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WhereUsed_ByCardBhxhOrCitizenNumber_FindsTheSamePersonAndSaysNoNumber(int which)
    {
        Participant person = Participant.Of(province.Warehouse);
        (int exitCode, JsonElement document, string said) = await AskAsync(person.Numbers[which], "where-used", "--everything", "--warehouse", "sqlite:" + province.Warehouse);

        exitCode.ShouldBe(0, said);
        JsonElement found = document.GetProperty("whereUsed");
        Dictionary<string, long> tables = found.GetProperty("tables").EnumerateArray().GroupBy(table => table.GetProperty("table").GetString()!).ToDictionary(table => table.Key, table => table.Sum(row => row.GetProperty("rows").GetInt64()));
        foreach (string table in (string[])["dim.Member", "dim.MemberIdentity", "dim.WrittenIdentity", "dim.MatchedPerson", "fact.Claim", "fact.ClaimLine", "fact.CardSpan", "fact.Resident", "fact.IdentityLink", "audit.Observation"])
        {
            tables.GetValueOrDefault(table).ShouldBeGreaterThan(0, table);
        }

        string[] feeds = [.. found.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("feed").GetString()!).Distinct().Order(StringComparer.Ordinal)];
        feeds.ShouldContain("VssClaims");
        feeds.ShouldContain("VssEnrolment");
        feeds.ShouldContain("MpsResidents");
        document.GetProperty("seconds").GetDouble().ShouldBeLessThan(20);
        person.Numbers.Where(said.Contains).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erase_AParticipant_LeavesNothingThatLeadsThereAndMovesNoSum()
    {
        string warehouse = province.Copy();
        string home = Path.GetDirectoryName(warehouse)!;
        Participant person = Participant.Of(warehouse);
        string[] before = Sums(warehouse);
        byte[][] tokens = [.. person.Tokens.Select(Encoding.ASCII.GetBytes)];
        tokens.Count(token => Holds(home, token)).ShouldBe(tokens.Length);

        (int exitCode, JsonElement document, string said) = await AskAsync(person.Numbers[0], "erase", "--reason", "asked for in writing", "--reference", "DL-2026-013", "--warehouse", "sqlite:" + warehouse);

        exitCode.ShouldBe(0, said);
        document.GetProperty("rowsBefore").GetInt64().ShouldBeGreaterThan(10);
        document.GetProperty("rowsAfter").GetInt64().ShouldBe(0);
        Sums(warehouse).ShouldBe(before);
        tokens.Count(token => Holds(home, token)).ShouldBe(0, "tokens in the bytes of the database files");
        (await TinyProvince.RunAsync(["ledger", "--verify", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(["doctor", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        foreach (string number in person.Numbers)
        {
            (_, JsonElement again, _) = await AskAsync(number, "where-used", "--warehouse", "sqlite:" + warehouse);
            again.GetProperty("whereUsed").GetProperty("rows").GetInt64().ShouldBe(0);
            again.GetProperty("whereUsed").GetProperty("erased").GetProperty("reference").GetString().ShouldBe("DL-2026-013");
        }

        string proof = document.GetProperty("proof").GetString()!;
        document.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(proof))));
        string texts = File.ReadAllText(proof) + File.ReadAllText(Path.ChangeExtension(proof, ".txt")) + said;
        texts.ShouldContain("BIÊN BẢN XÓA DỮ LIỆU CÁ NHÂN");
        texts.ShouldContain("PROOF OF ERASURE");
        person.Numbers.Concat(person.Tokens).Where(texts.Contains).ShouldBeEmpty();
        JsonDocument.Parse(File.ReadAllText(proof)).RootElement.GetProperty("stillHeldBy").GetArrayLength().ShouldBeGreaterThan(2);
        (await TinyProvince.RunAsync(["actions", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain("person erase");
    }

    [Fact]
    public async Task Erase_ThenTheSameFilesAgainInOtherBytes_DoesNotBringThePersonBack()
    {
        string warehouse = province.Copy();
        string home = Path.GetDirectoryName(warehouse)!;
        Participant person = Participant.Of(warehouse);
        (await AskAsync(person.Numbers[1], "erase", "--reason", "asked for in writing", "--reference", "DL-2026-014", "--warehouse", "sqlite:" + warehouse)).ExitCode.ShouldBe(0);
        string[] erased = Sums(warehouse);
        string again = Directory.CreateDirectory(Path.Combine(home, "again")).FullName;
        foreach ((string feed, string pattern) in ((string, string)[])[("VssEnrolment", "*.csv"), ("MpsResidents", "*.csv"), ("VssClaims", "*.xml")])
        {
            string folder = Directory.CreateDirectory(Path.Combine(again, feed)).FullName;
            foreach (string file in Directory.EnumerateFiles(Path.Combine(home, "sample", feed), pattern, SearchOption.AllDirectories))
            {
                File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllText(file) + "\n");
            }

            // The sample has files that are refused whole, which is exit code 1 of a load that was published.
            (_, string output, string error) = await TinyProvince.RunAsync(["load", feed, "--from", folder, "--warehouse", "sqlite:" + warehouse]);
            output.ShouldContain("it balances at every level", Case.Sensitive, error);
        }

        foreach (string number in person.Numbers)
        {
            (_, JsonElement found, _) = await AskAsync(number, "where-used", "--warehouse", "sqlite:" + warehouse);
            found.GetProperty("whereUsed").GetProperty("rows").GetInt64().ShouldBe(0, found.ToString());
        }

        Sums(warehouse)[..6].ShouldBe(erased[..6]);
        (await TinyProvince.RunAsync(["ledger", "--verify", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Erase_BeforeAnythingIsKnown_CountsWhatComesLaterUnderNobody()
    {
        string warehouse = Path.Combine(province.NewFolder(), "warehouse.db");
        string sample = Path.Combine(province.Folder, "sample");
        Participant person = Participant.Of(province.Warehouse);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(warehouse)!, "keys"));
        File.Copy(WarehouseHome.KeyPathIn(province.Folder), WarehouseHome.KeyPathIn(Path.GetDirectoryName(warehouse)!));
        (await TinyProvince.RunAsync(["load", "PpcTargets", "--from", Path.Combine(sample, "PpcTargets"), "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        (await AskAsync(person.Numbers[1], "erase", "--reason", "never to be held", "--reference", "DL-1", "--warehouse", "sqlite:" + warehouse)).ExitCode.ShouldBe(0);

        (int exitCode, string output, string error) = await TinyProvince.RunAsync(["load", "VssEnrolment", "--from", Path.Combine(sample, "VssEnrolment"), "--warehouse", "sqlite:" + warehouse]);

        exitCode.ShouldBe(0, output + error);
        Read(warehouse, "SELECT COUNT(*) FROM dim_Member WHERE MemberToken LIKE 'x%' AND SexKey = -1 AND BirthYear = 0 AND CommuneKey = -1").ShouldBe("1");
        Read(warehouse, "SELECT COUNT(*) FROM dim_MemberIdentity WHERE MemberToken LIKE 'x%' AND CitizenToken NOT LIKE 'x%'").ShouldBe("0");
        Read(warehouse, "SELECT COUNT(*) FROM dim_WrittenIdentity WHERE PersonToken LIKE 'x%'").ShouldBe("0");
        Read(warehouse, "SELECT COUNT(*) || ' ' || COUNT(DISTINCT MemberDurableKey) FROM fact_CardSpan").ShouldBe(Read(province.Warehouse, "SELECT COUNT(*) || ' ' || COUNT(DISTINCT MemberDurableKey) FROM fact_CardSpan"));
        (_, JsonElement found, _) = await AskAsync(person.Numbers[1], "where-used", "--warehouse", "sqlite:" + warehouse);
        found.GetProperty("whereUsed").GetProperty("rows").GetInt64().ShouldBe(0, found.ToString());
    }

    [Fact]
    public async Task Restrict_AParticipant_KeepsThePersonInSumsAndOutOfEverythingThatShowsOne()
    {
        string warehouse = province.Copy();
        Participant person = Participant.Of(warehouse);
        string[] before = Sums(warehouse);
        string link = Read(warehouse, $"SELECT IdentityLinkKey FROM fact_IdentityLink WHERE MemberToken = '{person.Tokens[0]}'");
        string claim = Read(warehouse, $"SELECT MIN(claim.ClaimKey) FROM fact_Claim AS claim INNER JOIN dim_Member AS member ON member.MemberKey = claim.MemberKey WHERE member.MemberToken = '{person.Tokens[0]}'");
        string[] shown = ["match", "--link", link, "--warehouse", "sqlite:" + warehouse];
        string[] explained = ["explain", "fact.Claim", "--key", claim, "--warehouse", "sqlite:" + warehouse];
        DemoCommandTests.Change(warehouse, $"UPDATE fact_IdentityLink SET StatusCode = 'Review' WHERE IdentityLinkKey IN ({link}, (SELECT MAX(IdentityLinkKey) FROM fact_IdentityLink))");
        (await TinyProvince.RunAsync(shown)).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(explained)).ExitCode.ShouldBe(0);
        int review = (await TinyProvince.RunJsonAsync("match", "--warehouse", "sqlite:" + warehouse)).Document.GetProperty("forReview").GetArrayLength();

        (await AskAsync(person.Numbers[1], "restrict", "--reason", "objection", "--reference", "DL-2", "--warehouse", "sqlite:" + warehouse)).ExitCode.ShouldBe(0);

        Sums(warehouse).ShouldBe(before);
        (await TinyProvince.RunAsync(shown)).Error.ShouldContain("in sums only");
        (await TinyProvince.RunAsync(explained)).Error.ShouldContain("in sums only");
        (await TinyProvince.RunAsync([.. shown, "--decide", "confirm", "--reason", "seen"])).ExitCode.ShouldBe(1);
        JsonElement left = (await TinyProvince.RunJsonAsync("match", "--warehouse", "sqlite:" + warehouse)).Document;
        left.GetProperty("restricted").GetInt32().ShouldBe(1);
        left.GetProperty("forReview").GetArrayLength().ShouldBe(review - 1);

        (await AskAsync(person.Numbers[1], "unrestrict", "--reason", "withdrawn", "--reference", "DL-2", "--warehouse", "sqlite:" + warehouse)).ExitCode.ShouldBe(0);
        (await TinyProvince.RunAsync(explained)).ExitCode.ShouldBe(0);
        (await AskAsync(person.Numbers[1], "unrestrict", "--reason", "withdrawn", "--reference", "DL-2", "--warehouse", "sqlite:" + warehouse)).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData(2, "is no card", "12345", "where-used")]
    [InlineData(2, "is no card", null, "where-used")]
    [InlineData(2, "--reason is missing", "0077712345", "erase", "--reference", "A")]
    [InlineData(2, "--reference is missing", "0077712345", "erase", "--reason", "asked for")]
    [InlineData(1, "8 digits in a row", "0077712345", "erase", "--reason", "of 0077712345", "--reference", "A")]
    [InlineData(1, "8 digits in a row", "0077712345", "restrict", "--reason", "asked for", "--reference", "0077712345")]
    [InlineData(2, "not understood", "0077712345", "where-used", "0077712345")]
    public async Task Person_WronglyUsed_SaysWhatIsWrong(int expected, string said, string? number, params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await BhytCommandLine.InvokeAsync(["person", .. words, "--warehouse", "sqlite:" + province.Warehouse], Surroundings(output, error, number), CancellationToken.None);

        exitCode.ShouldBe(expected, error.ToString());
        error.ToString().ShouldContain(said);
    }

    private static async Task<(int ExitCode, JsonElement Document, string Said)> AskAsync(string number, params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await BhytCommandLine.InvokeAsync(["person", .. words, "--json"], Surroundings(output, error, number), CancellationToken.None);
        return (exitCode, JsonDocument.Parse(output.ToString()).RootElement.Clone(), output.ToString() + error);
    }

    private static CommandSurroundings Surroundings(TextWriter output, TextWriter error, string? number) =>
        new(output, error, _ => null, TimeProvider.System, TerminalWidth: null) { ReadSecret = _ => number };

    private static string[] Sums(string warehouse) => [.. SumsThatStand.Select(sql => Read(warehouse, sql))];

    private static string Read(string warehouse, string sql)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.Rows($"SELECT CAST(({sql}) AS TEXT)", reader => reader.IsDBNull(0) ? "" : reader.GetString(0)).Single();
    }

    /// <summary>Whether the bytes stand in a file of the databases: tables, free pages, write-ahead log.</summary>
    private static bool Holds(string home, byte[] text) => Directory.EnumerateFiles(home).Where(file => Path.GetFileName(file).Contains(".db", StringComparison.Ordinal)).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(text) >= 0);

    /// <summary>A participant with claims who is linked with a resident of the same citizen number.</summary>
    /// <param name="Numbers">Card, BHXH number, citizen number.</param>
    /// <param name="Tokens">Of the BHXH number, the card and the citizen number.</param>
    private sealed record Participant(string[] Numbers, string[] Tokens)
    {
        public static Participant Of(string warehouse)
        {
            string home = Path.GetDirectoryName(warehouse)!;
            using Pseudonyms pseudonyms = new(WarehouseKey.OpenExisting(WarehouseHome.KeyPathIn(home)).PseudonymKey);
            foreach (string line in Directory.EnumerateFiles(Path.Combine(home, "sample", "VssEnrolment"), "*.csv").Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file).Skip(1)))
            {
                string[] fields = line.Split(',');
                if (fields is not [{ Length: 10 } insurance, { Length: 15 } card, { Length: 12 } citizen, ..])
                {
                    continue;
                }

                string[] tokens = [pseudonyms.Token("member", insurance), pseudonyms.Token("card", card), pseudonyms.Token("citizen", citizen)];
                string isUsed = string.Create(CultureInfo.InvariantCulture,
                    $"""
                    SELECT EXISTS (SELECT 1 FROM fact_Claim AS claim INNER JOIN dim_Member AS member ON member.MemberKey = claim.MemberKey WHERE member.MemberToken = '{tokens[0]}')
                        AND EXISTS (SELECT 1 FROM fact_CardSpan WHERE CardToken = '{tokens[1]}')
                        AND EXISTS (SELECT 1 FROM fact_IdentityLink WHERE MemberToken = '{tokens[0]}' AND OneToken = '{tokens[2]}' AND WithdrawnLoadRunKey = -1 AND StatusCode = 'Accepted')
                    """);
                if (Read(warehouse, isUsed) == "1")
                {
                    return new Participant([card, insurance, citizen], tokens);
                }
            }

            throw new InvalidOperationException("The sample has no participant with claims and a linked resident.");
        }
    }
}
