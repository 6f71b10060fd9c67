using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.MohCheckups;

namespace BhytWarehouse.Etl.Tests.Sources.MohCheckups;

public sealed class MohCheckupsTests
{
    private static readonly MohCheckupsSource Source = new();

    /// <summary>Each rule of the gate with what breaks it, and nothing else.</summary>
    private static readonly Dictionary<string, string> Breaking = new()
    {
        ["MK-001"] = " \n",
        ["MK-002"] = CheckupText.Envelope(CheckupText.Good)[..600],
        ["MK-003"] = CheckupText.Envelope(CheckupText.Good).Replace("utf-8", "windows-1258", StringComparison.Ordinal),
        ["MK-004"] = "<!DOCTYPE KHAMSUCKHOE [<!ENTITY a \"b\">]>" + CheckupText.Envelope(CheckupText.Good)[38..],
        ["MK-005"] = "<html><body>404</body></html>",
        ["MK-006"] = "<GIAMDINHHS/>",
        ["MK-007"] = "{\"data\": {\"file_content\": \"***\"}}",
        ["MK-008"] = CheckupText.Envelope(CheckupText.Good).Replace("<SOLUONGHOSO>1", "<SOLUONGHOSO>2", StringComparison.Ordinal),
        ["MK-009"] = CheckupText.Envelope(CheckupText.Good).Replace("<MACSKCB>00011</MACSKCB>", "", StringComparison.Ordinal),
        ["MK-010"] = CheckupText.Envelope(CheckupText.Good).Replace("DANHSACHHOSO>", "DANHSACH>", StringComparison.Ordinal),
        ["MK-011"] = CheckupText.Envelope(string.Concat(Enumerable.Repeat("<A>", 70)) + string.Concat(Enumerable.Repeat("</A>", 70))),
        ["MK-012"] = CheckupText.Envelope(CheckupText.Good).Replace("<SOLUONGHOSO>1</SOLUONGHOSO>", "", StringComparison.Ordinal),
        ["MK-013"] = CheckupText.Envelope(CheckupText.Good).Replace("<NGAYLAP>", "<GHI_CHU>x</GHI_CHU><NGAYLAP>", StringComparison.Ordinal),
        ["MK-014"] = CheckupText.Envelope(CheckupText.Good).Replace("20260503", "03/05/2026", StringComparison.Ordinal),
        ["MK-020"] = CheckupText.Envelope(CheckupText.Good.Replace(CheckupText.Base64(CheckupText.VitalSigns), "PG*5", StringComparison.Ordinal)),
        ["MK-021"] = CheckupText.Envelope(CheckupText.Good.Replace(CheckupText.Base64(CheckupText.VitalSigns), CheckupText.Base64("<A><B></A>"), StringComparison.Ordinal)),
        ["MK-022"] = CheckupText.Envelope(CheckupText.Good.Replace(CheckupText.Base64(CheckupText.VitalSigns), CheckupText.Base64("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + CheckupText.VitalSigns), StringComparison.Ordinal)),
        ["MK-023"] = CheckupText.Envelope(CheckupText.Good.Replace(CheckupText.Base64(CheckupText.VitalSigns), CheckupText.Base64("<!DOCTYPE A [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><A>&a;</A>"), StringComparison.Ordinal)),
        ["MK-024"] = CheckupText.Envelope(CheckupText.Good.Replace(">XML3<", ">XML16<", StringComparison.Ordinal)),
        ["MK-025"] = CheckupText.Envelope(CheckupText.Good.Replace("</HOSO>", CheckupText.Document("XML3", CheckupText.VitalSigns) + "</HOSO>", StringComparison.Ordinal)),
        ["MK-026"] = CheckupText.Envelope(CheckupText.With("KET_LUAN>", "KET_QUA>")),
        ["MK-027"] = CheckupText.Envelope(CheckupText.With("<DOI_TUONG>01</DOI_TUONG>", "<DOI_TUONG>01</DOI_TUONG><DOI_TUONG>02</DOI_TUONG>")),
        ["MK-028"] = CheckupText.Envelope(CheckupText.Good.Replace("</HOSO>", "<FILEHOSO><LOAIHOSO>XML9</LOAIHOSO></FILEHOSO></HOSO>", StringComparison.Ordinal)),
        ["MK-030"] = CheckupText.Envelope(CheckupText.Hoso(CheckupText.Document("XML2", CheckupText.Visit), CheckupText.Document("XML8", CheckupText.Conclusion))),
        ["MK-031"] = CheckupText.Envelope(CheckupText.Hoso(CheckupText.Document("XML1", CheckupText.Particulars), CheckupText.Document("XML2", CheckupText.Visit))),
        ["MK-032"] = CheckupText.Envelope(CheckupText.With("<KET_LUAN><MA_LK>K1", "<KET_LUAN><MA_LK>K2")),
        ["MK-040"] = CheckupText.Envelope(CheckupText.With("<NGAY_VAO>202604150730</NGAY_VAO>", "<NGAY_VAO/>")),
        ["MK-041"] = CheckupText.Envelope(CheckupText.With("<NGUON_CHI_TRA>2</NGUON_CHI_TRA>", "")),
        ["MK-042"] = CheckupText.Envelope(CheckupText.With("<MA_LOAI_KCB>10", "<MA_LOAI_KCB>100")),
        ["MK-043"] = CheckupText.Envelope(CheckupText.With("<PHAN_LOAI_SK>3", "<PHAN_LOAI_SK>A")),
        ["MK-044"] = CheckupText.Envelope(CheckupText.With("202604161030", "20260431")),
        ["MK-045"] = CheckupText.Envelope(CheckupText.With("<DOI_TUONG>01", "<DOI_TUONG>Lê Thị Chim Báo")),
        ["MK-050"] = CheckupText.Envelope(CheckupText.With("202604161030", "20260414")),
        ["MK-051"] = CheckupText.Envelope(CheckupText.With("202604161030", "20260707")),
        ["MK-052"] = CheckupText.Envelope(CheckupText.With("<PHAN_LOAI_SK>3", "<PHAN_LOAI_SK>6")),
        ["MK-053"] = CheckupText.Envelope(CheckupText.With("<MA_CSKCB>00011", "<MA_CSKCB>00012")),
        ["MK-054"] = CheckupText.Envelope(CheckupText.With("8930000000118", "8930000000112")),
        ["MK-055"] = CheckupText.Envelope(CheckupText.With("<MA_LOAI_KCB>10", "<MA_LOAI_KCB>99")),
        ["MK-056"] = CheckupText.Envelope(CheckupText.With("<SO_CCCD>000180000001</SO_CCCD><MA_THE_BHYT>GD4000012345678</MA_THE_BHYT>", "<SO_CCCD>12345</SO_CCCD>")),
        ["MK-057"] = CheckupText.Envelope(CheckupText.With("<MAXA_CU_TRU>99001", "<MAXA_CU_TRU>9900")),
        ["MK-058"] = CheckupText.Envelope(CheckupText.With("<GIOI_TINH>2", "<GIOI_TINH>Nữ")),
        ["MK-059"] = CheckupText.Envelope(CheckupText.With("<NGAY_SINH>1980", "<NGAY_SINH>2080")),
    };

    public static TheoryData<string> Rules => [.. Source.Rules.Select(rule => rule.Code).Where(code => code != "MK-038")];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Read_WhatBreaksARule_IsToldByItAloneAndEndsAsItSays(string rule)
    {
        FeedReading reading = Read(Breaking[rule]);

        Severity severity = Source.Rules.Single(text => text.Code == rule).Severity;
        string.Join(", ", reading.BrokenRules).ShouldBe(rule, reading.Messages);
        reading.Verdict.IsRefused.ShouldBe(severity == Severity.RejectFile);
        reading.Quarantine.Count.ShouldBe(severity == Severity.RejectRecord ? 1 : 0);
        if (severity == Severity.Warn)
        {
            reading.Staged("MohCheckups").Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Rules_AllOfThem_HaveCodesOfTheirOwnAndBothLanguages()
    {
        Source.Rules.Select(rule => rule.Code).ShouldBeUnique();
        Source.Rules.ShouldAllBe(rule => rule.Code.StartsWith("MK-") && rule.Expectation.Length > 0 && rule.ExpectationVietnamese.Length > 0 && rule.Expectation != rule.ExpectationVietnamese);
    }

    [Fact]
    public void Read_GoodCheckup_StagesWhatTheContractSays()
    {
        FeedReading reading = Read(CheckupText.Envelope(CheckupText.Good));

        reading.BrokenRules.ShouldBeEmpty();
        Dictionary<string, string> row = reading.Staged("MohCheckups").ShouldHaveSingleItem();
        string[] plain = ["RecordNumber", "Disposition", "NGAYLAP", "MA_CSKCB", "MA_GTIN_CSKCB", "MA_LK", "GIOI_TINH", "BirthYear", "MAXA_CU_TRU", "DOI_TUONG", "NGUON_CHI_TRA", "MA_LOAI_KCB", "NGAY_VAO", "NGAY_RA", "PHAN_LOAI_SK", "DocumentCount", "OtherDocumentCount"];
        plain.Select(column => row[column]).ShouldBe(["1", "0", "20260503", "00011", "8930000000118", "K1", "2", "1980", "99001", "01", "2", "10", "20260415", "20260416", "3", "4", "1"]);
        using Pseudonyms pseudonyms = new([.. Enumerable.Repeat((byte)7, 32)]);
        row["MemberToken"].ShouldBe(pseudonyms.Token("member", "0012345678"));
        row["CitizenToken"].ShouldBe(pseudonyms.Token("citizen", "000180000001"));
    }

    [Fact]
    public void Read_PersonalParticulars_AreNeitherStagedNorTold()
    {
        FeedReading reading = Read(CheckupText.Envelope(CheckupText.Good, CheckupText.With("<GIOI_TINH>2", "<GIOI_TINH>000180000001", "K2"), CheckupText.With("<NGAY_RA>202604161030", "<NGAY_RA>000180000001", "K3"), CheckupText.With("<NGUON_CHI_TRA>2", "<NGUON_CHI_TRA>Lê Thị Chim Báo 0900111222", "K4")));

        string everything = reading.Messages + string.Join('\n', reading.Staged("MohCheckups").SelectMany(row => row.Values)) + string.Join('\n', reading.Quarantine.SelectMany(row => row.Values));
        foreach (string canary in (string[])["Chim", "chim", "000180000001", "0012345678", "GD4000012345678", "0900111222", "19800101"])
        {
            everything.ShouldNotContain(canary);
        }
    }

    [Fact]
    public void Read_EveryWayOfWrapping_IsTheSameContent()
    {
        string plain = CheckupText.Hoso(CheckupText.Wrapped("XML1", CheckupText.Particulars), CheckupText.Wrapped("xml2", "\n" + CheckupText.Visit), CheckupText.Wrapped("XML3", $"<![CDATA[{CheckupText.VitalSigns}]]>"), CheckupText.Wrapped("XML8", CheckupText.Base64("\uFEFF<?xml version=\"1.0\"?>\n" + CheckupText.Conclusion)));
        string prefixed = CheckupText.Envelope(CheckupText.Good).Replace("<", "<k:", StringComparison.Ordinal).Replace("<k:/", "</k:", StringComparison.Ordinal).Replace("<k:?", "<?", StringComparison.Ordinal);
        FeedReading[] readings =
        [
            Read(CheckupText.Envelope(CheckupText.Good)), Read(CheckupText.Envelope(plain)), Read("\uFEFF" + CheckupText.Envelope(CheckupText.Good)), Read(prefixed),
            Read(CheckupText.Message(CheckupText.Envelope(CheckupText.Good))), Read("\uFEFF " + CheckupText.Message(CheckupText.Envelope(plain))),
        ];

        readings.ShouldAllBe(reading => reading.BrokenRules.Count == 0);
        readings.Select(reading => string.Join('|', reading.Staged("MohCheckups").Single().Values)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_PreparedDateAfterTheCheckups_IsFilledInByTheLoad()
    {
        string late = CheckupText.Envelope(CheckupText.Good).Replace("<NGAYLAP>20260503</NGAYLAP>", "", StringComparison.Ordinal).Replace("</DANHSACHHOSO>", "</DANHSACHHOSO><NGAYLAP>20260503</NGAYLAP>", StringComparison.Ordinal);

        Read(late).Verdict.LateValues.ShouldBe([("NGAYLAP", 20260503L)]);
    }

    [Fact]
    public void Read_FaultyCheckup_LeavesItsNeighboursAndPointsToItself()
    {
        string faulty = CheckupText.With("<PHAN_LOAI_SK>3", "<PHAN_LOAI_SK>6");
        FeedReading reading = Read(CheckupText.Envelope(CheckupText.Good, faulty, CheckupText.Good));

        reading.Staged("MohCheckups").Select(row => row["RecordNumber"]).ShouldBe(["1", "3"]);
        Dictionary<string, string> held = reading.Quarantine.ShouldHaveSingleItem();
        (held["RecordNumber"], held["RecordCode"]).ShouldBe(("2", "K1"));
        reading.TextAt(held).ShouldBe(faulty);
    }

    [Fact]
    public void Read_Utf16AndBrokenBytes_AreRefused()
    {
        new FeedReading(Source, Encoding.Unicode.GetBytes("\uFEFF" + CheckupText.Envelope(CheckupText.Good))).Verdict.RefusalRuleCode.ShouldBe("MK-003");
        byte[] broken = Encoding.UTF8.GetBytes(CheckupText.Envelope(CheckupText.Good));
        broken[Array.IndexOf(broken, (byte)'1', 200)] = 0xD0;
        new FeedReading(Source, broken).Verdict.RefusalRuleCode.ShouldBe("MK-003");
    }

    [Theory]
    [InlineData("{\"data\": {}}")]
    [InlineData("{\"data\": {\"file_content\": 1}}")]
    [InlineData("{\"file_content\": \"PEE+\"}")]
    [InlineData("{\"data\": {\"file_content\": \"PEE+\"")]
    public void Read_MessageThatIsNone_IsRefused(string message) => Read(message).BrokenRules.ShouldBe(["MK-007"]);

    [Fact]
    public void Read_HugeElement_IsRefusedBeforeItIsWholeInMemory()
    {
        string start = CheckupText.Envelope(CheckupText.Good);
        start = start[..(start.IndexOf("<HOSO>", StringComparison.Ordinal) + 6)] + "<FILEHOSO><NOIDUNGFILE>";
        byte[] content = [.. Encoding.UTF8.GetBytes(start), .. Enumerable.Repeat((byte)'A', MohCheckupsReader.RecordLimit + 600_000)];

        new FeedReading(Source, content).Verdict.RefusalRuleCode.ShouldBe("MK-011");
    }

    [Fact]
    public void Read_CutAtAnyPlace_IsRefusedOrWhole()
    {
        string whole = CheckupText.Envelope(CheckupText.Good);
        for (int length = 1; length < whole.Length - 1; length += 37)
        {
            new FeedReading(Source, Encoding.UTF8.GetBytes(whole[..length])).Verdict.IsRefused.ShouldBeTrue($"cut at {length}");
        }
    }

    [Fact]
    public void Read_Examples_AreWholeAndWithoutFindings()
    {
        foreach (string example in Directory.GetFiles(Path.Combine(RepositoryRoot(), "etl", "Sources", "MohCheckups", "Examples")))
        {
            FeedReading reading = new(Source, File.ReadAllBytes(example), step: 7);
            Agree(reading);
            reading.BrokenRules.ShouldBeEmpty(example);
            reading.Staged("MohCheckups").Count.ShouldBe(2, example);
        }
    }

    [Fact]
    public void Contract_EveryStoredField_HasItsColumnAndNoPersonalOneDoes()
    {
        string[] columns = [.. MohCheckupsContract.Checkups.Columns];
        foreach (CheckupField field in MohCheckupsContract.Fields)
        {
            columns.Contains(field.Name).ShouldBe(field.Storage == CheckupFieldStorage.Stored || field.Name == "MA_LK", field.Name);
        }

        MohCheckupsContract.Documents.Select(document => document.Number).ShouldBe(Enumerable.Range(1, 15));
    }

    [Fact]
    public void StagingTable_Columns_EqualTheSchemaInOrder()
    {
        string sql = File.ReadAllText(Path.Combine(RepositoryRoot(), "warehouse-schema", "staging", "MohCheckups.sql"));
        Regex.Matches(sql, @"^    (\w+) +\w", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(word => word != "CONSTRAINT").ShouldBe(MohCheckupsContract.Checkups.Columns);
    }

    private static FeedReading Read(string content)
    {
        FeedReading reading = new(Source, Encoding.UTF8.GetBytes(content), step: 11);
        if (!reading.Verdict.IsRefused)
        {
            Agree(reading);
        }

        return reading;
    }

    /// <summary>The witness counts as many check-ups, and of each staged one the same facility, month, documents and health class.</summary>
    private static void Agree(FeedReading reading)
    {
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
        foreach (Dictionary<string, string> row in reading.Staged("MohCheckups"))
        {
            var counted = reading.Witness.Records[int.Parse(row["RecordNumber"], CultureInfo.InvariantCulture) - 1];
            (counted.FacilityCode, counted.MonthKey.ToString(CultureInfo.InvariantCulture), counted.DocumentCount.ToString(CultureInfo.InvariantCulture), counted.AmountHundredths)
                .ShouldBe((row["MA_CSKCB"], row["NGAY_RA"][..6], row["DocumentCount"], row["PHAN_LOAI_SK"] == "0" ? 0 : 100));
        }
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? place = new(AppContext.BaseDirectory);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "BhytWarehouse.sln")))
        {
            place = place.Parent;
        }

        return place!.FullName;
    }
}
