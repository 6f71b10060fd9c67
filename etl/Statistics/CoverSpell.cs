namespace BhytWarehouse.Etl.Statistics;

/// <summary>A time of unbroken cover of one person, in day numbers: cards of any group that follow each other within the days of grace.</summary>
/// <param name="Group">Of the card it begins with.</param>
/// <param name="LastDay">Last day of the last card in it.</param>
/// <param name="IsBeginKnown">Whether it is known that no cover came before it.</param>
/// <param name="IsStopped">Whether the source stopped its last card.</param>
public readonly record struct CoverSpell(int Group, int FirstDay, int LastDay, bool IsBeginKnown, bool IsStopped)
{
    /// <summary>The spells of one person, in the order of time.</summary>
    /// <param name="cards">Of one person, in the order of their first day; they may overlap.</param>
    /// <param name="grace">Whole days without a card that still do not end a spell.</param>
    /// <param name="firstExtractDay">From when on the source tells of cards: a card that begins later begins a spell that is seen from its beginning.</param>
    public static IEnumerable<CoverSpell> Of(IEnumerable<CardHolding> cards, int grace, int firstExtractDay)
    {
        CoverSpell? open = null;
        foreach (CardHolding card in cards)
        {
            if (open is { } spell && card.FirstDay <= (long)spell.LastDay + 1 + grace)
            {
                open = card.LastDay >= spell.LastDay ? spell with { LastDay = card.LastDay, IsStopped = card.IsStopped } : spell;
                continue;
            }

            if (open is { } ended)
            {
                yield return ended;
            }

            open = new CoverSpell(card.Group, card.FirstDay, card.LastDay, card.IsFirst || card.FirstDay > firstExtractDay, card.IsStopped);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    /// <summary>What was seen of it since its beginning, until a day on which the grace of every end is over; null when it was never under observation, or its beginning is unknown.</summary>
    public ObservedSpell? SinceBegin(int firstExtractDay, int horizon)
    {
        if (!IsBeginKnown || FirstDay > horizon || LastDay < firstExtractDay)
        {
            return null;
        }

        // Day 0 is the day before the first, so that a spell of one day ends on day 1.
        int begin = FirstDay - 1;
        return Between(Math.Max(0, firstExtractDay - 1 - begin), begin, horizon);
    }

    /// <summary>What was seen of it since a day on which it was in force; null when it was not.</summary>
    public ObservedSpell? SinceDay(int day, int horizon) => FirstDay <= day && LastDay >= day && horizon > day ? Between(0, day - 1, horizon) : null;

    private ObservedSpell? Between(int entry, int begin, int horizon)
    {
        int exit = Math.Min(LastDay, horizon) - begin;
        return exit > entry ? new ObservedSpell(entry, exit, LastDay <= horizon) : null;
    }
}
