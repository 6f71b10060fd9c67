namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>A service, bed or supply; price in đồng. Indicators are the rows of XML4 it leads to.</summary>
internal sealed record Service(string Code, string Name, int Group, long Price, string[] Indicators, string Unit = "Lần", string? OperationCode = null);
