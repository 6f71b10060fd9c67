using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Provenance;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class ExplainCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private string[] Warehouse => ["--warehouse", "sqlite:" + province.Warehouse];

    [Fact]
    public async Task Explain_OfAnIndicator_LeadsFromItsDefinitionToTheFiles()
    {
        (int exitCode, JsonElement told) = await TinyProvince.RunJsonAsync(["explain", "K01", "--month", "2025-05", "--unit", "00", "--basis", "NSO-AVG", .. Warehouse]);

        exitCode.ShouldBe(0, told.GetRawText());
        told.GetProperty("figure").GetString().ShouldBe("indicator.CoverageRate");
        told.GetProperty("header").GetProperty("Numerator").GetString()!.ShouldContain("valid card");
        told.GetProperty("header").GetProperty("Basis").GetString()!.ShouldContain("statistics");
        told.GetProperty("sql").GetString()!.ShouldStartWith("CREATE VIEW indicator_CoverageRate");
        JsonElement value = told.GetProperty("values").EnumerateArray().ShouldHaveSingleItem();
        (string numerator, string denominator) = (value.GetProperty("Numerator").GetString()!, value.GetProperty("Denominator").GetString()!);
        Rows("SELECT CAST(MemberCount AS TEXT) || '/' || CAST(PersonCount AS TEXT) FROM mart_CoverageMonth WHERE MonthKey = 202505 AND PopulationBasisCode = 'NSO-AVG'").ShouldBe([$"{numerator}/{denominator}"]);

        // The cards that are valid on the last day are the numerator's people, and the population's one row is the denominator.
        JsonElement[] loads = [.. told.GetProperty("loads").EnumerateArray()];
        loads.Where(load => Text(load, "fact") == "fact.CardSpan").Sum(load => load.GetProperty("rows").GetInt64()).ShouldBeGreaterThanOrEqualTo(long.Parse(numerator, CultureInfo.InvariantCulture));
        JsonElement population = loads.Single(load => Text(load, "fact") == "fact.Population");
        (population.GetProperty("rows").GetInt64(), population.GetProperty("controlTotal").GetDecimal()).ShouldBe((1, decimal.Parse(denominator, CultureInfo.InvariantCulture)));
        Text(population, "feed").ShouldBe("NsoPopulation");
        population.GetProperty("narrowedBy").EnumerateArray().Select(part => part.GetString()).ShouldBe(["month", "unit", "basis"]);
        JsonElement file = population.GetProperty("files").EnumerateArray().ShouldHaveSingleItem();
        Text(file, "sha256").ShouldBe(HashOf(Path.Combine(province.Folder, "sample", "NsoPopulation", Text(file, "name"))));
        told.GetProperty("rules").EnumerateArray().Select(rules => Text(rules, "feed")).ShouldContain("VssEnrolment");
    }

    [Fact]
    public async Task Explain_OfAMart_CountsTheRowsOfTheSliceByLoadAndFile()
    {
        (int exitCode, JsonElement told) = await TinyProvince.RunJsonAsync(["explain", "MART.FacilityMonth", "--month", "2025-04", "--facility", "00001", .. Warehouse]);

        exitCode.ShouldBe(0, told.GetRawText());
        JsonElement claims = told.GetProperty("loads").EnumerateArray().Single(load => Text(load, "fact") == "fact.Claim");
        JsonElement[] values = [.. told.GetProperty("values").EnumerateArray()];
        claims.GetProperty("rows").GetInt64().ShouldBe(values.Sum(value => long.Parse(Text(value, "ClaimCount"), CultureInfo.InvariantCulture)));
        claims.GetProperty("controlTotal").GetDecimal().ShouldBe(values.Sum(value => decimal.Parse(Text(value, "FundPaidAmount"), CultureInfo.InvariantCulture)));
        claims.GetProperty("files").EnumerateArray().Sum(file => file.GetProperty("rows").GetInt64()).ShouldBe(claims.GetProperty("rows").GetInt64());
        told.GetProperty("file").GetString().ShouldBe("warehouse-schema/mart/Activity/FacilityMonth.sql");
    }

    [Theory]
    [InlineData("fact.Claim", "ClaimKey", "SourceFileKey", "fact_Claim")]
    [InlineData("fact.CardSpan", "CardSpanKey", "SourceFileKey", "fact_CardSpan")]
    public async Task Explain_OfARow_LeadsToTheRecordInTheFile(string fact, string key, string fileKey, string table)
    {
        string[] expected = Rows($"SELECT row.{key} || '|' || file.FileName || '|' || row.RecordNumber || '|' || row.LoadRunKey FROM {table} AS row INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = row.{fileKey} ORDER BY row.{key} LIMIT 1")[0].Split('|');

        (int exitCode, JsonElement told) = await TinyProvince.RunJsonAsync(["explain", fact, "--key", expected[0], .. Warehouse]);

        exitCode.ShouldBe(0, told.GetRawText());
        Text(told.GetProperty("file"), "name").ShouldBe(expected[1]);
        told.GetProperty("recordNumber").GetInt32().ShouldBe(int.Parse(expected[2], CultureInfo.InvariantCulture));
        told.GetProperty("load").GetInt32().ShouldBe(int.Parse(expected[3], CultureInfo.InvariantCulture));
        Text(told.GetProperty("file"), "sha256").ShouldBe(HashOf(Path.Combine(province.Folder, "sample", Text(told, "feed"), expected[1])));
        told.GetProperty("file").GetProperty("isInLandingZone").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Explain_OfAClaim_NamesTheBytesOfItsDossier()
    {
        // The last one of a file: everything before it has to be counted.
        string key = Rows("SELECT CAST(ClaimKey AS TEXT) FROM fact_Claim ORDER BY RecordNumber DESC, ClaimKey LIMIT 1")[0];
        (_, JsonElement told) = await TinyProvince.RunJsonAsync(["explain", "fact.Claim", "--key", key, .. Warehouse]);

        byte[] file = File.ReadAllBytes(Path.Combine(province.Folder, "sample", "VssClaims", Text(told.GetProperty("file"), "name")));
        int offset = told.GetProperty("offset").GetInt32();
        string before = Encoding.UTF8.GetString(file, 0, offset);
        string dossier = Encoding.UTF8.GetString(file, offset, told.GetProperty("byteCount").GetInt32());
        dossier.ShouldStartWith("<HOSO");
        dossier.ShouldEndWith("HOSO>");
        Regex.Count(dossier, "<HOSO[ >]").ShouldBe(1);
        Regex.Count(before, "<HOSO[ >]").ShouldBe(told.GetProperty("recordNumber").GetInt32() - 1);
        told.GetProperty("recordNumber").GetInt32().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("<a><HOSO>1</HOSO><x:HOSO id='2'>zwei</x:HOSO ></a>", 2, "<x:HOSO id='2'>zwei</x:HOSO >")]
    [InlineData("<a><FILEHOSO/><HOSOS/><HOSO>1</HOSO></a>", 1, "<HOSO>1</HOSO>")]
    [InlineData("<a><HOSO>1</HOSO></a>", 2, "")]
    [InlineData("<a><HOSO>1</HOS", 1, "")]
    public void Place_OfAnElement_IsFoundByItsTags(string text, int number, string expected)
    {
        using MemoryStream content = new(Encoding.UTF8.GetBytes(text));
        RecordPlace? place = RecordPlace.OfElement(content, "HOSO"u8, number);

        (place is { } found ? text.Substring((int)found.Offset, (int)found.ByteCount) : "").ShouldBe(expected);
    }

    [Fact]
    public async Task Explain_OfALine_LeadsToTheRecordOfItsClaim()
    {
        string[] line = Rows("SELECT line.ClaimLineKey || '|' || claim.ClaimKey FROM fact_ClaimLine AS line INNER JOIN fact_Claim AS claim USING (ClaimKey) ORDER BY line.ClaimLineKey DESC LIMIT 1")[0].Split('|');
        (_, JsonElement ofLine) = await TinyProvince.RunJsonAsync(["explain", "fact.ClaimLine", "--key", line[0], .. Warehouse]);
        (_, JsonElement ofClaim) = await TinyProvince.RunJsonAsync(["explain", "fact.Claim", "--key", line[1], .. Warehouse]);

        ofLine.GetProperty("recordNumber").GetInt32().ShouldBe(ofClaim.GetProperty("recordNumber").GetInt32());
        Text(ofLine.GetProperty("file"), "sha256").ShouldBe(Text(ofClaim.GetProperty("file"), "sha256"));
    }

    [Fact]
    public async Task Explain_OfEveryIndicatorAndMart_NamesLoadsForEachThatHasRows()
    {
        foreach (string figure in BhytWarehouse.Schema.WarehouseSchema.Objects.Where(item => item.Schema is "indicator" or "mart" or "fact").Select(item => $"{item.Schema}.{item.Name}"))
        {
            (int exitCode, JsonElement told) = await TinyProvince.RunJsonAsync(["explain", figure, .. Warehouse]);
            exitCode.ShouldBe(told.GetProperty("values") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() == 0 ? 1 : 0, figure);
            if (exitCode == 0 && figure != "fact.IndicatorValue" && !figure.StartsWith("fact.", StringComparison.Ordinal))
            {
                told.GetProperty("loads").GetArrayLength().ShouldBeGreaterThan(0, figure);
            }
        }
    }

    [Fact]
    public async Task Explain_InPlainText_NamesEveryPartAndNoPerson()
    {
        (int exitCode, string english, _) = await TinyProvince.RunAsync(["explain", "K01", "--month", "2025-05", "--basis", "NSO-AVG", "--unit", "00", .. Warehouse]);
        (_, string vietnamese, _) = await TinyProvince.RunAsync(["explain", "K01", "--lang", "vi", .. Warehouse]);

        exitCode.ShouldBe(0);
        foreach (string part in (string[])["K01", "Coverage rate", "Numerator", "Denominator", "Caution", "Basis", "indicator.CoverageRate", "fact.CardSpan", "fact.Population", "Loads that brought the rows", "VssEnrolment judged", "SHA-256"])
        {
            english.ShouldContain(part);
        }

        vietnamese.ShouldContain("Các lượt nạp đã mang số liệu đến");
        foreach (string token in Rows("SELECT DISTINCT CardToken FROM fact_CardSpan LIMIT 50"))
        {
            (english + vietnamese).ShouldNotContain(token);
        }
    }

    [Theory]
    [InlineData(2, "K01", "K999", "explain", "K999")]
    [InlineData(2, "--facility", "--facility", "explain", "K01", "--facility", "00001")]
    [InlineData(2, "--key", "fact.Claim", "explain", "K01", "--key", "1")]
    [InlineData(1, "fact.Claim", "2147483647", "explain", "fact.Claim", "--key", "2147483647")]
    [InlineData(1, "fact.CardSpan", "computed", "explain", "fact.EnrolmentMonth", "--key", "1")]
    public async Task Explain_OfWhatIsNotThere_SaysWhatThereIs(int expected, string first, string second, params string[] words)
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync([.. words, .. Warehouse]);

        exitCode.ShouldBe(expected, error);
        error.ShouldContain(first);
        error.ShouldContain(second);
    }

    [Fact]
    public async Task Explain_OfASliceWithoutAFigure_SaysSoAndExitsWith1()
    {
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["explain", "K01", "--month", "2031-01", .. Warehouse]);

        exitCode.ShouldBe(1);
        output.ShouldContain("no such figure");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private List<string> Rows(string sql)
    {
        using SqliteConnection connection = new($"Data Source={province.Warehouse};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
