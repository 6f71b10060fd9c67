namespace BhytWarehouse.Etl.Star;

/// <summary>A unit under its last version: a restated figure is shown under the name that the unit had last.</summary>
internal sealed record AdministrativeUnit(int DurableKey, int Key, string Code, string System, string Level, string ProvinceCode);
