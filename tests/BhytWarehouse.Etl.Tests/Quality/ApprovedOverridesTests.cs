using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.MohFacilities;
using BhytWarehouse.Etl.Tests.Sources;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class ApprovedOverridesTests
{
    private const string Departments = "MA_CSKCB,MA_KHOA,TEN_KHOA,BAN_KHAM,GIUONG_PD,GIUONG_TK,TU_NGAY,DEN_NGAY\n00011,K03,Khoa Nội tổng hợp,0,67,73,20240101,\n00011,K18,Khoa Nhi,0,20000,33,20240101,\n";

    private static readonly string Hash = new('0', 64);

    [Fact]
    public void Read_RowWithAnApprovedOverride_PassesThatRuleAloneAndIsStillToldOf()
    {
        FeedReading held = new(new MohFacilitiesSource(), System.Text.Encoding.UTF8.GetBytes(Departments));
        FeedReading passed = new(new MohFacilitiesSource(), System.Text.Encoding.UTF8.GetBytes(Departments), overrides: new ApprovedOverrides([(Hash, 2, "MF-028")]));

        held.Quarantine.ShouldHaveSingleItem();
        passed.Quarantine.ShouldBeEmpty();
        passed.Findings.ShouldHaveSingleItem()["SeverityCode"].ShouldBe("1");
        foreach (ApprovedOverrides other in (ApprovedOverrides[])[new([(Hash, 1, "MF-028")]), new([(Hash, 2, "MF-020")]), new([(new string('1', 64), 2, "MF-028")])])
        {
            new FeedReading(new MohFacilitiesSource(), System.Text.Encoding.UTF8.GetBytes(Departments), overrides: other).Quarantine.ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Cover_ARuleThatFiguresRestOn_IsNeverPassed()
    {
        ApprovedOverrides all = new(RuleCatalogue.All.Select(rule => (Hash, 1, rule.Code)));

        all.Cover(Hash, 1, RuleCatalogue.Find("VC-051")!.Text).ShouldBeTrue();
        RuleCatalogue.All.Where(rule => !rule.Standing.MayBeOverridden).ShouldAllBe(rule => !all.Cover(Hash, 1, rule.Text));
        ApprovedOverrides.None.Cover(Hash, 1, RuleCatalogue.Find("VC-051")!.Text).ShouldBeFalse();
    }
}
