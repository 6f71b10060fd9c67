namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One error or warning of the engine about a refresh; the code is hexadecimal, such as 0xC11C0020.</summary>
public sealed record RefreshNote(string? Code, string? Message, string? Type)
{
    public bool IsError => !string.Equals(Type, "Warning", StringComparison.OrdinalIgnoreCase);
}
