using System.Globalization;
using System.IO.Compression;
using System.Text;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Units;

/// <summary>Writes NsoAdministrativeUnits: the conversion workbook, the lists before and after, the answer of the list service, a later change, and a file that must be refused.</summary>
internal sealed class UnitsFeedWriter(SampleProvinceOptions options)
{
    private const string Feed = SampleProvinceWriter.UnitsFeed;
    private const string ProvinceName = "Tỉnh Mẫu";

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, Feed));
        string[][] conversion = [.. Conversion()];
        await WriteBytesAsync(directory, "BangChuyendoi_DVHC_moi_cu.xlsx", Workbook(conversion), CommuneMap.Parts.Length, cancellationToken).ConfigureAwait(false);
        await WriteTextAsync(directory, "danhmuc_20250104.csv", Text([["Danh mục đến ngày: 04/01/2025"], ["Tỉnh / Thành Phố", "Mã TP", "Quận Huyện", "Mã QH", "Phường Xã", "Mã PX", "Cấp"], .. OldList()]), FacilityNetwork.Communes, cancellationToken)
            .ConfigureAwait(false);
        await WriteTextAsync(directory, "DanhMucPhuongXa_20250701.xml", Answer("DanhMucPhuongXa", CommuneMap.New.Select(CommuneRow)), CommuneMap.New.Length, cancellationToken).ConfigureAwait(false);
        await WriteTextAsync(directory, "DanhMucTinh_20250701.xml", Answer("DanhMucTinh", [$"<MaTinh>{FacilityNetwork.ProvinceCode}</MaTinh><TenTinh>{ProvinceName}</TenTinh><LoaiHinh>Tỉnh</LoaiHinh>"]), 1, cancellationToken).ConfigureAwait(false);
        await WriteTextAsync(directory, "thaydoi_20260430.csv", Text([["Ngày hiệu lực", "Tỉnh", "Mã trước", "Tên trước", "Mã sau", "Tên sau", "Nội dung", "Căn cứ"], LaterChange()]), 1, cancellationToken).ConfigureAwait(false);
        if (options.FaultyShare > 0)
        {
            // The column of old codes has gone, so nobody can tell what became what.
            string[][] cut = [.. conversion.Select(row => (string[])[.. row[..4], .. row[5..]])];
            await WriteTextAsync(directory, "BangChuyendoi_thieu-cot.csv", Text(cut), CommuneMap.Parts.Length, cancellationToken, FaultKind.UnitsMissingColumn).ConfigureAwait(false);
        }
    }

    /// <summary>Two rows of headings, a heading row for the province inside the table, codes without their zeros nowhere: sample codes have none.</summary>
    private static IEnumerable<string[]> Conversion()
    {
        yield return ["ĐVHC mới", "", "", "ĐVHC cũ", "", "", "", ""];
        yield return ["Tỉnh/thành phố (mã)", "Tên", "Mã", "Tên", "Mã", "Ghi chú", "Huyện (mã)", "Tỉnh (mã)"];
        yield return [$"{ProvinceName} ({FacilityNetwork.ProvinceCode})", "", "", "", "", "", "", ""];
        foreach (CommunePart part in CommuneMap.Parts)
        {
            SampleCommune made = CommuneMap.New[part.New];
            SampleCommune? from = part.Place < 0 ? null : CommuneMap.Old[part.Place];
            yield return
            [
                $"{ProvinceName} ({FacilityNetwork.ProvinceCode})", made.Name, made.Code, from?.Name ?? "", from?.Code ?? "", part.Note,
                from is null ? "" : CommuneMap.DistrictOf(part.Place), $"{ProvinceName} ({FacilityNetwork.ProvinceCode})",
            ];
        }
    }

    private static IEnumerable<string[]> OldList()
    {
        for (int place = 0; place < CommuneMap.Old.Length; place++)
        {
            string district = CommuneMap.DistrictOf(place);
            yield return [ProvinceName, FacilityNetwork.ProvinceCode, $"Huyện Mẫu {district}", district, CommuneMap.Old[place].Name, CommuneMap.Old[place].Code, CommuneMap.Old[place].Type];
        }
    }

    private static string[] LaterChange()
    {
        SampleCommune changed = CommuneMap.New[3];
        return
        [
            CommuneMap.LaterChange.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), $"{ProvinceName} ({FacilityNetwork.ProvinceCode})", changed.Code, changed.Name, changed.Code, $"Phường {changed.ProperName}", "Thành lập phường",
            "Nghị quyết mẫu (dữ liệu tổng hợp)",
        ];
    }

    private static string CommuneRow(SampleCommune commune) =>
        $"<MaTinh>{FacilityNetwork.ProvinceCode}</MaTinh><TenTinh>{ProvinceName}</TenTinh><MaPhuongXa>{commune.Code}</MaPhuongXa><TenPhuongXa>{commune.Name}</TenPhuongXa><LoaiHinh>{commune.Type}</LoaiHinh>";

    private static string Answer(string operation, IEnumerable<string> rows) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><{operation}Response xmlns="http://tempuri.org/"><{operation}Result><diffgr:diffgram xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1"><NewDataSet xmlns="">
        {string.Join("\n", rows.Select((row, index) => string.Create(CultureInfo.InvariantCulture, $"<TABLE diffgr:id=\"TABLE{index + 1}\">{row}</TABLE>")))}
        </NewDataSet></diffgr:diffgram></{operation}Result></{operation}Response></soap:Body></soap:Envelope>
        """;

    private static string Text(IEnumerable<string[]> rows) => "\ufeff" + string.Concat(rows.Select(row => string.Join(',', row.Select(cell => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell)) + "\r\n"));

    /// <summary>A workbook of one sheet with its texts in the cells; every entry has one fixed time, so the same table gives the same bytes.</summary>
    private static byte[] Workbook(string[][] rows)
    {
        StringBuilder sheet = new();
        sheet.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 0; row < rows.Length; row++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (int column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column].Length > 0)
                {
                    sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{rows[row][column]}</t></is></c>");
                }
            }

            sheet.Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Add(archive, "_rels/.rels", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"khong merge\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add(archive, "xl/worksheets/sheet1.xml", sheet.ToString());
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);
        using Stream stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private Task WriteTextAsync(string directory, string name, string text, int records, CancellationToken cancellationToken, FaultKind? fault = null) =>
        WriteBytesAsync(directory, name, Encoding.UTF8.GetBytes(text), records, cancellationToken, fault);

    private async Task WriteBytesAsync(string directory, string name, byte[] bytes, int records, CancellationToken cancellationToken, FaultKind? fault = null)
    {
        string path = $"{Feed}/{name}";
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        await File.WriteAllBytesAsync(Path.Combine(directory, path), bytes, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = Feed, Path = path, Expectation = expectation, Fault = fault, Records = records });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }
}
