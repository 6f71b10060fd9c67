using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>The rules of the gates over a whole province: no false alarm, and each load remembers what judged it.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class GateRuleTests(LoadedProvince province)
{
    /// <summary>Rules about conduct; the sample's faults are of other kinds, so whatever they find there is a false alarm.</summary>
    [Fact]
    public void RulesOnADossier_OverTheSample_FindNothing()
    {
        string[] conduct = [.. SourceRegister.All["VssClaims"].Rules.Where(rule => string.CompareOrdinal(rule.Code, "VC-116") >= 0).Select(rule => rule.Code)];
        conduct.Length.ShouldBe(30);

        province.Home.Rows("SELECT DISTINCT RuleCode || ' ' || Found FROM quality_Finding WHERE RuleCode >= 'VC-116' AND RuleCode LIKE 'VC-%'", reader => reader.GetString(0)).ShouldBeEmpty();
    }

    [Fact]
    public void Load_OfEveryFeed_RemembersTheRulesThatJudgedIt()
    {
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        IReadOnlyDictionary<int, RuleEdition> editions = new RuleReport(connection).Editions();

        foreach ((string feed, LoadResult result) in province.Results)
        {
            IReadOnlyList<CatalogueRule> rules = RuleCatalogue.Of(SourceRegister.All[feed]);
            editions[result.LoadRunKey].Code.ShouldBe(RuleCatalogue.EditionOf(rules));
            editions[result.LoadRunKey].RuleCount.ShouldBe(rules.Count);
            editions[result.LoadRunKey].CodeListEdition.ShouldBe(CodeListLoad.Edition);
        }

        new RuleReport(connection).NotApplied().ShouldBeEmpty();
        new RuleReport(connection).Versions("VC-110").ShouldHaveSingleItem().Expectation.ShouldBe(RuleCatalogue.Find("VC-110")!.Expectation);
        province.Home.Count("SELECT COUNT(*) FROM quality_RuleVersion WHERE LegalBasis = '' OR OwnerName = '' OR OwnerNameVietnamese = ''").ShouldBe(0);
    }

    /// <summary>Known failure 18: without the ICD-10 list every main disease would look unlisted, or nothing would be said.</summary>
    [Fact]
    public void Claims_LoadedBeforeTheDiagnosisList_AreNotAlarmedAboutAndCounted()
    {
        using ScratchHome home = new();
        LoadResult result = home.Load("VssClaims", province.FolderOf("VssClaims"));

        result.State.ShouldBe(LoadState.Published, result.Message);
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        RuleNotApplied lacking = new RuleReport(connection).NotApplied().ShouldHaveSingleItem();
        (lacking.RuleCode, lacking.ListName, lacking.State, lacking.LoadRunKey).ShouldBe(("VC-135", "Diagnosis", ListState.Empty, result.LoadRunKey));
        // Every dossier whose summary could be read; check-ins have no disease, and those of files refused whole are not of this load.
        lacking.RecordCount.ShouldBeInRange(home.Count("SELECT COUNT(*) FROM fact_Claim"), result.Total(LedgerLevel.Record, LedgerState.Received) - result.Total(LedgerLevel.Record, LedgerState.Refused));
        home.Count("SELECT COUNT(*) FROM quality_Finding WHERE RuleCode = 'VC-135'").ShouldBe(0);
    }
}
