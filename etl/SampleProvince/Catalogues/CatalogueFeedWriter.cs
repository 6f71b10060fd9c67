using System.Globalization;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>Writes MohCatalogues: forms 03, 04 and 05/DM of all facilities and the ICD-10 list; a second list of services tells of a raised price.</summary>
internal sealed class CatalogueFeedWriter(SampleProvinceOptions options)
{
    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<CatalogueTruth> Truth { get; } =
    [
        .. CatalogueBook.All(options).Where(entry => entry.IsIn(Editions(options)[^1])).Select(entry => new CatalogueTruth(entry.Kind, entry.FacilityCode, entry.Code, entry.From, entry.EndIn(Editions(options)[^1]), entry.Price / 100m)),
    ];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        CatalogueEntry[] entries = [.. CatalogueBook.All(options)];
        DateOnly[] editions = Editions(options);
        for (int edition = 0; edition < editions.Length; edition++)
        {
            DateOnly day = editions[edition];
            DateOnly? before = edition > 0 ? editions[edition - 1] : null;
            foreach (string kind in (string[])["Drug", "Supply", "Service", "Diagnosis"])
            {
                CatalogueEntry[] shown = [.. entries.Where(entry => entry.Kind == kind && entry.IsIn(day) && (before is not { } earlier || !entry.IsIn(earlier) || entry.EndIn(earlier) != entry.EndIn(day)))];
                if (shown.Length > 0)
                {
                    await WriteAsync(directory, kind, shown, day, withFaults: edition == 0, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (options.FaultyShare > 0)
        {
            SampleTable table = new();
            table.Line("Mã CSKCB", "Mã dịch vụ", "Tên dịch vụ", "Đơn giá");
            table.Line("00001", "02.1898", "Khám nội", "39800");
            await SaveAsync(directory, "05-DM_khong-co-ngay.csv", table, 1, FaultKind.CatalogueMissingColumns, cancellationToken).ConfigureAwait(false);
        }
    }

    private static DateOnly[] Editions(SampleProvinceOptions options) => [options.Start.AddMonths(-1).AddDays(19), options.Start.AddMonths(3).AddDays(-11)];

    private async Task WriteAsync(string directory, string kind, CatalogueEntry[] entries, DateOnly day, bool withFaults, CancellationToken cancellationToken)
    {
        string form = kind switch { "Drug" => "03-DM", "Supply" => "04-DM", "Service" => "05-DM", _ => "ICD-10" };
        string name = $"{form}_{SampleTable.Compact(day)}.csv";
        SampleTable table = new();
        table.Title("Ngày lập: " + SampleTable.Day(day));
        string[] headings = kind switch
        {
            "Drug" => ["MA_CSKCB", "MA_THUOC", "TEN_HOAT_CHAT", "TEN_THUOC", "DON_VI_TINH", "MA_DUONG_DUNG", "DANG_BAO_CHE", "SO_DANG_KY", "DON_GIA", "TT_THAU", "TU_NGAY", "DEN_NGAY"],
            "Supply" => ["MA_CSKCB", "MA_VAT_TU", "TEN_VAT_TU", "DON_VI_TINH", "DON_GIA", "TT_THAU", "TU_NGAY", "DEN_NGAY"],
            "Service" => ["Mã CSKCB", "Mã dịch vụ", "Tên dịch vụ", "Đơn vị tính", "Đơn giá", "Quyết định giá", "Từ ngày", "Đến ngày"],
            _ => ["Mã ICD-10", "Tên bệnh", "Giới tính", "Không là bệnh chính", "Chỉ dùng cho tử vong", "Tuổi từ", "Tuổi đến", "Từ ngày", "Đến ngày"],
        };
        table.Line(headings);
        int rows = 0;
        foreach (CatalogueEntry entry in entries)
        {
            Row(table, entry, kind == "Service" ? Grouped(entry.Price) : Plain(entry.Price), day);
            rows++;
        }

        if (withFaults && options.FaultyShare > 0 && kind == "Service")
        {
            CatalogueEntry other = entries[0] with { FacilityCode = "00001", Code = "99.0001.0001", Name = "Dịch vụ có giá bằng chữ" };
            Row(table, other, "mười nghìn", day);
            Fault(name, table.Lines, FaultKind.CataloguePriceInWords);
            Row(table, other with { Code = "99.0002.0002" }, "10000", day);
            Fault(name, table.Lines, FaultKind.CatalogueContradiction);
            Row(table, other with { Code = "99.0002.0002" }, "20000", day);
            Fault(name, table.Lines, FaultKind.CatalogueContradiction);
            rows += 3;
        }

        await SaveAsync(directory, name, table, rows, null, cancellationToken).ConfigureAwait(false);
    }

    private static void Row(SampleTable table, CatalogueEntry entry, string price, DateOnly day)
    {
        string from = entry.Kind == "Service" ? SampleTable.Day(entry.From) : SampleTable.Compact(entry.From);
        string to = entry.Kind == "Service" ? SampleTable.Day(entry.EndIn(day)) : SampleTable.Compact(entry.EndIn(day));
        switch (entry.Kind)
        {
            case "Drug":
                table.Line(entry.FacilityCode, entry.Code, entry.Name, entry.Name, entry.Unit, entry.Drug!.Route, entry.Drug.Form, $"VD-{entry.Code}-24", price, "123/QD-MAU;G1;N1;2024", from, to);
                break;
            case "Supply":
                table.Line(entry.FacilityCode, entry.Code, entry.Name, entry.Unit, price, "124/QD-MAU;G5;N1;2024", from, to);
                break;
            case "Service":
                table.Line(entry.FacilityCode, entry.Code, entry.Name, entry.Unit, price, "77/QD-MAU", from, to);
                break;
            default:
                // Childbirth and cancer of the breast as the sample has them: the first is for women of 10 to 60 years.
                bool isBirth = entry.Code == "O80";
                table.Line(entry.Code, entry.Name, isBirth ? "Nữ" : "", Diagnoses.Rare.Any(rare => rare.Code == entry.Code && rare.OnlyBeside) ? "X" : "", "", isBirth ? "10" : "", isBirth ? "60" : "", from, to);
                break;
        }
    }

    private static string Plain(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>As offices write prices: 2.815.900.</summary>
    private static string Grouped(long hundredths) => (hundredths / 100).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private void Fault(string name, int line, FaultKind kind) =>
        Faults.Add(new FaultTruth { Kind = kind, Expectation = FaultExpectation.RejectRecord, Path = $"{SampleProvinceWriter.CataloguesFeed}/{name}", FacilityCode = "00001", Position = line });

    private async Task SaveAsync(string directory, string name, SampleTable table, int rows, FaultKind? fault, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.CataloguesFeed}/{name}";
        await table.WriteAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.CataloguesFeed, Path = path, Expectation = expectation, Fault = fault, Records = rows });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }
}
