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

    [Theory]
    [InlineData(ContentForm.Base64)]
    [InlineData(ContentForm.WrappedBase64)]
    [InlineData(ContentForm.Base64InCharacterData)]
    [InlineData(ContentForm.CharacterData)]
    [InlineData(ContentForm.Nested)]
    [InlineData(ContentForm.Escaped)]
    public void Read_SameContentInAnyForm_GivesTheSameRowsAndHash(ContentForm form)
    {
        Reading plain = Reading.Of(new EnvelopeText(new DossierText()));
        Reading other = Reading.Of(new EnvelopeText(new DossierText()) { Form = form, InnerDeclaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", InnerByteOrderMark = true, ByteOrderMark = true });

        other.Findings.ShouldBeEmpty();
        other.Claims.Single().ShouldBe(plain.Claims.Single());
        other.Lines.SelectMany(line => line).ShouldBe(plain.Lines.SelectMany(line => line));
    }

    [Fact]
    public void Read_AmountChangedByAHundredth_ChangesTheHash()
    {
        string before = (string)Reading.Of(new EnvelopeText(new DossierText())).Claims.Single()["ContentHash"];
        string after = (string)Reading.Of(new EnvelopeText(new DossierText().With(dossier => dossier.Summary["T_BHTT_GDV"] = "1.01"))).Claims.Single()["ContentHash"];

        after.ShouldNotBe(before);
        after.Length.ShouldBe(32);
    }

    [Fact]
    public void Read_OneBadDossierAmongGoodOnes_HoldsBackOnlyThatOne()
    {
        DossierText bad = new("LK-2");
        bad.Content[1] = "%%%";
        bad.Drugs[0]["T_BHTT"] = "abc";
        bad.Services[0]["PHAM_VI"] = "";
        EnvelopeText envelope = new(new DossierText("LK-1"), bad, new DossierText("LK-3"));
        byte[] bytes = envelope.ToBytes();

        Reading reading = Reading.Of(bytes);

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Claims.Select(claim => (claim["MA_LK"], claim["RecordNumber"])).ShouldBe([("LK-1", 1L), ("LK-3", 3L)]);
        reading.FoundRules.ShouldBe(["VC-020", "VC-044", "VC-040"], ignoreOrder: true);
        Dictionary<string, object> held = reading.Quarantine.ShouldHaveSingleItem();
        held["RecordNumber"].ShouldBe(2L);
        held["RecordCode"].ShouldBe("LK-2");
        string slice = System.Text.Encoding.UTF8.GetString(bytes, (int)(long)held["ByteOffset"], (int)(long)held["ByteCount"]);
        slice.ShouldStartWith("<HOSO>");
        slice.ShouldEndWith("</HOSO>");
        slice.ShouldContain("%%%");
        reading.Sink.RecordsEnded.ShouldBe(3);
        reading.Sink.Batch.RecordCount.ShouldBe(3);
    }

    [Fact]
    public void Read_EveryPrefixOfAFile_IsRefused()
    {
        byte[] bytes = new EnvelopeText(new DossierText()).ToBytes();

        for (int length = 0; length < bytes.Length; length += length < 400 ? 1 : 97)
        {
            Reading.Of(bytes[..length]).Verdict.RefusalRuleCode.ShouldBeOneOf("VC-001", "VC-002");
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_Utf16_IsRefusedByName(string encoding)
    {
        string text = new EnvelopeText(new DossierText()) { Declaration = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" }.ToString();
        System.Text.Encoding encoder = System.Text.Encoding.GetEncoding(encoding);

        foreach (byte[] bytes in new[] { encoder.GetBytes(text), [.. encoder.GetPreamble(), .. encoder.GetBytes(text)] })
        {
            Reading reading = Reading.Of(bytes);
            reading.Verdict.RefusalRuleCode.ShouldBe("VC-003");
            reading.Verdict.Found.ShouldBe("UTF-16");
        }
    }

    [Fact]
    public void Read_DeclaredWindowsEncoding_IsRefusedByItsName() =>
        Reading.Of(new EnvelopeText(new DossierText()) { Declaration = "<?xml version='1.0' encoding='windows-1258'?>" }).Verdict.Found.ShouldBe("a declaration of windows-1258");

    [Fact]
    public void Read_BytesOfAnotherEncodingInTheEnvelope_AreRefused()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(new EnvelopeText(new DossierText()) { Declaration = "", Between = "<GHI_CHU>B\u00EAnh vi\u00EAn</GHI_CHU>" }.ToString());

        Reading.Of(bytes).Verdict.RefusalRuleCode.ShouldBe("VC-003");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("<a/>")]
    [InlineData("\0")]
    public void Read_AnythingAfterTheEnvelope_RefusesTheFile(string tail) => Reading.Of(new EnvelopeText(new DossierText()) + tail).Verdict.RefusalRuleCode.ShouldBe("VC-002");

    [Fact]
    public void Read_SenderAfterTheDossiers_TakesTheirOwnFacility()
    {
        Reading reading = Reading.Of(new EnvelopeText(new DossierText("LK-1"), new DossierText("LK-2")) { SenderLast = true });

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Claims.Select(claim => claim["MA_CSKCB"]).ShouldBe(["00101", "00101"]);
    }

    [Fact]
    public void Read_PreparationDateAfterTheDossiers_IsHandedToTheLoad()
    {
        string text = new EnvelopeText(new DossierText()) { PreparedOn = "", DeclaredCount = "" }.ToString().Replace("</DANHSACHHOSO>", "</DANHSACHHOSO><SOLUONGHOSO>1</SOLUONGHOSO><NGAYLAP>20250512</NGAYLAP>", StringComparison.Ordinal);

        Reading reading = Reading.Of(text);

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Verdict.LateValues.ShouldBe([("NGAYLAP", 20250512L)]);
        reading.Claims.Single()["NGAYLAP"].ShouldBe(0L);
        reading.Findings.ShouldBeEmpty();
        Reading.Of(new EnvelopeText(new DossierText())).Verdict.LateValues.ShouldBeEmpty();
    }

    [Fact]
    public void Read_FieldsInAnyOrderWithUnknownOnesBetween_LoadsAndCountsTheUnknown()
    {
        DossierText dossier = new();
        dossier.Tables[1][0] = dossier.Summary.Reverse().ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (Dictionary<string, string> row in dossier.Drugs)
        {
            row["TRUONG_LA"] = "<CON><CHAU>1</CHAU></CON>";
        }

        Reading reading = Reading.Of(new EnvelopeText(dossier, new DossierText("LK-2").With(other => other.Drugs[0]["TRUONG_LA"] = "1")));

        reading.Claims.Count.ShouldBe(2);
        Dictionary<string, object> finding = reading.Findings.ShouldHaveSingleItem();
        (finding["RuleCode"], finding["DocumentCode"], finding["FieldName"], finding["OccurrenceCount"], finding["RecordNumber"]).ShouldBe(("VC-013", "XML2", "TRUONG_LA", 3L, 0L));
    }

    [Fact]
    public void Read_ValuesWithSpaceReferencesAndSections_TakesTheirText()
    {
        DossierText dossier = new();
        dossier.Summary["MA_KHOA"] = "\n  K01 ; K02 \t";
        dossier.Summary["MA_BENH_CHINH"] = "<![CDATA[ I10 ]]>";
        dossier.Drugs[0]["TEN_THUOC"] = "A & B < C";
        dossier.Drugs[1]["TEN_THUOC"] = "<!-- note -->A<![CDATA[ & ]]>B &lt;&#x1F600;&gt;";

        Reading reading = Reading.Of(new EnvelopeText(dossier));

        reading.Findings.ShouldBeEmpty();
        reading.Claims.Single()["MA_KHOA"].ShouldBe("K01");
        reading.Claims.Single()["MA_BENH_CHINH"].ShouldBe("I10");
        reading.Codes.Where(code => (string)code["CodeKind"] == "Drug").Select(code => code["CodeName"]).ShouldBe(["A & B < C", "A & B <\U0001F600>"]);
    }

    [Fact]
    public void Read_TwoCards_TakesTheFirstForTheMember()
    {
        DossierText two = new();
        two.Summary["MA_THE_BHYT"] = "GD4000000000001;HN2009999999999";
        two.Summary["MA_DKBD"] = "00101;00102";
        two.Summary["GT_THE_TU"] = "20250101;20250510";
        two.Summary["GT_THE_DEN"] = "20250509;20251231";

        Reading reading = Reading.Of(new EnvelopeText(two));

        reading.Findings.ShouldBeEmpty();
        reading.Claims.Single()["MemberToken"].ShouldBe(Reading.Of(new EnvelopeText(new DossierText())).Claims.Single()["MemberToken"]);
        reading.Claims.Single()["CardGroupCode"].ShouldBe("GD");
        reading.Claims.Single()["MA_DKBD"].ShouldBe("00101");
        reading.Claims.Single()["MemberToken"].ShouldBe(Reading.Context.Pseudonyms.Token("member", "0000000001"));
    }

    [Fact]
    public void Read_PersonalValues_NeverReachAnyRow()
    {
        Reading reading = Reading.Of(new EnvelopeText(new DossierText().With(dossier => dossier.Summary["DIEN_THOAI"] = "0000000009"), new DossierText("LK-2").With(dossier => dossier.Summary["NGAY_RA"] = "")));

        IEnumerable<object> values = reading.Claims.Concat(reading.Lines).Concat(reading.Documents).Concat(reading.Codes).Concat(reading.Findings).Concat(reading.Quarantine).SelectMany(row => row.Values);
        foreach (string value in values.OfType<string>())
        {
            value.ShouldNotContain("Mẫu");
            value.ShouldNotContain("000000000001");
            value.ShouldNotContain("0000000009");
            value.ShouldNotContain("000001/CCHN");
        }
    }

    [Fact]
    public void Read_FewerFieldsAfter20250701_DoesNotAskForTheDistrict()
    {
        DossierText before = new();
        before.Summary["MAHUYEN_CU_TRU"] = "";
        DossierText after = new("LK-2");
        after.Summary["MAHUYEN_CU_TRU"] = "";
        after.Summary["NGAY_RA"] = "202507011000";

        Reading reading = Reading.Of(new EnvelopeText(before, after));

        reading.Findings.Select(finding => (finding["RecordCode"], finding["RuleCode"], finding["FieldName"])).ShouldBe([("LK-0001", "VC-041", "MAHUYEN_CU_TRU")]);
    }

    [Fact]
    public void Read_TransportLine_IsAskedForItsFuel()
    {
        DossierText dossier = new();
        dossier.AddService("VC.00102", group: 12, quantity: 1m, price: 500000m);
        dossier.Total();

        Reading.Of(new EnvelopeText(dossier)).Findings.Select(finding => (finding["RuleCode"], finding["FieldName"])).ShouldBe([("VC-041", "MA_XANG_DAU")]);
    }

    [Fact]
    public void Read_OutOfScopeLine_ExpectsNothingCovered()
    {
        DossierText dossier = new();
        Dictionary<string, string> row = dossier.AddDrug("40.9", 2m, 1000m);
        row["PHAM_VI"] = "2";
        row["TYLE_TT_BH"] = "0";
        DossierText.Charge(row, 2000m, 0m, 0m, 0m);
        dossier.Total();

        Reading.Of(new EnvelopeText(dossier)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_HalfAHundredth_IsRoundedAwayFromZero()
    {
        DossierText dossier = new();
        dossier.AddDrug("40.9", 1.5m, 0.05m, 50m);
        dossier.Drugs[^1]["THANH_TIEN_BV"].ShouldBe("0.08");
        dossier.Drugs[^1]["T_BHTT"].ShouldBe("0.04");
        dossier.Total();

        Reading.Of(new EnvelopeText(dossier)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_AmountBeyondFifteenDigits_IsATypeError()
    {
        Reading reading = Reading.Of(new EnvelopeText(new DossierText().With(dossier => dossier.Drugs[0]["THANH_TIEN_BV"] = "1234567890123456")));

        reading.FoundRules.ShouldContain("VC-044");
        reading.Quarantine.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_NamesDifferingInCaseSpaceAndComposition_GiveOnePersonToken()
    {
        string[] names = ["Nguyễn Thị Mẫu", "  NGUYỄN   thị MẪU ", "Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u", "Nguy\u00EA\u0303n Thi\u0323 M\u00E2\u0303u"];

        names.Select(name => Reading.Of(new EnvelopeText(new DossierText().With(dossier => dossier.Summary["HO_TEN"] = name))).Claims.Single()["PersonToken"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_CheckInRowWithoutFacility_IsHeldBackAndItsNeighboursStay()
    {
        Reading reading = Reading.Of(CheckInText.Of(("A", "00101"), ("B", ""), ("C", "00101")));

        reading.Documents.Select(document => document["MA_LK"]).ShouldBe(["A", "C"]);
        reading.Quarantine.Select(row => (row["RecordNumber"], row["RecordCode"])).ShouldBe([(2L, "B")]);
    }

    [Fact]
    public void Read_CancelledLoad_Stops()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        RecordingSink sink = new();
        using var reader = new BhytWarehouse.Etl.Sources.VssClaims.VssClaimsSource().CreateReader(Reading.Context);

        Should.Throw<OperationCanceledException>(() => reader.Read(Reading.File, new MemoryStream(new EnvelopeText(new DossierText()).ToBytes()), sink, source.Token));
    }

    [Fact]
    public void Read_FilesOneAfterAnother_MentionsEachCodeOnce()
    {
        RecordingSink sink = new();
        using var reader = new BhytWarehouse.Etl.Sources.VssClaims.VssClaimsSource().CreateReader(Reading.Context);
        reader.Read(Reading.File, new MemoryStream("<x>"u8.ToArray()), sink, CancellationToken.None).IsRefused.ShouldBeTrue();
        for (int i = 0; i < 3; i++)
        {
            reader.Read(Reading.File, new MemoryStream(new EnvelopeText(new DossierText()).ToBytes()), sink, CancellationToken.None).IsRefused.ShouldBeFalse();
        }

        sink.Rows("VssClaim").Select(row => (long)row["ClaimKey"]).ShouldBe([1001L, 1002L, 1003L]);
        sink.Rows("VssClaimCode").Select(row => (row["CodeKind"], row["Code"], row["Qualifier"])).ShouldBeUnique();
    }
}
