using System.Globalization;
using System.Xml.Linq;
using BhytWarehouse.EndToEnd.Tests.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

[Collection(LoadedProvinceCollection.Name)]
public sealed class ClaimSumsTests(LoadedProvince province)
{
    [Fact]
    public void Claims_ByFacilityAndMonth_EqualTheTruthToTheDong()
    {
        List<FacilityMonthTruth> inStar = InStar();

        inStar.Except(province.Truth.Months).Take(3).ShouldBeEmpty();
        inStar.Count.ShouldBe(province.Truth.Months.Count);
        inStar.Count.ShouldBeGreaterThan(60);
        inStar.Sum(month => month.Amounts.FundPaid).ShouldBeGreaterThan(100_000_000m);
    }

    [Fact]
    public void Claims_ByFacilityAndMonth_EqualTheFilesRereadToTheDong()
    {
        List<RereadDossier> current = province.Claims.Current();
        List<FacilityMonthTruth> reread =
        [
            .. current.GroupBy(dossier => (dossier.Facility, Month: MonthOf(dossier)))
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
                        FacilityCharge = Sum(group, "T_TONGCHI_BV"),
                        CoveredCharge = Sum(group, "T_TONGCHI_BH"),
                        FundPaid = Sum(group, "T_BHTT"),
                        Copayment = Sum(group, "T_BNCCT"),
                        OutOfPocket = Sum(group, "T_BNTT"),
                        OtherSource = Sum(group, "T_NGUONKHAC"),
                    },
                    DrugLines = Totals(group.SelectMany(dossier => dossier.Drugs)),
                    ServiceLines = Totals(group.SelectMany(dossier => dossier.Services)),
                }),
        ];

        InStar().Except(reread).Take(3).ShouldBeEmpty();
        InStar().Count.ShouldBe(reread.Count);
        reread.Sum(month => month.Visits).ShouldBe(province.Home.Count("SELECT COUNT(*) FROM fact_Claim"));
    }

    [Fact]
    public void ClaimLines_LineByLine_EqualTheFilesReread()
    {
        List<string> inStar = province.Home.Rows(
            "SELECT facility.FacilityCode, line.ClaimNumber, line.SourceTable, line.LineNumber, line.Quantity, line.FacilityChargeAmount, line.CoveredChargeAmount, line.FundPaidAmount, line.CopaymentAmount, line.OutOfPocketAmount, line.OtherSourceAmount FROM fact_ClaimLine AS line INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey",
            reader => string.Join('|', Enumerable.Range(0, 4).Select(reader.GetString).Concat(Enumerable.Range(4, 7).Select(column => Plain(reader.GetDecimal(column))))));
        List<string> reread =
        [
            .. province.Claims.Current().SelectMany(dossier => dossier.Drugs.Select(line => (Dossier: dossier, Table: "XML2", Line: line)).Concat(dossier.Services.Select(line => (Dossier: dossier, Table: "XML3", Line: line))))
                .Select(entry => string.Join('|', ((string[])[entry.Dossier.Facility, entry.Dossier.ClaimNumber, entry.Table, RereadDossier.Value(entry.Line, "STT")])
                    .Concat(((string[])["SO_LUONG", "THANH_TIEN_BV", "THANH_TIEN_BH", "T_BHTT", "T_BNCCT", "T_BNTT", "T_NGUONKHAC"]).Select(field => Plain(RereadDossier.Amount(entry.Line, field)))))),
        ];

        inStar.Except(reread).Take(5).ShouldBeEmpty();
        reread.Except(inStar).Take(5).ShouldBeEmpty();
        inStar.Count.ShouldBe(reread.Count);
        inStar.Distinct().Count().ShouldBe(inStar.Count);
        inStar.Count.ShouldBeGreaterThan(8 * LoadedProvince.Options.Dossiers);
    }

    [Fact]
    public void ClaimDocuments_ByTable_EqualTheTruth()
    {
        province.Home.Rows("SELECT DocumentCode, SUM(DocumentRowCount) FROM fact_ClaimDocument WHERE IsCheckInFile = 0 GROUP BY 1", reader => (reader.GetString(0), reader.GetInt64(1)))
            .ToDictionary(row => row.Item1, row => row.Item2)
            .ShouldBe(province.Truth.DocumentRows.ToDictionary(), ignoreOrder: true);
        province.Home.Count("SELECT SUM(DocumentRowCount) FROM fact_ClaimDocument WHERE IsCheckInFile = 1").ShouldBe(province.Truth.CheckIns);
        province.Truth.CheckIns.ShouldBeGreaterThan(0);
    }

    private static decimal Sum(IEnumerable<RereadDossier> dossiers, string field) => dossiers.Sum(dossier => RereadDossier.Amount(dossier.Summary!, field));

    private static int MonthOf(RereadDossier dossier) =>
        (int.Parse(RereadDossier.Value(dossier.Summary!, "NAM_QT"), CultureInfo.InvariantCulture) * 100) + int.Parse(RereadDossier.Value(dossier.Summary!, "THANG_QT"), CultureInfo.InvariantCulture);

    private static string Plain(decimal amount) => amount.ToString("0.###", CultureInfo.InvariantCulture);

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

    /// <summary>Summed in decimals here, so that the engine's own arithmetic is not part of the proof.</summary>
    private List<FacilityMonthTruth> InStar()
    {
        var claims = province.Home.Rows(
            "SELECT facility.FacilityCode, claim.SettlementMonthKey, claim.IsInpatient, claim.FacilityChargeAmount, claim.CoveredChargeAmount, claim.FundPaidAmount, claim.CopaymentAmount, claim.OutOfPocketAmount, claim.OtherSourceAmount FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey",
            reader => (Facility: reader.GetString(0), Month: reader.GetInt32(1), Inpatient: reader.GetInt64(2), Amounts: Enumerable.Range(3, 6).Select(reader.GetDecimal).ToArray()));
        var lines = province.Home.Rows(
            "SELECT facility.FacilityCode, line.SettlementMonthKey, line.SourceTable, line.FacilityChargeAmount, line.CoveredChargeAmount, line.FundPaidAmount FROM fact_ClaimLine AS line INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey",
            reader => (Key: (reader.GetString(0), reader.GetInt32(1), reader.GetString(2)), FacilityCharge: reader.GetDecimal(3), CoveredCharge: reader.GetDecimal(4), FundPaid: reader.GetDecimal(5)))
            .ToLookup(line => line.Key);
        LineTotals Lines(string facility, int month, string table)
        {
            var found = lines[(facility, month, table)].ToList();
            return new LineTotals { Lines = found.Count, FacilityCharge = found.Sum(line => line.FacilityCharge), CoveredCharge = found.Sum(line => line.CoveredCharge), FundPaid = found.Sum(line => line.FundPaid) };
        }

        return
        [
            .. claims.GroupBy(claim => (claim.Facility, claim.Month))
                .OrderBy(group => group.Key.Facility, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Month)
                .Select(group => new FacilityMonthTruth
                {
                    FacilityCode = group.Key.Facility,
                    SettlementMonth = group.Key.Month,
                    Visits = group.LongCount(),
                    InpatientVisits = group.Sum(claim => claim.Inpatient),
                    Amounts = new ClaimAmounts
                    {
                        FacilityCharge = group.Sum(claim => claim.Amounts[0]),
                        CoveredCharge = group.Sum(claim => claim.Amounts[1]),
                        FundPaid = group.Sum(claim => claim.Amounts[2]),
                        Copayment = group.Sum(claim => claim.Amounts[3]),
                        OutOfPocket = group.Sum(claim => claim.Amounts[4]),
                        OtherSource = group.Sum(claim => claim.Amounts[5]),
                    },
                    DrugLines = Lines(group.Key.Facility, group.Key.Month, "XML2"),
                    ServiceLines = Lines(group.Key.Facility, group.Key.Month, "XML3"),
                }),
        ];
    }
}
