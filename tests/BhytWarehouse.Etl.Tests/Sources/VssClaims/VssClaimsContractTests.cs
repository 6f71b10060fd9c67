using System.Globalization;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed partial class VssClaimsContractTests
{
    [ReferenceFact("bhyt-domain.md")]
    public void Tables_AgainstTheFieldListsOfTheReference_AgreeFieldByField()
    {
        string text = File.ReadAllText(ReferenceFactAttribute.PathOf("bhyt-domain.md"));
        text = text[text.IndexOf("## 1.5 ", StringComparison.Ordinal)..text.IndexOf("## 1.6 ", StringComparison.Ordinal)];
        Dictionary<string, List<(string Field, string Decree, string Gateway, string Required)>> expected = [];
        string? table = null;
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                Match heading = TableHeading().Match(line);
                table = heading.Success ? heading.Groups[1].Value : null;
            }
            else if (table is not null && line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`'))
            {
                string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
                Add(expected, table, FieldName().Match(cells[1]).Groups[1].Value, cells[2], cells[3], cells[4]);
            }
            else if (TableList().Match(line) is { Success: true } list && !list.Groups[2].Value.Contains("QD 3176", StringComparison.Ordinal))
            {
                foreach (Match field in ListedField().Matches(list.Groups[3].Value))
                {
                    Add(expected, list.Groups[1].Value, field.Groups[1].Value, field.Groups[2].Value, field.Groups[2].Value, field.Groups[3].Value == "*" ? "x" : "");
                }
            }
        }

        expected.Count.ShouldBe(VssClaimsContract.TableCount);
        foreach (ContractTable contract in VssClaimsContract.Tables)
        {
            contract.Fields.Where(field => field.Decrees.Contains("4750")).Select(field => (field.Name, field.Type4750 + Length(field.Length4750), field.TypeGateway + Length(field.LengthGateway), field.Required)).ShouldBe(expected[contract.Code], contract.Code);
        }
    }

    [Theory]
    [InlineData(0, 26)]
    [InlineData(1, 66)]
    [InlineData(2, 39)]
    [InlineData(3, 47)]
    [InlineData(4, 12)]
    [InlineData(5, 9)]
    [InlineData(6, 47)]
    [InlineData(7, 26)]
    [InlineData(8, 22)]
    [InlineData(9, 35)]
    [InlineData(10, 13)]
    [InlineData(11, 23)]
    [InlineData(12, 35)]
    [InlineData(13, 39)]
    [InlineData(14, 22)]
    [InlineData(15, 20)]
    public void Fields_OfDecree4750_AreOfFullWidth(int table, int count) => VssClaimsContract.Tables[table].Fields.Count(field => field.Decrees.Contains("4750")).ShouldBe(count);

    [Fact]
    public void Fields_OfReferralInDecree3176_AreThirtySeven() => VssClaimsContract.Tables[13].Fields.Count(field => field.Decrees.Contains("3176")).ShouldBe(37);

    [Fact]
    public void Storage_OfNarrativeAndHivTables_IsNeverButForTheClaimNumber()
    {
        foreach (int table in new[] { 5, 6, 8 })
        {
            VssClaimsContract.Tables[table].Fields.Where(field => field.Storage != FieldStorage.Never).Select(field => field.Name).ShouldBe(["MA_LK"]);
        }
    }

    [Fact]
    public void Storage_OfNamesAddressesAndPhones_IsNeverStored()
    {
        foreach (ContractField field in VssClaimsContract.Tables.SelectMany(table => table.Fields).Where(field => field.Name.StartsWith("HO_TEN", StringComparison.Ordinal) || field.Name is "DIA_CHI" or "DIEN_THOAI" or "SO_CCCD"))
        {
            field.Storage.ShouldBeOneOf(FieldStorage.Never, FieldStorage.Token);
        }
    }

    [Fact]
    public void StagingColumns_NamedAfterFields_AreStoredByContract()
    {
        string[] never = [.. VssClaimsContract.Tables.SelectMany(table => table.Fields).Where(field => field.Storage == FieldStorage.Never).Select(field => field.Name)];
        string[] stored = [.. VssClaimsContract.Tables.SelectMany(table => table.Fields).Where(field => field.Storage == FieldStorage.Stored).Select(field => field.Name)];
        foreach (string column in VssClaimsTables.All.Take(3).SelectMany(table => table.Columns))
        {
            (never.Contains(column) && !stored.Contains(column)).ShouldBeFalse(column);
        }
    }

    [Fact]
    public void StagingColumns_AgainstTheSchemaFiles_AreTheSameInTheSameOrder()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "BhytWarehouse.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        foreach (var table in VssClaimsTables.All.Take(4))
        {
            string sql = File.ReadAllText(Path.Combine(root, "warehouse-schema", table.Schema, table.Name + ".sql"));
            string body = sql[(sql.IndexOf('(', StringComparison.Ordinal) + 1)..];
            body.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(" NOT NULL", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ShouldBe(table.Columns, table.Name);
        }
    }

    [Theory]
    [InlineData("XML0", 0)]
    [InlineData("XML15", 15)]
    [InlineData("xml3", 3)]
    [InlineData("XML16", -1)]
    [InlineData("XML01", -1)]
    [InlineData("XML", -1)]
    [InlineData("XMLA", -1)]
    [InlineData("", -1)]
    public void TableNumber_OfDocumentCode_IsItsNumberOrNone(string code, int number) => VssClaimsContract.TableNumber(System.Text.Encoding.ASCII.GetBytes(code)).ShouldBe(number);

    private static void Add(Dictionary<string, List<(string, string, string, string)>> tables, string table, string field, string decree, string gateway, string required)
    {
        if (!tables.TryGetValue(table, out List<(string, string, string, string)>? fields))
        {
            tables.Add(table, fields = []);
        }

        fields.Add((field, decree, gateway, required));
    }

    private static string Length(int? length) => length?.ToString(CultureInfo.InvariantCulture) ?? "n";

    [GeneratedRegex(@"^### (XML\d+) ")]
    private static partial Regex TableHeading();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"^\* \*\*(XML\d+) (.*?):\*\* (.*)")]
    private static partial Regex TableList();

    [GeneratedRegex(@"`(\w+)` ([CN]\w+)(\*?)")]
    private static partial Regex ListedField();
}
