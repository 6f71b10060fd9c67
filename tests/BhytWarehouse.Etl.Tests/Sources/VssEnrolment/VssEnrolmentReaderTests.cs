using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.VssEnrolment;
using static BhytWarehouse.Etl.Tests.Sources.VssEnrolment.EnrolmentFileText;

namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

public sealed class VssEnrolmentReaderTests
{
    private static readonly VssEnrolmentSource Source = new();

    [Fact]
    public void Read_SoundRow_StagesTokensAndFigures()
    {
        FeedReading reading = new(Source, Csv(Row()));

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Findings.ShouldBeEmpty();
        Dictionary<string, string> staged = reading.Staged("VssEnrolment").ShouldHaveSingleItem();
        byte[] key = new byte[32];
        Array.Fill(key, (byte)7);
        Pseudonyms pseudonyms = new(key);
        staged["MemberToken"].ShouldBe(pseudonyms.Token("member", BhxhCanary));
        staged["CardToken"].ShouldBe(pseudonyms.Token("card", CardCanary));
        staged["CitizenToken"].ShouldBe(pseudonyms.Token("citizen", CitizenCanary));
        staged["HouseholdToken"].ShouldBe(pseudonyms.Token("household", "HO00000001"));
        MatchTokens tokens = new MatchTokenWriter(pseudonyms).Write(Row()["HO_TEN"], 19900215, CitizenCanary, BhxhCanary, CardCanary);
        staged["MatchTokens"].ShouldBe(tokens.Pack());
        MatchTokens.Unpack(staged["MatchTokens"].AsSpan(MatchTokens.WritingLength)).ShouldBe(tokens);
        staged.Where(pair => !pair.Key.EndsWith("Token", StringComparison.Ordinal) && pair.Key != "MatchTokens").Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(
        [
            "LoadRunKey=11", "SourceFileKey=22", "RecordNumber=1", "Disposition=0", "LayoutCode=Extract", "BirthYear=1990", "MA_TINH=00", "MA_XA=99001",
            "MA_DKBD=00001", "NSTW_HO_TRO=631800", "NSDP_HO_TRO=126360.5", "CardGroupCode=GD", "CardBenefitCode=4", "GIOI_TINH=2", "GT_THE_TU=20260101", "GT_THE_DEN=20261231", "PHUONG_AN=TM", "NGAY_TRICH=20260630",
        ]);
        reading.Witness.Records.Select(record => (record.MonthKey, record.AmountHundredths)).ShouldBe([(202606, 75816050L)]);
    }

    [Theory]
    [InlineData(true, ';', "\n")]
    [InlineData(false, ';', "\r\n")]
    [InlineData(true, ',', "\r")]
    public void Read_EitherSeparatorAndByteOrderMark_GivesTheSameRow(bool hasMark, char separator, string lineEnd)
    {
        string[] columns = [.. Columns.Reverse()];
        string text = string.Join(separator, columns) + lineEnd + lineEnd + Line(Row(), separator, columns) + lineEnd + lineEnd;
        FeedReading reading = new(Source, [.. hasMark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(text)], step: 5);

        reading.Staged("VssEnrolment").ShouldHaveSingleItem().ShouldBe(new FeedReading(Source, Csv(Row())).Staged("VssEnrolment")[0]);
        reading.Witness.Records.ShouldHaveSingleItem().AmountHundredths.ShouldBe(75816050);
    }

    [Fact]
    public void Read_QuotedSeparatorQuoteAndLineBreak_StaysOneRow()
    {
        Dictionary<string, string> row = Row().With("HO_TEN", "\"Người, \"\"Tổng\"\"\r\nHợp\"").With("NSTW_HO_TRO", "\" 5 \"");
        FeedReading reading = new(Source, Csv(row, Row(2)));

        reading.Staged("VssEnrolment").Select(staged => staged["NSTW_HO_TRO"]).ShouldBe(["5", "631800"]);
        reading.Witness.Records.Select(record => record.AmountHundredths).ShouldBe([12636550, 75816050]);
    }

    [Fact]
    public void Read_MissingColumns_RefusesFileNamingEach()
    {
        string[] columns = [.. Columns.Except(["MA_XA", "NGAY_TRICH", "HO_TEN", "SO_CCCD"])];
        FeedReading reading = new(Source, Lines(string.Join(',', columns), Line(Row(), ',', columns)));

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-002");
        reading.Verdict.Found.ShouldBe("12 columns, without MA_XA, NGAY_TRICH");
        reading.Witness.Records.Count.ShouldBe(1);
    }

    [Fact]
    public void Read_WithoutHeader_ShowsNobody()
    {
        FeedReading reading = new(Source, Lines(Line(Row()), Line(Row(2))));

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-002");
        ShouldShowNobody(reading);
    }

    [Fact]
    public void Read_WithoutColumnsThatAreNeverNeeded_Loads()
    {
        string[] columns = [.. Columns.Except(["HO_TEN", "SO_CCCD", "MA_HO"])];
        FeedReading reading = new(Source, Lines(string.Join(',', columns), Line(Row(), ',', columns)));

        Dictionary<string, string> staged = reading.Staged("VssEnrolment").ShouldHaveSingleItem();
        staged["CitizenToken"].ShouldBeEmpty();
        staged["HouseholdToken"].ShouldBeEmpty();
    }

    [Fact]
    public void Read_UnknownColumns_LoadsWithOneWarningEach()
    {
        FeedReading reading = new(Source, Lines(string.Join(',', Columns) + ",GHI_CHU," + NameCanary, Line(Row()) + ",x,y", Line(Row(2)) + ",x,y"));

        reading.Staged("VssEnrolment").Count.ShouldBe(2);
        reading.Findings.Select(finding => (finding["RuleCode"], finding["FieldName"])).ShouldBe([("VE-007", "GHI_CHU"), ("VE-007", "column 18")]);
        ShouldShowNobody(reading);
    }

    [Fact]
    public void Read_FewShiftedRows_QuarantinesThemAlone()
    {
        FeedReading reading = new(Source, Csv(Row(1), Row(2), Row(3)).Replace("GD4000099000002,", "GD4000099000002,,", StringComparison.Ordinal));

        reading.Staged("VssEnrolment").Select(staged => staged["RecordNumber"]).ShouldBe(["1", "3"]);
        Dictionary<string, string> quarantine = reading.Quarantine.ShouldHaveSingleItem();
        quarantine["RecordNumber"].ShouldBe("2");
        reading.TextAt(quarantine).ShouldBe(Line(Row(2)).Replace("02," + CitizenCanary, "02,," + CitizenCanary, StringComparison.Ordinal) + "\r\n");
        reading.Findings.ShouldHaveSingleItem()["Found"].ShouldBe("17 fields, the header has 16");
    }

    [Fact]
    public void Read_QuarantinedRowAfterByteOrderMarkAndAccents_IsPointedAtInBytes()
    {
        string text = Csv(Row(1).With("HO_TEN", "Ngô Ễ 😀"), Row(2).With("GIOI_TINH", "9"), Row(3));
        FeedReading reading = new(Source, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], step: 7);

        reading.TextAt(reading.Quarantine.ShouldHaveSingleItem()).ShouldBe(Line(Row(2).With("GIOI_TINH", "9")) + "\r\n");
    }

    [Fact]
    public void Read_MostRowsShifted_RefusesFile()
    {
        FeedReading reading = new(Source, Lines(string.Join(',', Columns), Line(Row(1)), Line(Row(2)) + ",", Line(Row(3)) + ","));

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-006");
        reading.Verdict.Found.ShouldBe("2 of 3 rows with another number of fields");
    }

    [Fact]
    public void Read_SameRowAgain_IsDuplicate()
    {
        FeedReading reading = new(Source, Csv(Row(), Row(2), Row()));

        reading.Staged("VssEnrolment").Select(staged => staged["Disposition"]).ShouldBe(["0", "0", "5"]);
        reading.Quarantine.ShouldBeEmpty();
        reading.BrokenRules.ShouldBe(["VE-042"]);
    }

    [Fact]
    public void Read_SameCardAndDayWithOtherValues_QuarantinesBothAndWhatFollows()
    {
        FeedReading reading = new(Source, Csv(Row(), Row(2), Row().With("MA_XA", "99002"), Row()));

        reading.Quarantine.Select(row => row["RecordNumber"]).ShouldBe(["1", "3", "4"]);
        reading.Quarantine.Select(row => reading.TextAt(row).Contains(CardCanary, StringComparison.Ordinal)).ShouldBe([true, true, true]);
        reading.Findings.Select(finding => (finding["RuleCode"], finding["RecordNumber"])).ShouldBe([("VE-041", "1"), ("VE-041", "3"), ("VE-041", "4")]);

        // Row 1 had left for staging before row 3 came; the quarantine outranks it.
        reading.Staged("VssEnrolment").Select(staged => staged["RecordNumber"]).ShouldBe(["1", "2"]);
        ShouldShowNobody(reading);
    }

    [Fact]
    public void Read_CardMadeNewAndEndedInOneExtract_LoadsBothRows()
    {
        FeedReading reading = new(Source, Csv(Row(), Row().With("PHUONG_AN", "GH").With("GT_THE_DEN", "20260215")));

        reading.Staged("VssEnrolment").Select(staged => (staged["PHUONG_AN"], staged["Disposition"])).ShouldBe([("TM", "0"), ("GH", "0")]);
        reading.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_BadTwinOfGoodRow_LeavesGoodRowAlone()
    {
        FeedReading reading = new(Source, Csv(Row().With("GIOI_TINH", "7"), Row(), Row().With("MA_TINH", "0")));

        reading.Staged("VssEnrolment").ShouldHaveSingleItem()["RecordNumber"].ShouldBe("2");
        reading.BrokenRules.ShouldBe(["VE-026", "VE-027"], ignoreOrder: true);
    }

    [Fact]
    public void Read_SecondFileOnOneReader_ForgetsTheFirst()
    {
        byte[] key = new byte[32];
        using ISourceReader reader = Source.CreateReader(new(1, new Pseudonyms(key), CodeListRegister.Embedded, new DateOnly(2026, 7, 6)));
        for (int file = 1; file <= 2; file++)
        {
            CollectingSink sink = new(Source.Tables);
            using MemoryStream content = new(Encoding.UTF8.GetBytes(Csv(Row())));
            reader.Read(new(file, "synthetic", "", content.Length, FeedReading.ReceivedAt), content, sink, CancellationToken.None);
            sink.Rows("VssEnrolment").ShouldHaveSingleItem()["Disposition"].ShouldBe("0");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    public void Read_EmptyFile_IsRefused(string text)
    {
        FeedReading reading = new(Source, text);

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-002");
        reading.Witness.Records.ShouldBeEmpty();
    }

    [Fact]
    public void Read_HeaderOnly_IsRefused()
    {
        FeedReading reading = new(Source, Csv());

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-005");
        reading.Witness.Records.ShouldBeEmpty();
    }

    [Fact]
    public void Read_OtherEncodings_AreRefused()
    {
        string text = Csv(Row());
        new FeedReading(Source, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]).Verdict.IsRefused.ShouldBeFalse();
        new FeedReading(Source, Encoding.BigEndianUnicode.GetBytes(text)).Verdict.RefusalRuleCode.ShouldBe("VE-001");
        new FeedReading(Source, Encoding.Latin1.GetBytes(Csv(Row().With("HO_TEN", "Hậu tố Ánh")))).Verdict.RefusalRuleCode.ShouldBe("VE-001");
        new FeedReading(Source, [.. Encoding.UTF8.GetBytes(text), 0xE1, 0xBB]).Verdict.RefusalRuleCode.ShouldBe("VE-001");
    }

    [Fact]
    public void Read_WrongByteFarInTheFile_IsRefused()
    {
        byte[] content = Encoding.UTF8.GetBytes(Csv([.. Enumerable.Range(1, 3000).Select(Row)]));
        content[^40] = 0xFF;

        new FeedReading(Source, content).Verdict.RefusalRuleCode.ShouldBe("VE-001");
    }

    [Fact]
    public void Read_FileCutOffInsideQuotes_IsRefused()
    {
        string text = Csv(Row(1), Row(2).With("HO_TEN", "\"" + NameCanary));
        FeedReading reading = new(Source, text);

        reading.Verdict.RefusalRuleCode.ShouldBe("VE-004");
        ShouldShowNobody(reading);
    }

    [Theory]
    [InlineData("\"", "x")]
    [InlineData("", "\"\n\",")]
    [InlineData("", ",")]
    public void Read_EndlessFieldOrRow_IsRefusedInBoundedMemory(string opening, string repeated)
    {
        string start = Lines(string.Join(',', Columns), Line(Row())) + opening;
        using RepeatingStream content = new(Encoding.UTF8.GetBytes(start), Encoding.UTF8.GetBytes(repeated), 200_000_000);
        CollectingSink sink = new(Source.Tables);
        using ISourceReader reader = Source.CreateReader(new(1, new Pseudonyms(new byte[32]), CodeListRegister.Embedded, new DateOnly(2026, 7, 6)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        reader.Read(new(1, "synthetic", "", 0, FeedReading.ReceivedAt), content, sink, CancellationToken.None).RefusalRuleCode.ShouldBe("VE-004");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(150_000_000);
    }

    [Fact]
    public void Read_ManyEqualWarnings_ShowsTheFirstAndCountsTheRest()
    {
        FeedReading reading = new(Source, Csv([.. Enumerable.Range(1, 130).Select(person => Row(person).With("MA_XA", ""))]));

        reading.Findings.Count.ShouldBe(101);
        reading.Findings.Sum(finding => int.Parse(finding["OccurrenceCount"], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(130);
        reading.Staged("VssEnrolment").Count.ShouldBe(130);
    }

    [Theory]
    [InlineData("19900000", "1990")]
    [InlineData("1990", "1990")]
    [InlineData("20240229", "2024")]
    public void Read_BirthDateOfAnyPrecision_KeepsTheYear(string birth, string year) =>
        new FeedReading(Source, Csv(Row().With("NGAY_SINH", birth))).Staged("VssEnrolment").ShouldHaveSingleItem()["BirthYear"].ShouldBe(year);

    [Theory]
    [InlineData("", "99991231")]
    [InlineData("99991231", "99991231")]
    [InlineData("20991231", "99991231")]
    [InlineData("20401231", "20401231")]
    public void Read_OpenEnd_IsKeptAsOpen(string end, string kept) =>
        new FeedReading(Source, Csv(Row().With("GT_THE_DEN", end))).Staged("VssEnrolment").ShouldHaveSingleItem()["GT_THE_DEN"].ShouldBe(kept);

    [Fact]
    public void Read_WrongCitizenNumber_IsNotKept()
    {
        FeedReading reading = new(Source, Csv(Row().With("SO_CCCD", "012345678")));

        reading.Staged("VssEnrolment").ShouldHaveSingleItem()["CitizenToken"].ShouldBeEmpty();
        reading.BrokenRules.ShouldBe(["VE-023"]);
        reading.Messages.ShouldNotContain("012345678");
    }

    [Fact]
    public void Read_PersonInAnyField_IsNeverShown()
    {
        string[] canaries = [NameCanary, "Nguyen Thi Thu", CitizenCanary, CardCanary, BhxhCanary, "012345678", "19900215"];
        List<Dictionary<string, string>> rows = [];
        foreach (string column in Columns)
        {
            rows.AddRange(canaries.Select(canary => Row(rows.Count + 1).With(column, canary)));
        }

        FeedReading reading = new(Source, Csv([.. rows]));

        reading.Findings.Count.ShouldBeGreaterThan(60);
        ShouldShowNobody(reading);
        reading.Messages.ShouldNotContain("Thi");
        reading.Messages.ShouldNotContain("012345678");
        string staged = string.Join('\n', reading.Staged("VssEnrolment").SelectMany(row => row.Values).Concat(reading.Quarantine.SelectMany(row => row.Values)));
        staged.ShouldNotContain("Người");
        staged.ShouldNotContain(CitizenCanary);
        staged.ShouldNotContain(CardCanary);
        staged.ShouldNotContain(BhxhCanary);
    }

    internal static void ShouldShowNobody(FeedReading reading)
    {
        foreach (string secret in (string[])["Người", "Hợp", CitizenCanary, CardCanary, BhxhCanary, "GD40000990", "0099000"])
        {
            reading.Messages.ShouldNotContain(secret);
        }
    }
}
