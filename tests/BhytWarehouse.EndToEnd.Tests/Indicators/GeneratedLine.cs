namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>A billed line; amounts in đồng. <paramref name="Drug"/> is empty for a service.</summary>
internal sealed record GeneratedLine(string CostGroup, string Drug, int PaymentMethod, decimal Quantity, decimal CoveredPrice, decimal FacilityCharge, decimal Fund, DateTime Ordered);
