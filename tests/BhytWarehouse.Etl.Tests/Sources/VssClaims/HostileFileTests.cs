using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed class HostileFileTests
{
    private const long Megabyte = 1024 * 1024;

    private const string Head = "<GIAMDINHHS><THONGTINDONVI><MACSKCB>00101</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20250512</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO>";

    private const string Tail = "</FILEHOSO></HOSO></DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>";

    public static TheoryData<string, string, string, string> EndlessParts() => new()
    {
        { "text in NOIDUNGFILE", Head + "<NOIDUNGFILE>", "AAAA", "</NOIDUNGFILE>" + Tail },
        { "CDATA in NOIDUNGFILE", Head + "<NOIDUNGFILE><![CDATA[", "AAAA", "]]></NOIDUNGFILE>" + Tail },
        { "nested elements in NOIDUNGFILE", Head + "<NOIDUNGFILE><TONG_HOP>", "<X>1</X>", "</TONG_HOP></NOIDUNGFILE>" + Tail },
        { "small pieces in NOIDUNGFILE", Head + "<NOIDUNGFILE>", "<![CDATA[A]]>", "</NOIDUNGFILE>" + Tail },
        { "text in an unknown element", Head + "<LA>", "AAAA", "</LA>" + Tail },
        { "text in MACSKCB", "<GIAMDINHHS><THONGTINDONVI><MACSKCB>", "0000", "</MACSKCB></THONGTINDONVI></GIAMDINHHS>" },
        { "an attribute", Head + "<NOIDUNGFILE x='", "aaaa", "'/>" + Tail },
        { "attributes", Head + "<NOIDUNGFILE ", "a='1' ", "/>" + Tail },
        { "a name", "<", "aaaa", "/>" },
        { "a comment", Head + "<!--", "aaaa", "-->" + Tail },
        { "an instruction", Head + "<?p ", "aaaa", "?>" + Tail },
        { "nesting", Head, "<a>", Tail },
        { "white space before the root", "", "    ", "<GIAMDINHHS/>" },
        { "a check-in row", "<CHI_TIEU_TRANG_THAI_KCB><TRANG_THAI_KCB>", "<X>1</X>", "</TRANG_THAI_KCB></CHI_TIEU_TRANG_THAI_KCB>" },
    };

    [Theory]
    [MemberData(nameof(EndlessParts))]
    public void Read_PartOf200Megabytes_IsRefusedInBoundedMemory(string what, string head, string piece, string tail)
    {
        GeneratedStream stream = new(head, piece, 200 * Megabyte / piece.Length, tail);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Reading reading = Reading.Of(stream);

        reading.Verdict.RefusalRuleCode.ShouldBeOneOf("VC-002", "VC-011");
        stream.Consumed.ShouldBeLessThan(70 * Megabyte, what);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200 * Megabyte, what);

        GeneratedStream again = new(head, piece, 200 * Megabyte / piece.Length, tail);
        before = GC.GetAllocatedBytesForCurrentThread();
        Should.NotThrow(() => new VssClaimsReceivedCounter().Count(again, CancellationToken.None));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(300 * Megabyte, what);
    }

    [Fact]
    public void Read_FileOf400MegabytesOfSmallDossiers_KeepsAWindow()
    {
        string head = Head[..Head.IndexOf("<HOSO>", StringComparison.Ordinal)].Replace("<SOLUONGHOSO>1</SOLUONGHOSO>", "", StringComparison.Ordinal);
        string piece = "<HOSO><FILEHOSO><LOAIHOSO>XML2</LOAIHOSO><NOIDUNGFILE>" + new string('A', 400_000) + "</NOIDUNGFILE></FILEHOSO></HOSO>";
        GeneratedStream stream = new(head, piece, 1000, "</DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>");
        long before = GC.GetAllocatedBytesForCurrentThread();

        Reading reading = Reading.Of(stream);

        reading.Verdict.RecordCount.ShouldBe(1000);
        reading.Quarantine.Count.ShouldBe(1000);
        stream.Consumed.ShouldBeGreaterThan(400_000_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60 * Megabyte);
    }

    [Theory]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><GIAMDINHHS>&c;</GIAMDINHHS>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><GIAMDINHHS>&e;</GIAMDINHHS>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE GIAMDINHHS SYSTEM \"http://127.0.0.1:9/evil.dtd\">\n<GIAMDINHHS/>")]
    public void Read_DocumentTypeInTheEnvelope_RefusesTheFile(string text) => Reading.Of(text).Verdict.RefusalRuleCode.ShouldBe("VC-004");

    [Theory]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><TONG_HOP>&b;</TONG_HOP>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><TONG_HOP><MA_LK>&e;</MA_LK></TONG_HOP>")]
    public void Read_DocumentTypeInsideBase64_RejectsOnlyThatDossier(string inner)
    {
        Reading reading = Reading.Of(new EnvelopeText(new DossierText("LK-1"), new DossierText("LK-2").With(dossier => dossier.InnerText[1] = inner), new DossierText("LK-3")));

        reading.FoundRules.ShouldContain("VC-023");
        reading.Claims.Select(claim => claim["MA_LK"]).ShouldBe(["LK-1", "LK-3"]);
    }

    [Fact]
    public void Read_ThousandsOfFaultsInOneDossier_AreMergedAndBounded()
    {
        DossierText dossier = new();
        string row = "<CHI_TIET_THUOC>" + string.Concat(VssClaimsContract.Tables[2].Fields.Where(field => field.Name != "MA_LK").Select(field => $"<{field.Name}>x,y</{field.Name}>")) + "</CHI_TIET_THUOC>";
        dossier.InnerText[2] = "<CHITIEU_CHITIET_THUOC>" + string.Concat(Enumerable.Repeat(row, 5_000)) + "</CHITIEU_CHITIET_THUOC>";

        Reading reading = Reading.Of(new EnvelopeText(dossier));

        reading.Quarantine.ShouldHaveSingleItem();
        reading.Findings.Count.ShouldBeLessThanOrEqualTo(200);
        reading.Findings.Single(finding => (string)finding["FieldName"] == "T_BHTT" && (string)finding["RuleCode"] == "VC-044")["OccurrenceCount"].ShouldBe(5000L);
    }
}
