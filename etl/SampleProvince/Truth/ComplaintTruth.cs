namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What a facility reports of the complaints of a quarter; one that sent no report is missing.</summary>
public sealed record ComplaintTruth(int Year, int Quarter, string FacilityCode, int Received, int Resolved, int Overdue);
