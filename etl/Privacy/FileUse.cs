namespace BhytWarehouse.Etl.Privacy;

/// <summary>A landed file in which the person stands.</summary>
/// <param name="Name">As it may be shown; what looks like a name or number of a person is masked in it.</param>
/// <param name="FoundBy">Rows (the warehouse names the file as the origin of a row), Content (the number stands in its bytes) or both.</param>
/// <param name="IsHeld">Whether the landing zone still holds the content.</param>
/// <param name="EndsOn">The first day on which retention may remove it.</param>
public sealed record FileUse(string FeedCode, string FileHash, string Name, string ReceivedOn, string FoundBy, bool IsHeld, DateOnly EndsOn);
