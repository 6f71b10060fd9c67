namespace BhytWarehouse.Jobs.Pages;

/// <summary>Visits (or lines), charges at facility price and what the fund is asked for, of one slice.</summary>
public sealed record ActivityFigure(string Code, string Name, string NameVietnamese, long Count, decimal FacilityChargeAmount, decimal FundPaidAmount);
