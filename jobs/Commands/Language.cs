namespace BhytWarehouse.Jobs.Commands;

/// <summary>The languages in which `bhyt` speaks.</summary>
public enum Language
{
    English,
    Vietnamese,
}
