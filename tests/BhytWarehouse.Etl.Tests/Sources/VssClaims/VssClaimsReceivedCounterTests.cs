using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed class VssClaimsReceivedCounterTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Count_AnyReadableForm_AgreesWithTheReader(int seed)
    {
        byte[] bytes = RandomEnvelope.Of(seed).ToBytes();

        Reading reading = Reading.Of(bytes);
        ReceivedCount count = new VssClaimsReceivedCounter().Count(new ChoppyStream(bytes, seed), CancellationToken.None);

        reading.Verdict.IsRefused.ShouldBeFalse(reading.Verdict.Found);
        reading.Quarantine.ShouldBeEmpty(string.Join(";", reading.Findings.Select(finding => $"{finding["RuleCode"]} {finding["FieldName"]} {finding["Found"]}")));
        count.DeclaredRecordCount.ShouldBe(reading.Claims.Count);
        count.Records.Select(record => (record.FacilityCode, record.MonthKey, record.DocumentCount, record.LineCount, record.AmountHundredths / 100m)).ShouldBe(
            reading.Claims.Select(claim => ((string)claim["MA_CSKCB"], (int)((long)claim["NAM_QT"] * 100 + (long)claim["THANG_QT"]), (int)(long)claim["DocumentCount"], (int)((long)claim["LineCount"] + (long)claim["OtherRowCount"]), (decimal)claim["T_BHTT"])));
    }

    [Fact]
    public void Count_CheckInFile_CountsEachRowAsARecordWithoutMonth()
    {
        byte[] bytes = CheckInText.Of(("A", "00101"), ("A", "00101"), ("B", "00101"));

        ReceivedCount count = new VssClaimsReceivedCounter().Count(new MemoryStream(bytes), CancellationToken.None);
        Reading reading = Reading.Of(bytes);

        count.Records.ShouldBe(Enumerable.Repeat(new RecordCount("", -1, 0, 1, 0), 3));
        reading.Verdict.RecordCount.ShouldBe(3);
        reading.Documents.Select(document => ((string)document["MA_LK"], (long)document["RowCountInFile"], (long)document["IsCheckInFile"], (long)document["RecordNumber"])).ShouldBe([("A", 2L, 1L, 1L), ("B", 1L, 1L, 3L)]);
        reading.Documents.Select(document => (long)document["ClaimKey"]).ShouldBeUnique();
        reading.Quarantine.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML at all")]
    [InlineData("<GIAMDINHHS><THONGTINHOSO><DANHSACHHOSO><HOSO><FILEHOSO><NOIDUNGFILE>AAAA")]
    [InlineData("<GIAMDINHHS><![CDATA[")]
    [InlineData("<a b=\"")]
    [InlineData("<")]
    [InlineData("<HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE>%%%</NOIDUNGFILE></FILEHOSO></HOSO>")]
    public void Count_ContentThatIsNoEnvelope_NeverThrows(string text) =>
        Should.NotThrow(() => new VssClaimsReceivedCounter().Count(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), CancellationToken.None));

    [Fact]
    public void Count_BrokenDossierAmongGoodOnes_StillCountsItsDocuments()
    {
        DossierText broken = new("LK-2");
        broken.Content[2] = "AAA=AAAA%%";
        byte[] bytes = new EnvelopeText(new DossierText("LK-1"), broken, new DossierText("LK-3")).ToBytes();

        ReceivedCount count = new VssClaimsReceivedCounter().Count(new MemoryStream(bytes), CancellationToken.None);

        count.Records.Select(record => (record.DocumentCount, record.LineCount)).ShouldBe([(4, 5), (4, 3), (4, 5)]);
    }
}
