using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>A person of the generator, resident or not, with the cards that the extracts show, by their first day.</summary>
internal sealed class GeneratedPerson(Person person, IReadOnlyList<CardSpan> cards)
{
    public Person Person => person;

    public IReadOnlyList<CardSpan> Cards => cards;

    public bool IsCovered(DateOnly day) => cards.Any(card => card.Covers(day));

    /// <summary>The valid card that began last.</summary>
    public CardSpan? CardOn(DateOnly day) => cards.Where(card => card.Covers(day)).Select(card => (CardSpan?)card).LastOrDefault();
}
