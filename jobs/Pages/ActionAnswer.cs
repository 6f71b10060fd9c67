namespace BhytWarehouse.Jobs.Pages;

/// <summary>What came of an action on a page.</summary>
/// <param name="Message">For the person, in the language of the page; empty where the next page says it all.</param>
/// <param name="To">The page after it; null for the one from which it was asked.</param>
internal sealed record ActionAnswer(string Message, bool IsGood = true, string? To = null);
