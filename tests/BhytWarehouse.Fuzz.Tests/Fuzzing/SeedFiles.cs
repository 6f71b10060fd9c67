using System.Text;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.Tables;
using BhytWarehouse.Etl.Tests.Sources.Tables;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.SampleProvince;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>The files that mutation begins with: the examples of every feed, the same as workbooks, small dossiers, and where asked the smallest files of a generated province.</summary>
internal static class SeedFiles
{
    private const int LongestSeed = 90_000;
    private const int GeneratedOfEachForm = 3;

    public static IReadOnlyList<CorpusEntry> Of(ISource source, string? province)
    {
        List<CorpusEntry> seeds = [];
        foreach (string path in Directory.GetFiles(RepositoryFolder.ExamplesOf(source.FeedCode)).Order(StringComparer.Ordinal))
        {
            seeds.Add(new CorpusEntry(Path.GetFileName(path), File.ReadAllBytes(path)));
            if (Path.GetExtension(path) == ".csv" && source.FileExtensions.Contains(".xlsx"))
            {
                seeds.Add(new CorpusEntry(Path.GetFileNameWithoutExtension(path) + ".xlsx", AsWorkbook(File.ReadAllText(path), sharesTexts: seeds.Count % 2 == 0)));
            }
        }

        if (source.FeedCode == "VssClaims")
        {
            seeds.Add(new CorpusEntry("small.xml", new EnvelopeText(new DossierText("LK-1")).ToBytes()));
            seeds.Add(new CorpusEntry("nested.xml", new EnvelopeText(new DossierText("LK-1"), new DossierText("LK-2")) { Form = ContentForm.Nested }.ToBytes()));
            seeds.Add(new CorpusEntry("check-in.xml", Encoding.UTF8.GetBytes(CheckIns)));
        }

        if (province is not null && Directory.Exists(Path.Combine(province, source.FeedCode)))
        {
            seeds.AddRange(new DirectoryInfo(Path.Combine(province, source.FeedCode)).GetFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Length is > 0 and <= LongestSeed && source.FileExtensions.Contains(file.Extension))
                .GroupBy(file => file.Extension, StringComparer.Ordinal)
                .SelectMany(form => form.OrderBy(file => file.Length).ThenBy(file => file.Name, StringComparer.Ordinal).Take(GeneratedOfEachForm))
                .Select(file => new CorpusEntry(file.Name, File.ReadAllBytes(file.FullName))));
        }

        return seeds;
    }

    /// <summary>Writes the province whose files serve as seeds.</summary>
    public static string WriteProvince(string folder)
    {
        SampleProvinceOptions options = new() { People = 120, Dossiers = 40, Months = 2, FaultyShare = 0.1, DirtyIdentityShare = 0.1 };
        new SampleProvinceWriter(options).WriteAsync(folder, progress: null, CancellationToken.None).GetAwaiter().GetResult();
        return folder;
    }

    private static byte[] AsWorkbook(string csv, bool sharesTexts)
    {
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(csv));
        using TextRows rows = new(bytes, CancellationToken.None);
        List<object?[]> cells = [];
        rows.NextSheet();
        while (rows.ReadRow())
        {
            // The writer names columns by one letter.
            cells.Add([.. Enumerable.Range(0, Math.Min(rows.CellCount, 26)).Select(column => rows[column].Text is { Length: > 0 } text
                ? text.Length < 10 && text[0] is >= '1' and <= '9' && int.TryParse(text, out int number) ? number : (object)text
                : null)]);
        }

        return new WorkbookText { SharesTexts = sharesTexts }.Sheet([.. cells]).Bytes();
    }

    private static string CheckIns => "<?xml version=\"1.0\" encoding=\"utf-8\"?><CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>" + string.Concat(Enumerable.Range(1, 3).Select(number =>
        $"<TRANG_THAI_KCB><MA_LK>LK-{number / 2}</MA_LK><STT>{number}</STT><MA_BN>BN1</MA_BN><HO_TEN>Zyxquang</HO_TEN><SO_CCCD>000199887766</SO_CCCD><NGAY_SINH>198505120000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><MA_THE_BHYT>DN4990099887766</MA_THE_BHYT><MA_DKBD>00101</MA_DKBD><GT_THE_TU>20250101</GT_THE_TU><GT_THE_DEN>20251231</GT_THE_DEN><MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202505100800</NGAY_VAO><NGAY_VAO_NOI_TRU></NGAY_VAO_NOI_TRU><LY_DO_VNT></LY_DO_VNT><MA_LY_DO_VNT></MA_LY_DO_VNT><MA_LOAI_KCB>01</MA_LOAI_KCB><MA_CSKCB>00101</MA_CSKCB><MA_DICH_VU></MA_DICH_VU><TEN_DICH_VU></TEN_DICH_VU><NGAY_YL>202505100800</NGAY_YL><DU_PHONG></DU_PHONG></TRANG_THAI_KCB>"))
        + "</DSACH_TRANG_THAI_KCB></CHI_TIEU_TRANG_THAI_KCB>";
}
