namespace BhytWarehouse.Etl.Quality;

/// <summary>On what a rule of the gate stands, said where the rule is written: once for a group, or for one rule. What is left out is the feed's.</summary>
public sealed record RuleStanding
{
    public const int FirstDateKey = 19900101;
    public const int OpenDateKey = 99991231;

    /// <summary>A rule with nothing of its own to say.</summary>
    public static RuleStanding OfFeed { get; } = new();

    /// <summary>The document that orders what the rule asks; empty: the feed's.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Who answers for the rule; null: the office of the feed.</summary>
    public Office? Owner { get; init; }

    /// <summary>First day (yyyymmdd, of the record: discharge, month, …) that the rule judges.</summary>
    public int ValidFromDateKey { get; init; } = FirstDateKey;

    public int ValidToDateKey { get; init; } = OpenDateKey;

    /// <summary>Raised whenever what the rule says or does changes; Rules.md shows each change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Lists and registers that the rule reads. While one is empty or knows nothing of the record's day, the rule does not apply.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Whether an approved override may let a record pass in spite of it. Never for structure, types, identity and sums: figures would be wrong.</summary>
    public bool MayBeOverridden { get; init; }

    public bool IsLimited => ValidFromDateKey != FirstDateKey || ValidToDateKey != OpenDateKey;

    /// <summary>An open beginning holds for days before the calendar too: such a day is itself what a rule has to find.</summary>
    public bool HoldsOn(int dateKey) => (ValidFromDateKey == FirstDateKey || ValidFromDateKey <= dateKey) && dateKey <= ValidToDateKey;
}
