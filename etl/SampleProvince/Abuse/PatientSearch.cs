using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Finds people for planted cases: who has no encounter of the ordinary kind and is in no other case, so that a case shows alone what it is about.</summary>
internal sealed class PatientSearch(SampleProvinceOptions options, Register register, VisitCalendar calendar)
{
    private const int MostTries = 40_000;
    private readonly HashSet<int> _taken = [];
    private readonly CardSpan[] _cards = new CardSpan[Register.MostSpans];

    /// <summary>A grown person of less than 75 years with one card from the first day to the last.</summary>
    public Patient? Insured(Dice dice, DateOnly from, DateOnly to, Func<Patient, bool>? who = null, int least = 18, int most = 74) => Find(dice, (person, cards) =>
    {
        if (person.AgeOn(from) < least || person.AgeOn(to) > most || !person.IsAlive(to.AddDays(90)) || !person.IsResident(from))
        {
            return null;
        }

        int at = Array.FindIndex(_cards, 0, cards, card => card.Covers(from) && card.Covers(to));
        Patient? found = at < 0 ? null : new Patient(person, _cards[at]);
        return found is { } patient && (who is null || who(patient)) ? found : null;
    });

    /// <summary>Whose card ends by itself between the days, with none after it for at least so many days.</summary>
    public Patient? WithEndedCard(Dice dice, DateOnly from, DateOnly to, int days) => Find(dice, (person, cards) =>
    {
        for (int at = 0; at < cards; at++)
        {
            CardSpan card = _cards[at];
            if (card.CutShortAs is null && card.To >= from && card.To <= to && card.From < card.To.AddDays(-60) && IsGrown(person, card.To)
                && !Array.Exists(_cards[..cards], other => other.To > card.To && other.From <= card.To.AddDays(days)))
            {
                return new Patient(person, card);
            }
        }

        return null;
    });

    /// <summary>Whose card ends by itself between the days and is followed by the next one the day after.</summary>
    public Patient? WithRenewedCard(Dice dice, DateOnly from, DateOnly to) => Find(dice, (person, cards) =>
    {
        for (int at = 0; at + 1 < cards; at++)
        {
            CardSpan card = _cards[at];
            if (card.CutShortAs is null && card.To >= from && card.To <= to && IsGrown(person, card.To) && _cards[at + 1].From == card.To.AddDays(1) && _cards[at + 1].Covers(card.To.AddDays(60)))
            {
                return new Patient(person, card, _cards[at + 1]);
            }
        }

        return null;
    });

    /// <summary>Whose card is followed by one of another group from a day between these on.</summary>
    public Patient? WithOtherGroup(Dice dice, DateOnly from, DateOnly to) => Find(dice, (person, cards) =>
    {
        for (int at = 0; at + 1 < cards; at++)
        {
            CardSpan next = _cards[at + 1];
            if (next.Group != _cards[at].Group && next.From >= from && next.From <= to && next.From == _cards[at].To.AddDays(1) && _cards[at].From <= next.From.AddDays(-20) && next.To >= to.AddDays(14)
                && IsGrown(person, next.From))
            {
                return new Patient(person, _cards[at], next);
            }
        }

        return null;
    });

    /// <summary>Whose card was reported as reduced to a day between these, with none after it.</summary>
    public Patient? WithReducedCard(Dice dice, DateOnly from, DateOnly to) => Find(dice, (person, cards) =>
    {
        for (int at = 0; at < cards; at++)
        {
            CardSpan card = _cards[at];
            if (card.CutShortAs == CardChange.Ended && card.CutShortOn <= options.End && card.To >= from && card.To <= to && card.From < card.To.AddDays(-40) && IsGrown(person, card.To)
                && !Array.Exists(_cards[..cards], other => other.To > card.To))
            {
                return new Patient(person, card);
            }
        }

        return null;
    });

    private static bool IsGrown(in Person person, DateOnly day) => person.AgeOn(day) is >= 18 and < 75 && person.Death is null;

    private Patient? Find(Dice dice, Func<Person, int, Patient?> judge)
    {
        int start = dice.Between(0, register.People - 1);
        for (int attempt = 0; attempt < Math.Min(MostTries, register.People); attempt++)
        {
            int index = (int)((start + (attempt * 7_919L)) % register.People);
            if (_taken.Contains(index) || !calendar.IsUnknown(index))
            {
                continue;
            }

            Person person = register.PersonAt(index);
            if (judge(person, register.CardsOf(person, _cards)) is { } found)
            {
                _taken.Add(index);
                return found;
            }
        }

        return null;
    }
}
