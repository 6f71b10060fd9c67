using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

public sealed partial class SampleClaimsTests(WrittenProvince province) : IClassFixture<WrittenProvince>
{
    private readonly RereadClaims _claims = province.Claims;

    [Fact]
    public void Truth_RereadWithXDocument_EqualsByFacilityAndMonthToTheDong()
    {
        var reread = _claims.Current()
            .GroupBy(dossier => (dossier.Facility, Month: (Number(dossier, "NAM_QT") * 100) + Number(dossier, "THANG_QT")))
            .OrderBy(group => group.Key.Facility, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Month)
            .Select(group => new FacilityMonthTruth
            {
                FacilityCode = group.Key.Facility,
                SettlementMonth = group.Key.Month,
                Visits = group.LongCount(),
                InpatientVisits = group.LongCount(dossier => RereadDossier.Value(dossier.Summary!, "MA_LOAI_KCB") is "03" or "04" or "09"),
                Amounts = new ClaimAmounts
                {
                    FacilityCharge = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_TONGCHI_BV")),
                    CoveredCharge = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_TONGCHI_BH")),
                    FundPaid = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_BHTT")),
                    Copayment = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_BNCCT")),
                    OutOfPocket = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_BNTT")),
                    OtherSource = group.Sum(dossier => RereadDossier.Amount(dossier.Summary!, "T_NGUONKHAC")),
                },
                DrugLines = Totals(group.SelectMany(dossier => dossier.Drugs)),
                ServiceLines = Totals(group.SelectMany(dossier => dossier.Services)),
            })
            .ToList();

        reread.ShouldBe(province.Truth.Months);
        reread.Count.ShouldBeGreaterThan(60);
        reread.Sum(month => month.Amounts.OtherSource).ShouldBeGreaterThan(0);
        reread.Sum(month => month.Amounts.Copayment).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Faults_RereadWithXDocument_AreExactlyThoseOfTheTruth()
    {
        _claims.RefusedFiles.Keys.Order(StringComparer.Ordinal).ShouldBe(Files(FaultExpectation.RejectFile));
        _claims.RepeatedFiles.ShouldBe(Files(FaultExpectation.DuplicateFile));
        _claims.Dossiers.Where(dossier => dossier.Reasons.Count > 0).Select(dossier => (dossier.Path, dossier.Position))
            .ShouldBe(Planted(FaultExpectation.RejectRecord), ignoreOrder: true);
        _claims.Dossiers.Where(dossier => dossier.Warned).Select(dossier => (dossier.Path, dossier.Position))
            .ShouldBe(Planted(FaultExpectation.Warn), ignoreOrder: true);
    }

    [Fact]
    public void Versions_RereadWithXDocument_AddUpToTheBooks()
    {
        SampleTruth truth = province.Truth;
        List<RereadDossier> valid = _claims.Dossiers.FindAll(dossier => dossier.Reasons.Count == 0);
        int contents = valid.DistinctBy(dossier => (dossier.Facility, dossier.ClaimNumber, dossier.Content)).Count();
        List<RereadDossier> current = _claims.Current();

        _claims.Dossiers.Count.ShouldBe((int)truth.WrittenDossiers);
        current.Count.ShouldBe((int)truth.CurrentDossiers);
        (valid.Count - contents).ShouldBe((int)truth.DuplicateDossiers);
        (contents - current.Count).ShouldBe((int)truth.SupersededDossiers);
        _claims.CheckIns.ShouldBe((int)truth.CheckIns);
        (truth.CurrentDossiers + truth.SupersededDossiers + truth.DuplicateDossiers + truth.RejectedDossiers).ShouldBe(truth.WrittenDossiers);
        truth.DuplicateDossiers.ShouldBeGreaterThan(0);
        truth.SupersededDossiers.ShouldBeGreaterThan(truth.DuplicateDossiers);
        truth.DocumentRows.ShouldBe(
            current.SelectMany(dossier => dossier.Rows).GroupBy(rows => rows.Key).ToDictionary(table => table.Key, table => (long)table.Sum(rows => rows.Value)),
            ignoreOrder: true);
    }

    [Fact]
    public void Truth_EnoughDossiers_HoldsEveryKindOfFault()
    {
        province.Truth.Faults.Select(fault => fault.Kind).Distinct().ShouldBe(Enum.GetValues<FaultKind>(), ignoreOrder: true);
    }

    [Fact]
    public void OlderVersion_ArrivingLate_SortsAfterTheNewerOne()
    {
        _claims.Dossiers.Where(dossier => dossier.Reasons.Count == 0)
            .GroupBy(dossier => (dossier.Facility, dossier.ClaimNumber))
            .Count(versions => versions.OrderBy(dossier => dossier.Path, StringComparer.Ordinal).Select(dossier => dossier.Made).ToList() is [var first, var second] && second < first)
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public void ClaimNumbers_AcrossFacilities_AreSharedBySome()
    {
        _claims.Current().GroupBy(dossier => dossier.ClaimNumber).Count(group => group.Count() > 1).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Identities_Everywhere_LieOutsideEveryIssuedRange()
    {
        foreach (RereadDossier dossier in _claims.Current())
        {
            XElement summary = dossier.Summary!;
            foreach (string card in RereadDossier.Value(summary, "MA_THE_BHYT").Split(';'))
            {
                card.ShouldMatch("^[A-Z]{2}[1-5]0000[0-9]{8}$");
            }

            RereadDossier.Value(summary, "SO_CCCD").ShouldMatch("^(000[0-3][0-9]{8})?$");
            RereadDossier.Value(summary, "MATINH_CU_TRU").ShouldBe("00");
            RereadDossier.Value(summary, "MAXA_CU_TRU").ShouldMatch("^990[0-9]{2}$");
            RereadDossier.Value(summary, "MA_CSKCB").ShouldBe(dossier.Facility);
            (RereadDossier.Value(summary, "MAHUYEN_CU_TRU").Length == 0)
                .ShouldBe(string.CompareOrdinal(RereadDossier.Value(summary, "NGAY_VAO"), "202507010000") >= 0);
        }
    }

    [SkippableByReferenceFact]
    public void Fields_OfEveryTable_StandAtFullWidthOfTheReference()
    {
        string reference = File.ReadAllText(SkippableByReferenceFactAttribute.Path);
        foreach ((string table, string row, string heading) in ((string, string, string)[])
            [("XML1", "TONG_HOP", "### XML1 "), ("XML2", "CHI_TIET_THUOC", "### XML2 "), ("XML3", "CHI_TIET_DVKT", "### XML3 "), ("XML4", "CHI_TIET_CLS", "### XML4 "), ("XML5", "CHI_TIET_DIEN_BIEN_BENH", "### XML5 ")])
        {
            int from = reference.IndexOf(heading, StringComparison.Ordinal);
            string section = reference[from..reference.IndexOf("\n### ", from + 5, StringComparison.Ordinal)];
            string[] expected = [.. FieldRow().Matches(section).Select(match => match.Groups[1].Value)];
            expected.Length.ShouldBeGreaterThan(8);
            List<XElement> rows = RowsOf(row);
            rows.Count.ShouldBeGreaterThan(100, table);
            foreach (XElement found in rows)
            {
                found.Elements().Select(element => element.Name.LocalName).Where(name => name != "THONG_TIN_RIENG").ShouldBe(expected, ignoreOrder: true);
            }
        }
    }

    private static int Number(RereadDossier dossier, string field) => int.Parse(RereadDossier.Value(dossier.Summary!, field), CultureInfo.InvariantCulture);

    private static LineTotals Totals(IEnumerable<XElement> lines)
    {
        List<XElement> all = [.. lines];
        return new LineTotals
        {
            Lines = all.Count,
            FacilityCharge = all.Sum(line => RereadDossier.Amount(line, "THANH_TIEN_BV")),
            CoveredCharge = all.Sum(line => RereadDossier.Amount(line, "THANH_TIEN_BH")),
            FundPaid = all.Sum(line => RereadDossier.Amount(line, "T_BHTT")),
        };
    }

    private List<string> Files(FaultExpectation expectation) =>
        [.. province.Truth.Files.Where(file => file.Feed == "VssClaims" && file.Expectation == expectation).Select(file => file.Path).Order(StringComparer.Ordinal)];

    private List<(string, int)> Planted(FaultExpectation expectation) =>
        [.. province.Truth.Faults.Where(fault => fault.ClaimNumber is not null && fault.Expectation == expectation).Select(fault => (fault.Path, fault.Position!.Value))];

    private List<XElement> RowsOf(string row) => row switch
    {
        "TONG_HOP" => [.. _claims.Dossiers.Where(dossier => dossier.Summary is not null).Select(dossier => dossier.Summary!)],
        "CHI_TIET_THUOC" => [.. _claims.Dossiers.SelectMany(dossier => dossier.Drugs)],
        "CHI_TIET_DVKT" => [.. _claims.Dossiers.SelectMany(dossier => dossier.Services)],
        _ => [.. _claims.Dossiers.SelectMany(dossier => dossier.OtherTables).SelectMany(table => table.Descendants(row))],
    };

    [GeneratedRegex(@"^\| *[\d?]+ *\| `([A-Z0-9_]+)`", RegexOptions.Multiline)]
    private static partial Regex FieldRow();
}
