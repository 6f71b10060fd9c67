using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The exchange format of QĐ 130/QĐ-BYT as amended by QĐ 4750 and QĐ 3176, as data (Contract.csv, Documents.csv).</summary>
public static class VssClaimsContract
{
    public const int TableCount = 16;

    /// <summary>By table number, 0 to 15.</summary>
    public static IReadOnlyList<ContractTable> Tables { get; } = ReadTables();

    /// <summary>The number of the table that LOAIHOSO names, -1 for anything but XML0 … XML15.</summary>
    public static int TableNumber(ReadOnlySpan<byte> documentCode)
    {
        if (documentCode.Length is < 4 or > 5 || !Ascii.EqualsIgnoreCase(documentCode[..3], "XML"u8))
        {
            return -1;
        }

        int number = 0;
        foreach (byte digit in documentCode[3..])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        bool hasLeadingZero = documentCode.Length == 5 && documentCode[3] == '0';
        return number < TableCount && !hasLeadingZero ? number : -1;
    }

    private static ContractTable[] ReadTables()
    {
        Dictionary<string, List<ContractField>> fields = [];
        using (CsvReader csv = Open("Contract.csv"))
        {
            while (csv.Read())
            {
                string table = csv.GetField("Table")!;
                if (!fields.TryGetValue(table, out List<ContractField>? list))
                {
                    fields.Add(table, list = []);
                }

                list.Add(new ContractField(
                    table,
                    csv.GetField<int>("Position"),
                    csv.GetField("Field")!,
                    csv.GetField("Type4750")![0],
                    Length(csv.GetField("Length4750")!),
                    csv.GetField("TypeGateway")![0],
                    Length(csv.GetField("LengthGateway")!),
                    csv.GetField("LengthLater") is { Length: > 0 } later ? Length(later) : null,
                    csv.GetField("Required")!,
                    csv.GetField("RequiredUntil") is { Length: > 0 } until ? int.Parse(until.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 99991231,
                    csv.GetField("RequiredWhen")!,
                    csv.GetField("Decrees")!.Split(';'),
                    Enum.Parse<FieldKind>(csv.GetField("Kind")!),
                    Enum.Parse<FieldStorage>(csv.GetField("Storage")!),
                    csv.GetField("Note")!));
            }
        }

        List<ContractTable> tables = [];
        using (CsvReader csv = Open("Documents.csv"))
        {
            while (csv.Read())
            {
                string code = csv.GetField("Table")!;
                tables.Add(new ContractTable(int.Parse(code[3..], CultureInfo.InvariantCulture), csv.GetField("Root")!, csv.GetField("Row")!, csv.GetField("Name")!, fields[code]));
            }
        }

        return [.. tables.OrderBy(table => table.Number)];
    }

    private static int? Length(string text) => text == "n" ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static CsvReader Open(string name)
    {
        Stream stream = typeof(VssClaimsContract).Assembly.GetManifestResourceStream($"BhytWarehouse.Etl.Sources.VssClaims.{name}")
            ?? throw new InvalidOperationException($"The build left out the embedded file Sources/VssClaims/{name}.");
        CsvReader csv = new(new StreamReader(stream, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        return csv;
    }
}
