using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>Readers and views that lie: each must be caught by the ledger, by level, place and amount, and nothing may be published.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class MutantTests(LoadedProvince province)
{
    // Two threads read, so which dossier is the 20th changes from run to run: where a mutation can leave one dossier as it was (an amount that is 0 anyway), all after it are mutated.
    private static readonly Dictionary<string, Action<FalsifiedRecord, int>> Readers = new()
    {
        ["skips every 50th dossier"] = (record, number) => When(number % 50 == 0, record.Drop),
        ["drops every line of XML3 and keeps the count"] = (record, _) => record.Rows("VssClaimLine").RemoveAll(line => (string)line["SourceTable"].Value == "XML3"),
        ["drops every line of XML3 and counts without them"] = (record, _) =>
        {
            int gone = record.Rows("VssClaimLine").RemoveAll(line => (string)line["SourceTable"].Value == "XML3");
            When(record.HasClaim, () => record.Set("VssClaim", "LineCount", record.Number("VssClaim", "LineCount") - gone));
        },
        ["doubles a line"] = (record, number) => When(number >= 20 && record.Rows("VssClaimLine").Count > 0, () => Double(record)),
        ["doubles a line and counts it"] = (record, number) => When(number >= 20 && record.Rows("VssClaimLine").Count > 0, () =>
        {
            Double(record);
            record.Set("VssClaim", "LineCount", record.Number("VssClaim", "LineCount") + 1);
        }),
        ["loses a document"] = (record, number) => When(number == 20, () => record.Set("VssClaim", "DocumentCount", record.Number("VssClaim", "DocumentCount") - 1)),
        ["zeroes T_BHTT of dossiers"] = (record, number) => When(number >= 20, () => record.Set("VssClaim", "T_BHTT", 0L)),
        ["zeroes T_TONGCHI_BV of dossiers"] = (record, number) => When(number >= 20, () => record.Set("VssClaim", "T_TONGCHI_BV", 0L)),
        ["zeroes T_BNCCT of dossiers"] = (record, number) => When(number >= 20, () => record.Set("VssClaim", "T_BNCCT", 0L)),
        ["zeroes THANH_TIEN_BV of lines"] = (record, number) => When(number >= 20, () => record.Set("VssClaimLine", "THANH_TIEN_BV", 0L)),
        ["puts a dossier under another facility"] = (record, number) => When(number == 20, () =>
        {
            record.Set("VssClaim", "MA_CSKCB", (string)record.Rows("VssClaim")[0]["MA_CSKCB"].Value == "00001" ? "00002" : "00001");
            record.Set("VssClaimDocument", "MA_CSKCB", record.Rows("VssClaim")[0]["MA_CSKCB"].Value);
        }),
        ["puts a dossier into another month"] = (record, number) => When(number == 20, () => record.Set("VssClaim", "THANG_QT", (record.Number("VssClaim", "THANG_QT") % 12) + 1)),
    };

    private static readonly Dictionary<string, (string View, string Find, string Replace)> Views = new()
    {
        ["shifts the month of the claims"] = ("conform_Claim", "+ staged.THANG_QT AS SettlementMonthKey", "+ staged.THANG_QT + 1 AS SettlementMonthKey"),
        ["shifts the month of the lines"] = ("conform_ClaimLine", "+ claim.THANG_QT AS SettlementMonthKey", "+ claim.THANG_QT + 1 AS SettlementMonthKey"),
        ["gives every claim to one facility"] = ("conform_Claim", "COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey", "2 AS TreatingFacilityKey"),
        ["knows no facility"] = ("conform_Claim", "COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey", "-1 AS TreatingFacilityKey"),
        ["swaps payment and copayment"] = ("conform_Claim", "staged.T_BHTT AS FundPaidAmount", "staged.T_BNCCT AS FundPaidAmount"),
        ["takes the insured amount for the charge in the lines"] = ("conform_ClaimLine", "line.THANH_TIEN_BV AS FacilityChargeAmount", "line.THANH_TIEN_BH * 0.9 AS FacilityChargeAmount"),
        ["loses the lines of a table"] = ("conform_ClaimLine", "WHERE claim.Disposition = 0", "WHERE claim.Disposition = 0 AND line.SourceTable <> 'XML3'"),
        ["loses a month"] = ("conform_Claim", "WHERE staged.Disposition = 0", "WHERE staged.Disposition = 0 AND staged.NAM_QT * 100 + staged.THANG_QT <> 202506"),
    };

    public static TheoryData<string> ReaderNames => [.. Readers.Keys];

    public static TheoryData<string> ViewNames => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void Reader_Falsified_FailsTheLoadAndPublishesNothing(string mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        using ScratchHome home = new();
        int number = 0;
        FalsifyingSource source = new(new VssClaimsSource(), record =>
        {
            if (record.HasClaim)
            {
                Readers[mutant](record, Interlocked.Increment(ref number));
            }
        });

        LoadResult result = home.Load(source, FolderOfOneFacility);

        number.ShouldBeGreaterThan(50);
        ShouldHaveFailed(home, result);
        result.Message.ShouldMatch(@"\.xml");
    }

    [Fact]
    public void Reader_OnlyWrapped_IsPublished()
    {
        using ScratchHome home = new();

        home.Load(new FalsifyingSource(new VssClaimsSource(), _ => { }), FolderOfOneFacility).State.ShouldBe(LoadState.Published);

        using ScratchHome genuine = new();
        genuine.Load("VssClaims", FolderOfOneFacility);
        home.Content.DifferenceFrom(genuine.Content).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void View_Falsified_FailsTheLoadAndPublishesNothing(string mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        (string view, string find, string replace) = Views[mutant];
        using ScratchHome home = new();
        FalsifiedView.Reword(home.Home.Warehouse, view, find, replace);

        ShouldHaveFailed(home, home.Load("VssClaims", FolderOfOneFacility));
    }

    private string FolderOfOneFacility => Path.Combine(province.FolderOf("VssClaims"), "00001");

    private static void ShouldHaveFailed(ScratchHome home, LoadResult result)
    {
        result.State.ShouldBe(LoadState.Failed, result.Message);
        result.Message.ShouldMatch("(record|document|line|amount) level: ");
        result.Message.ShouldMatch(@"\([+-][0-9,.]+\)");
        result.Message.ShouldContain("Nothing was published");
        foreach (string table in (string[])["fact_Claim", "fact_ClaimLine", "fact_ClaimDocument", "audit_Ledger", "staging_VssClaim", "staging_VssClaimLine"])
        {
            home.Count($"SELECT COUNT(*) FROM {table}").ShouldBe(0, table);
        }

        home.Rows("SELECT StateName, Message FROM audit_LoadRun ORDER BY LoadRunKey DESC LIMIT 1", reader => (reader.GetString(0), reader.GetString(1))).Single().ShouldBe(("failed", result.Message));
    }

    private static void When(bool condition, Action act)
    {
        if (condition)
        {
            act();
        }
    }

    private static void Double(FalsifiedRecord record)
    {
        List<Dictionary<string, (Etl.Staging.RowValueKind Kind, object Value)>> lines = record.Rows("VssClaimLine");
        Dictionary<string, (Etl.Staging.RowValueKind Kind, object Value)> twin = new(lines[^1]);
        twin["ClaimLineKey"] = (twin["ClaimLineKey"].Kind, (long)twin["ClaimLineKey"].Value + 1);
        lines.Add(twin);
    }
}
