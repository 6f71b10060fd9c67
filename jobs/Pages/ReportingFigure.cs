namespace BhytWarehouse.Jobs.Pages;

/// <summary>Dossiers of one facility over all months: what was expected, what the portal took, and what reached this warehouse.</summary>
public sealed record ReportingFigure(string FacilityCode, string FacilityName, long ExpectedCount, long PortalCount, long AcceptedCount, long RejectedCount, long LateCount, long ReceivedCount);
