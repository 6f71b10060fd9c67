using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohFacilities;

/// <summary>The register of facilities and forms 01/DM, 02/DM and 06/DM: departments, staff and machines, each row with the days in which it holds.</summary>
public sealed class MohFacilitiesSource() : TableSource(new TableFeed
{
    FeedCode = "MohFacilities",
    RulePrefix = "MF",
    Description = new SourceDescription(
        "Ministry of Health, provincial health department",
        "facilities, their departments and exam rooms, staff and machines, with validity",
        "cơ sở khám chữa bệnh, khoa phòng, người hành nghề và thiết bị, kèm thời hạn hiệu lực",
        "on change, at least yearly",
        "one facility, department, practitioner at a facility or machine, from day to day",
        "Luật KBCB 15/2023/QH15; TT 12/2026/TT-BTC, forms 01/DM, 02/DM, 06/DM",
        new Office("provincial health department, professional affairs office (phòng Nghiệp vụ y)", "Sở Y tế, phòng Nghiệp vụ y"),
        "rows", "dòng", "approved beds", "giường phê duyệt") { SilentAfterDays = 400 },
    Dimensions = ["Facility", "Department", "Practitioner", "Machine"],
    Delivery = MohFacilitiesDelivery.Star,
    Rules = MohFacilitiesRules.All,
    DateOf = row => row.DateKey("TU_NGAY"),
    Derived =
    [
        new DerivedColumn("ProfessionalLevel", row => FacilityTerms.Meaning("CAP_CMKT", row.Text("CAP_CMKT")) ?? ""),
        new DerivedColumn("FormerLine", row => FacilityTerms.Meaning("TUYEN_CU", row.Text("TUYEN_CU")) ?? ""),
        new DerivedColumn("FacilityClass", row => FacilityTerms.Meaning("HANG_BV", row.Text("HANG_BV")) ?? ""),
        new DerivedColumn("Ownership", row => FacilityTerms.Meaning("HINH_THUC", row.Text("HINH_THUC")) ?? ""),
    ],
    TokenKinds = new Dictionary<string, string> { ["MACCHN"] = "practitioner" },
    SingleValued = [],
});
