namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed class VssClaimsReaderTests
{
    [Fact]
    public void Read_GoodDossier_StagesEveryColumn()
    {
        Reading reading = Reading.Of(new EnvelopeText(new DossierText()));

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Verdict.RecordCount.ShouldBe(1);
        reading.Findings.ShouldBeEmpty();
        Dictionary<string, object> claim = reading.Claims.ShouldHaveSingleItem();
        claim["ClaimKey"].ShouldBe(1001L);
        claim["LoadRunKey"].ShouldBe(7L);
        claim["SourceFileKey"].ShouldBe(3L);
        claim["NGAYLAP"].ShouldBe(20250512L);
        claim["MA_LK"].ShouldBe("LK-0001");
        claim["CardGroupCode"].ShouldBe("GD");
        claim["CardBenefitCode"].ShouldBe("4");
        claim["BirthYear"].ShouldBe(1985L);
        claim["NGAY_VAO"].ShouldBe(202505100800L);
        claim["T_THUOC"].ShouldBe(15838.33m);
        claim["T_TONGCHI_BV"].ShouldBe(82638.33m);
        claim["T_BHTT"].ShouldBe(66110.66m);
        claim["T_BNCCT"].ShouldBe(16527.67m);
        claim["DocumentCount"].ShouldBe(4L);
        claim["LineCount"].ShouldBe(4L);
        claim["OtherRowCount"].ShouldBe(1L);
        reading.Lines.Count.ShouldBe(4);
        reading.Lines.Select(line => (long)line["ClaimLineKey"]).ShouldBe([100100001L, 100100002L, 100100003L, 100100004L]);
        reading.Lines[1]["SO_LUONG"].ShouldBe(2.5m);
        reading.Lines[1]["DON_GIA_BV"].ShouldBe(333.333m);
        reading.Lines[1]["THANH_TIEN_BV"].ShouldBe(833.33m);
        reading.Lines.Select(line => (long)line["HasResult"]).ShouldBe([0L, 0L, 0L, 1L]);
        reading.Documents.Select(document => ((string)document["LOAIHOSO"], (long)document["RowCountInFile"])).ShouldBe([("XML1", 1L), ("XML2", 2L), ("XML3", 2L), ("XML4", 1L)]);
        reading.Codes.Select(code => ((string)code["CodeKind"], (string)code["Code"])).ShouldContain(("Drug", "40.1"));
    }
}
