using BhytWarehouse.Etl.Provenance;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>An unfinished or failed part and the published figures that wait for it: they stand as they were before.</summary>
/// <param name="FeedCode">Empty for the figures as a whole.</param>
/// <param name="Number">Of the load; of the run where no load was made; 0 for the figures.</param>
/// <param name="Since">UTC, ISO 8601; empty where it is not known.</param>
/// <param name="Message">Why, as the load or the run has it; of figures that are behind, the facts that changed.</param>
internal sealed record HeldBackPart(HeldBackKind Kind, string FeedCode, long Number, string Since, string Message, FiguresOfFeed Figures);
