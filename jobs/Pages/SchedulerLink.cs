namespace BhytWarehouse.Jobs.Pages;

/// <summary>Where the pages of the scheduler begin; empty where it has none.</summary>
internal sealed record SchedulerLink(string Path);
