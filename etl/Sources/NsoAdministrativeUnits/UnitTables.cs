using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>The tabular layouts of the units feed; the answers of the list service are brought into the same form.</summary>
internal sealed class UnitTables() : TableSource(new TableFeed
{
    FeedCode = "NsoAdministrativeUnits",
    RulePrefix = "NU",
    Description = new SourceDescription(
        "National Statistics Office",
        "administrative units: conversion of old into new ones, lists at a day, later changes",
        "đơn vị hành chính: bảng chuyển đổi cũ - mới, danh mục tại một ngày, các thay đổi về sau",
        "with each resolution",
        "one unit in a list, or one old unit and the new one that took it",
        "Nghị quyết 202/2025/QH15; QĐ 19/2025/QĐ-TTg; Nghị quyết 30/2026/QH16",
        new Office("National Statistics Office, https://danhmuchanhchinh.nso.gov.vn", "Cục Thống kê, https://danhmuchanhchinh.nso.gov.vn"),
        "rows", "dòng", "no control total", "không có tổng kiểm soát"),
    Dimensions = ["AdministrativeUnit"],
    Delivery = NsoAdministrativeUnitsDelivery.Star,
    Rules = NsoAdministrativeUnitsRules.Row,
    DateOf = row => new UnitRow(row).DateKey,
    Derived =
    [
        new DerivedColumn("EffectiveDateKey", row => new UnitRow(row).DateKey),
        new DerivedColumn("OldUnitCode", row => new UnitRow(row).OldCode),
        new DerivedColumn("OldUnitName", row => new UnitRow(row).OldName),
        new DerivedColumn("OldUnitTypeCode", row => new UnitRow(row).OldTypeCode),
        new DerivedColumn("OldDistrictCode", row => new UnitRow(row).OldDistrict.Code),
        new DerivedColumn("OldDistrictName", row => new UnitRow(row).OldDistrict.Name),
        new DerivedColumn("OldProvinceCode", row => new UnitRow(row).OldProvince.Code),
        new DerivedColumn("OldProvinceName", row => new UnitRow(row).OldProvince.Name),
        new DerivedColumn("NewUnitCode", row => new UnitRow(row).NewCode),
        new DerivedColumn("NewUnitName", row => new UnitRow(row).NewName),
        new DerivedColumn("NewUnitTypeCode", row => new UnitRow(row).NewTypeCode),
        new DerivedColumn("NewProvinceCode", row => new UnitRow(row).NewProvince.Code),
        new DerivedColumn("NewProvinceName", row => new UnitRow(row).NewProvince.Name),
        new DerivedColumn("RelationCode", row => new UnitRow(row).Relation!),
        new DerivedColumn("Note", row => new UnitRow(row).Note),
    ],
});
