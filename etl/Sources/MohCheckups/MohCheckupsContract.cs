using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>The envelope KHAMSUCKHOE of QĐ 1551/QĐ-BYT 2026 as data (Contract.csv, Documents.csv), and the tables that it fills.</summary>
public static class MohCheckupsContract
{
    /// <summary>By number: XML1 stands first.</summary>
    public static IReadOnlyList<CheckupDocument> Documents { get; } = [.. Read("Documents.csv", csv => new CheckupDocument(
        Number(csv.GetField("Document")!), csv.GetField("Root")!, Need(csv.GetField("IsNeeded")!), csv.GetField("IsRead") == "Y", csv.GetField("Meaning")!)).OrderBy(document => document.Number)];

    public static IReadOnlyList<CheckupField> Fields { get; } = [.. Read("Contract.csv", csv => new CheckupField(
        Number(csv.GetField("Document")!),
        csv.GetField("Field")!,
        csv.GetField<int>("Length"),
        Need(csv.GetField("IsNeeded")!),
        Enum.Parse<CheckupFieldKind>(csv.GetField("Kind")!),
        Enum.Parse<CheckupFieldStorage>(csv.GetField("Storage")!),
        csv.GetField("Basis")!,
        csv.GetField("Meaning")!))];

    public static StagingTable Checkups { get; } = new("staging", "MohCheckups",
        [
            "LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "NGAYLAP", "MA_CSKCB", "MA_GTIN_CSKCB", "MA_LK", "MemberToken", "CitizenToken", "GIOI_TINH", "BirthYear",
            "MAXA_CU_TRU", "DOI_TUONG", "NGUON_CHI_TRA", "MA_LOAI_KCB", "NGAY_VAO", "NGAY_RA", "PHAN_LOAI_SK", "DocumentCount", "OtherDocumentCount", "ContentHash",
        ]);

    public static IReadOnlyList<StagingTable> Tables { get; } = [Checkups, QualityTables.Finding, QualityTables.Quarantine];

    /// <summary>The document that LOAIHOSO names; null for anything but XML1 to XML15.</summary>
    public static CheckupDocument? DocumentOf(string code) => Documents.FirstOrDefault(document => document.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    private static int Number(string document) => int.Parse(document.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture);

    private static CheckupNeed Need(string letter) => letter switch
    {
        "Y" => CheckupNeed.Needed,
        "E" => CheckupNeed.Expected,
        "N" => CheckupNeed.None,
        _ => throw new InvalidOperationException($"Sources/MohCheckups: '{letter}' stands under IsNeeded; expected Y, E or N."),
    };

    private static List<TRow> Read<TRow>(string name, Func<CsvReader, TRow> row)
    {
        Stream stream = typeof(MohCheckupsContract).Assembly.GetManifestResourceStream($"BhytWarehouse.Etl.Sources.MohCheckups.{name}")
            ?? throw new InvalidOperationException($"The build left out the embedded file Sources/MohCheckups/{name}.");
        using CsvReader csv = new(new StreamReader(stream, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        List<TRow> rows = [];
        while (csv.Read())
        {
            rows.Add(row(csv));
        }

        return rows;
    }
}
