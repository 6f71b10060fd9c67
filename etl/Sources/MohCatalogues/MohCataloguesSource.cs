using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohCatalogues;

/// <summary>Forms 03/DM, 04/DM and 05/DM, what a facility may use and at which price, and the ministry's ICD-10 list; each row with the days in which it holds.</summary>
public sealed class MohCataloguesSource() : TableSource(new TableFeed
{
    FeedCode = "MohCatalogues",
    RulePrefix = "MC",
    Description = new SourceDescription(
        "Ministry of Health, provincial health department",
        "catalogues of drugs and blood, supplies, services with prices, and the ICD-10 list, with validity",
        "danh mục thuốc và máu, vật tư, dịch vụ kỹ thuật kèm giá, và danh mục ICD-10, kèm thời hạn hiệu lực",
        "on change, at least yearly",
        "one drug, supply or service of a facility, or one ICD-10 code, from day to day",
        "TT 12/2026/TT-BTC, forms 03/DM, 04/DM, 05/DM; QĐ 4469/QĐ-BYT 2020 (ICD-10)",
        new Office("provincial health department, pharmacy and professional affairs offices (phòng Nghiệp vụ dược, Nghiệp vụ y)", "Sở Y tế, phòng Nghiệp vụ dược và phòng Nghiệp vụ y"),
        "rows", "dòng", "đồng of unit prices", "đồng đơn giá") { SilentAfterDays = 400 },
    Dimensions = ["Facility", "Drug", "ServiceItem", "Diagnosis"],
    Delivery = MohCataloguesDelivery.Star,
    Rules = MohCataloguesRules.All,
    DateOf = row => row.DateKey("TU_NGAY"),
});
