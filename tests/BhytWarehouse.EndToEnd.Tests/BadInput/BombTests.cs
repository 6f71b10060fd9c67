using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.EndToEnd.Tests.Crash;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Tests.Sources.Tables;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using Xunit.Abstractions;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Files made to exhaust a machine, each kind beside a good one, loaded by a process whose managed memory the runtime holds to a limit: each is refused with its reason, and the good ones load.</summary>
/// <remarks>The limit is the claim: a reader or witness that wants more fails the load, and with it the test. Time is bounded by what is read, and asserted nowhere.</remarks>
public sealed partial class BombTests(ITestOutputHelper output) : IDisposable
{
    private const long HeapLimit = 512L * 1024 * 1024;
    private const long Megabyte = 1024 * 1024;

    private const string Head = "<GIAMDINHHS><THONGTINDONVI><MACSKCB>00101</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20250512</NGAYLAP><DANHSACHHOSO>";
    private const string Document = Head + "<HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO>";
    private const string Tail = "</DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>";
    private const string DocumentTail = "</FILEHOSO></HOSO>" + Tail;

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-bomb-").FullName;
    private readonly Dictionary<string, string> _expected = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public async Task Claims_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        Bomb("VssClaims", "attributes.xml", "VC-0", Document + "<NOIDUNGFILE ", "a='1' ", 10 * Megabyte, "/>" + DocumentTail);
        Bomb("VssClaims", "quotes-and-brackets.xml", "VC-0", Document + "<LA \"", ">", 40 * Megabyte, "\"/>" + DocumentTail);
        Bomb("VssClaims", "name.xml", "VC-011", "<", "a", 100 * Megabyte, "/>");
        Bomb("VssClaims", "text.xml", "VC-011", Document + "<NOIDUNGFILE>", "QUJD", 30 * Megabyte, "</NOIDUNGFILE>" + DocumentTail);
        Bomb("VssClaims", "text-2.xml", "VC-011", Document + "<NOIDUNGFILE>", "QUJE", 30 * Megabyte, "</NOIDUNGFILE>" + DocumentTail);
        Bomb("VssClaims", "white-space.xml", "VC-011", Document + "<NOIDUNGFILE>QUJD", "    ", 30 * Megabyte, "QUJD</NOIDUNGFILE>" + DocumentTail);
        Bomb("VssClaims", "sections.xml", "VC-011", Document + "<NOIDUNGFILE>", "<![CDATA[A]]>", 3 * Megabyte, "</NOIDUNGFILE>" + DocumentTail);
        Bomb("VssClaims", "depth.xml", "VC-011", Document, "<a>", 10 * Megabyte, DocumentTail);
        Bomb("VssClaims", "empty-dossiers.xml", "VC-011", Head, "<HOSO/>", 3 * Megabyte, Tail);
        Bomb("VssClaims", "unknown-elements.xml", "VC-009", "<GIAMDINHHS>", "<LA/>", 20 * Megabyte, "</GIAMDINHHS>");
        Bomb("VssClaims", "comments.xml", "VC-009", "<GIAMDINHHS>", "<!--x-->", 10 * Megabyte, "</GIAMDINHHS>");
        Bomb("VssClaims", "entities.xml", "VC-004", "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">", "<!ENTITY b \"&a;&a;&a;&a;&a;&a;\">", 1000, "]>" + Document + DocumentTail);
        Put("VssClaims", "inner-entities.xml", "", new EnvelopeText(new DossierText("LK-1").With(dossier => dossier.InnerText[2] = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + dossier.Inner(2))).ToBytes());
        Put("VssClaims", "nested-base64.xml", "", new EnvelopeText(new DossierText("LK-1").With(dossier => dossier.Content[2] = Enumerable.Range(0, 12).Aggregate("A", (text, _) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text))))).ToBytes());
        Put("VssClaims", "good.xml", "", new EnvelopeText(new DossierText("LK-A")).ToBytes());

        await LoadAsync();
    }

    [UnixFact]
    public async Task Tables_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        string table = Encoding.UTF8.GetString(Example("VssContributions", "C12-TS_202504.csv"));
        Bomb("VssContributions", "open-quote.csv", "VT-004", table + "\"", "a,b\n", 30 * Megabyte, "");
        Bomb("VssContributions", "long-line.csv", "VT-004", table, "a", 100 * Megabyte, "\n");
        Bomb("VssContributions", "columns.csv", "VT-004", table, ",", 100 * Megabyte, "\n");
        Bomb("VssContributions", "wide-rows.csv", "VT-004", "", string.Concat(Enumerable.Repeat(",", 200_000)) + "\n", 300, "");
        Bomb("VssContributions", "zeros.csv", "VT-001", table, "\0", 50 * Megabyte, "");
        Bomb("VssContributions", "nothing.csv", "VT-00", "", "\n", 100 * Megabyte, "");
        Put("VssContributions", "odd-utf16.csv", "VT-0", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(table)[..^1]]);
        Put("VssContributions", "wrong-mark.csv", "VT-0", [0xFF, 0xFE, .. Encoding.UTF8.GetBytes(table)]);
        Put("VssContributions", "overlong.csv", "VT-001", [.. Encoding.UTF8.GetBytes(table), 0xC0, 0xAF]);
        Put("VssContributions", "surrogate.csv", "VT-001", [.. Encoding.UTF8.GetBytes(table), 0xED, 0xA0, 0x80]);
        Put("VssContributions", "C12-TS_202504.csv", "", Encoding.UTF8.GetBytes(table));

        await LoadAsync();
    }

    [UnixFact]
    public async Task Workbooks_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string sheet = "xl/worksheets/sheet1.xml";
        string sheetHead = $"<worksheet {main}><sheetData>";
        const string sheetTail = "</sheetData></worksheet>";
        byte[] workbook = new WorkbookText().Sheet(["THANG", "MA_CSKCB"], ["202504", "00001"]).Bytes();
        void Part(string name, string part, string head, string piece, long times, string tail)
        {
            PackedBomb.Workbook(Path("VssContributions", name), workbook, part, head, piece, times, tail);
            _expected["VssContributions/" + name] = "VT-004";
        }

        Part("texts.xlsx", "xl/sharedStrings.xml", $"<sst {main}>", "<si/>", 10 * Megabyte, "</sst>");
        Part("one-text.xlsx", "xl/sharedStrings.xml", $"<sst {main}><si><t>", "aaaaaaaa", 40 * Megabyte, "</t></si></sst>");
        Part("rows.xlsx", sheet, sheetHead, "<row/>", 30 * Megabyte, sheetTail);
        Part("row-number.xlsx", sheet, sheetHead + "<row r=\"2000000000\"><c r=\"A2000000000\"><v>", "1", 1, "</v></c></row>" + sheetTail);
        Part("far-cell.xlsx", sheet, sheetHead + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>", "1", 1, "</v></c></row>" + sheetTail);
        Part("wide-and-deep.xlsx", sheet, sheetHead + "<row r=\"1\"><c r=\"BZZ1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>", "1", 1, "</v></c></row>" + sheetTail);
        Part("one-cell.xlsx", sheet, sheetHead + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", "aaaaaaaa", 40 * Megabyte, "</t></is></c></row>" + sheetTail);
        Part("attribute.xlsx", sheet, sheetHead + "<row r=\"1\" spans=\"", "aaaaaaaa", 40 * Megabyte, "\"/>" + sheetTail);
        Part("merged.xlsx", sheet, sheetHead + "</sheetData><mergeCells>", "<mergeCell ref=\"A1:B1\"/>", 5 * Megabyte, "</mergeCells></worksheet>");
        Part("depth.xlsx", sheet, sheetHead, "<row>", 5 * Megabyte, sheetTail);
        Part("entities.xlsx", sheet, "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">", "<!ENTITY b \"&a;&a;&a;\">", 1000, "]><worksheet/>");
        Put("VssContributions", "names.xlsx", "VT-004", Names(workbook, sheet, sheetHead, sheetTail));
        Put("VssContributions", "parts.xlsx", "VT-004", PackedBomb.Overlapping(workbook, 30_000));
        Put("VssContributions", "wrong-size.xlsx", "VT-004", PackedBomb.WithIndex(workbook, 6, 24, 40, 4));
        Put("VssContributions", "wrong-checksum.xlsx", "VT-004", PackedBomb.WithIndex(workbook, 6, 16, 1, 4));
        Put("VssContributions", "old.xls", "VT-001", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]);
        Put("VssContributions", "C12-TS_202504.csv", "", Example("VssContributions", "C12-TS_202504.csv"));

        await LoadAsync();
    }

    [UnixFact]
    public async Task PopulationTables_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        Bomb("NsoPopulation", "depth.json", "NP-001", "", "[", 10 * Megabyte, "");
        Bomb("NsoPopulation", "array.json", "NP-00", "{\"class\":\"dataset\",\"id\":[\"a\"],\"size\":[1],\"dimension\":{},\"value\":[", "1,", 7 * Megabyte / 2, "1]}");
        Bomb("NsoPopulation", "number.json", "NP-00", "{\"class\":\"dataset\",\"value\":[", "9", 7 * Megabyte, "]}");
        Bomb("NsoPopulation", "string.json", "NP-00", "{\"class\":\"", "\\u0041", Megabyte, "\"}");
        Bomb("NsoPopulation", "repeated.json", "NP-001", "{", "\"a\":1,", Megabyte, "\"a\":1}");
        Bomb("NsoPopulation", "long.json", "NP-001", "{\"a\":\"", "a", 200 * Megabyte, "\"}");
        Put("NsoPopulation", "size.json", "NP-0", Encoding.UTF8.GetBytes("{\"class\":\"dataset\",\"id\":[\"a\"],\"size\":[2000000000],\"dimension\":{\"a\":{\"category\":{\"index\":{\"x\":0}}}},\"value\":[]}"));
        Put("NsoPopulation", "V02.01.json", "", Example("NsoPopulation", "V02.01.json"));

        await LoadAsync();
    }

    [UnixFact]
    public async Task Statistics_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        Bomb("MohStatistics", "rows.json", "MS-001", "{\"headers\":[{\"name\":\"dx\"},{\"name\":\"pe\"},{\"name\":\"ou\"},{\"name\":\"value\"}],\"rows\":[", "[],", 15 * Megabyte, "[]]}");
        Bomb("MohStatistics", "cells.csv", "MS-004", "Mã chỉ tiêu,Kỳ báo cáo,Mã đơn vị,Giá trị\n", ",", 50 * Megabyte, "\n");
        Bomb("MohStatistics", "lines.csv", "MS-001", "Mã chỉ tiêu,Kỳ báo cáo,Mã đơn vị,Giá trị\n", "a,b,c,1\n", 3 * Megabyte, "");
        Put("MohStatistics", "monthly-form.csv", "", Example("MohStatistics", "monthly-form.csv"));

        await LoadAsync();
    }

    [UnixFact]
    public async Task Checkups_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        Bomb("MohCheckups", "message.json", "MK-0", "{\"data\":{\"file_content\":\"", "QUJD", 30 * Megabyte, "\"}}");
        Bomb("MohCheckups", "broken-base64.json", "MK-0", "{\"data\":{\"file_content\":\"", "QU*D", 10 * Megabyte, "\"}}");
        Bomb("MohCheckups", "empty.xml", "MK-011", "<KHAMSUCKHOE><THONGTINDONVI><MACSKCB>00101</MACSKCB></THONGTINDONVI><THONGTINHOSO><DANHSACHHOSO>", "<HOSO/>", 3 * Megabyte, "</DANHSACHHOSO></THONGTINHOSO></KHAMSUCKHOE>");
        Put("MohCheckups", "00011_202504.xml", "", Example("MohCheckups", "00011_202504.xml"));

        await LoadAsync();
    }

    [UnixFact]
    public async Task UnitLists_MadeToExhaust_AreRefusedInBoundedMemory()
    {
        Bomb("NsoAdministrativeUnits", "rows.xml", "NU-030", "<a>", "<TABLE><MaTinh>1</MaTinh></TABLE>", 3 * Megabyte, "</a>");
        Bomb("NsoAdministrativeUnits", "text.xml", "NU-030", "<a><TABLE><TenTinh>", "aaaa", 30 * Megabyte, "</TenTinh></TABLE></a>");
        Put("NsoAdministrativeUnits", "conversion.csv", "", Example("NsoAdministrativeUnits", "conversion.csv"));

        await LoadAsync();
    }

    [UnixFact]
    public async Task Archives_MadeToDeceive_AreNamedAndTheirGoodEntriesLoad()
    {
        byte[] first = new EnvelopeText(new DossierText("LK-A")).ToBytes();
        byte[] second = new EnvelopeText(new DossierText("LK-B")).ToBytes();
        byte[] third = new EnvelopeText(new DossierText("LK-C")).ToBytes();
        byte[] pair = PackedBomb.Zip(("bad.xml", first), ("good.xml", second));
        Put("VssClaims", "twins.zip", "", PackedBomb.Zip(("same.xml", first), ("same.xml", second)));
        Put("VssClaims", "traversal.zip", "", PackedBomb.Zip(("../../etc/x.xml", first), ("/etc/y.xml", first), ("C:\\z.xml", first), ("good.xml", third)));
        Put("VssClaims", "link.zip", "", PackedBomb.WithIndex(pair, 0, 38, 0xA1FF0000, 4));
        Put("VssClaims", "encrypted.zip", "", PackedBomb.WithIndex(pair, 0, 8, 1, 2));
        Put("VssClaims", "wrong-size.zip", "", PackedBomb.WithIndex(pair, 0, 24, 100, 4));
        Put("VssClaims", "wrong-checksum.zip", "", PackedBomb.WithIndex(pair, 0, 16, 1, 4));
        Put("VssClaims", "overlapping.zip", "", PackedBomb.Overlapping(pair, 30_000));
        Put("VssClaims", "nested.zip", "", PackedBomb.Zip(("inner.zip", pair), ("long-" + new string('n', 400) + ".xml", first)));
        Put("VssClaims", "cut.zip", "", pair[..^30]);
        using (FileStream file = File.Create(Path("VssClaims", "ratio.zip")))
        using (ZipArchive archive = new(file, ZipArchiveMode.Create))
        using (Stream entry = archive.CreateEntry("zeros.xml", CompressionLevel.Optimal).Open())
        {
            PackedBomb.Write(entry, "", " ", 1024 * Megabyte, "");
        }

        string said = await LoadAsync();

        using ScratchHome home = ScratchHome.OpenIn(System.IO.Path.Combine(_folder, "home"));
        home.Rows("SELECT ClaimNumber FROM fact_Claim ORDER BY 1", reader => reader.GetString(0)).ShouldBe(["LK-A", "LK-B", "LK-C"]);
        foreach (string part in (string[])["traversal.zip!../../etc/x.xml: a name that leads out", "traversal.zip!/etc/y.xml: a name that leads out", "link.zip!bad.xml: a symbolic link", "encrypted.zip!bad.xml: packed with a password", "wrong-size.zip!bad.xml: cannot be unpacked", "wrong-checksum.zip!bad.xml: cannot be unpacked", "overlapping.zip: a .zip of more than", "nested.zip!inner.zip: not a file of this feed", "a name above 255 characters", "cut.zip: not a readable .zip", "ratio.zip!zeros.xml: unpacks to more than 200 times"])
        {
            said.ShouldContain(part);
        }
    }

    private static byte[] Names(byte[] workbook, string part, string head, string tail)
    {
        using MemoryStream packed = new();
        using (ZipArchive target = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (ZipArchive source = new(new MemoryStream(workbook), ZipArchiveMode.Read))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (entry.FullName != part)
                {
                    using Stream from = entry.Open();
                    from.CopyTo(to);
                    continue;
                }

                using StreamWriter text = new(to);
                text.Write(head);
                for (int number = 0; number < 3_000_000; number++)
                {
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"<n{number}/>"));
                }

                text.Write(tail);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Example(string feed, string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllBytes(System.IO.Path.Combine(folder.FullName, "etl", "Sources", feed, "Examples", name));
    }

    private string Path(string feed, string name) => System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(_folder, feed)).FullName, name);

    /// <param name="rule">How the code of the refusal begins; empty for a file that is read.</param>
    private void Bomb(string feed, string name, string rule, string head, string piece, long times, string tail)
    {
        PackedBomb.Write(Path(feed, name), head, piece, times, tail);
        _expected[$"{feed}/{name}"] = rule;
    }

    private void Put(string feed, string name, string rule, byte[] content)
    {
        File.WriteAllBytes(Path(feed, name), content);
        _expected[$"{feed}/{name}"] = rule;
    }

    /// <summary>Loads all files of a feed in one process under the limit, and sees that each file ended as expected, accounted for.</summary>
    /// <returns>The files that were left alone, each with its reason.</returns>
    private async Task<string> LoadAsync()
    {
        string homeFolder = System.IO.Path.Combine(_folder, "home");
        string said = "";
        foreach (string feed in Directory.GetDirectories(_folder).Order(StringComparer.Ordinal).Select(folder => System.IO.Path.GetFileName(folder)))
        {
            ScratchHome.PutKey(homeFolder);
            (int exitCode, string told, string error) = await ChildProcess.EndAsync(ChildProcess.StartWithin(
                HeapLimit, "load", feed, "--from", System.IO.Path.Combine(_folder, feed), "--json", "--warehouse", "sqlite:" + ScratchHome.WarehousePathIn(homeFolder)));

            output.WriteLine(told);
            exitCode.ShouldBe(0, error + told);
            Match peak = Peak().Match(error);
            peak.Success.ShouldBeTrue(error);
            output.WriteLine($"{feed}: {peak.Value}");
            said += string.Concat(LeftAlone().Matches(told).Select(file => $"{file.Groups[1].Value}: {file.Groups[2].Value}\n"));
        }

        using ScratchHome home = ScratchHome.OpenIn(homeFolder);
        home.Rows("SELECT FeedCode, StateName FROM audit_LoadRun WHERE FeedCode <> 'CodeLists'", reader => (reader.GetString(0), reader.GetString(1))).ShouldAllBe(load => load.Item2 == "published", said);
        foreach ((string feed, string name, string state, string rule) in home.Rows("SELECT run.FeedCode, file.FileName, file.StateName, file.RefusalRuleCode FROM audit_SourceFile AS file INNER JOIN audit_LoadRun AS run USING (LoadRunKey)", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3))))
        {
            if (_expected.Remove($"{feed}/{name}", out string? expected))
            {
                (state, rule.StartsWith(expected, StringComparison.Ordinal)).ShouldBe((expected.Length == 0 ? "read" : "refused", true), $"{feed}/{name}: {state} {rule}, expected {expected}");
            }
        }

        _expected.Keys.Where(name => !name.EndsWith(".zip", StringComparison.Ordinal)).ShouldBeEmpty();
        home.Count("SELECT COUNT(*) FROM audit_SourceFile AS file WHERE StateName = 'refused' AND NOT EXISTS (SELECT 1 FROM quality_Finding AS found WHERE found.SourceFileKey = file.SourceFileKey AND found.SeverityCode = 3 AND found.Found <> '' AND found.Expected <> '')").ShouldBe(0);
        return said;
    }

    [GeneratedRegex("\"name\": \"(.*?)\",\\s*\"reason\": \"(.*?)\"")]
    private static partial Regex LeftAlone();

    [GeneratedRegex("peak ([0-9]+) MB")]
    private static partial Regex Peak();
}
