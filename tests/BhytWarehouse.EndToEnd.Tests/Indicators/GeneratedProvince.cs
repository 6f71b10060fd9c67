using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;
using PeopleRegister = BhytWarehouse.SampleProvince.Members.Register;

namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>The generator's own people, cards, lists and dossiers, made once more beside its truth: what indicators are computed from without the warehouse.</summary>
internal sealed class GeneratedProvince
{
    private GeneratedProvince(SampleProvinceOptions options, SampleTruth truth)
    {
        Options = options;
        Truth = truth;
        PeopleRegister register = new(options);
        Census = BhytWarehouse.SampleProvince.Members.Census.Take(options, register);
        People = [.. Enumerable.Range(0, register.People).Select(index => PersonOf(register, register.PersonAt(index)))];
        Register = register;
        Claims = [.. ClaimsOf(register)];
    }

    public SampleProvinceOptions Options { get; }

    public SampleTruth Truth { get; }

    public PeopleRegister Register { get; }

    /// <summary>The eve of the start, then each month.</summary>
    public IReadOnlyList<MonthCensus> Census { get; }

    public IReadOnlyList<GeneratedPerson> People { get; }

    public IReadOnlyList<GeneratedClaim> Claims { get; }

    /// <summary>The day of the first extract and of the register before the period.</summary>
    public DateOnly Eve => Options.Start.AddDays(-1);

    public static GeneratedProvince Of(SampleProvinceOptions options, SampleTruth truth) => new(options, truth);

    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public static string UnitOf(string commune, DateOnly day) => $"{(day < CommuneMap.Reform ? UnitSystem.Old : UnitSystem.New)} {commune}";

    /// <summary>The commune under which the extract has the card: as its last row names it, in the units of that extract's day.</summary>
    public string RecordedUnit(GeneratedPerson holder, in CardSpan card)
    {
        DateOnly told = card.From > Eve ? MonthEnd(card.From) : Eve;
        if (card.CutShortAs is not null && card.CutShortOn > told && card.CutShortOn <= Options.End)
        {
            told = MonthEnd(card.CutShortOn);
        }

        return UnitOf(CommuneMap.CodeAt(card.Commune, holder.Person.Household.Index, told), told);
    }

    private GeneratedPerson PersonOf(PeopleRegister register, Person person)
    {
        CardSpan[] cards = new CardSpan[PeopleRegister.MostSpans];
        int count = register.CardsOf(person, cards);
        // The first extract shows what is valid on its day, the later ones what began in their month.
        return new GeneratedPerson(person, [.. cards.Take(count).Where(card => (card.From <= Eve && card.To >= Eve) || (card.From >= Options.Start && card.From <= Options.End)).OrderBy(card => card.From)]);
    }

    private List<GeneratedClaim> ClaimsOf(PeopleRegister register)
    {
        List<GeneratedClaim> claims = [];
        using ClaimsFileWriter writer = new(Options, register, VisitCalendar.Of(Options, register), AbuseBook.Empty);
        writer.Tally.Counted = (encounter, stated) => claims.Add(ClaimOf(encounter, stated));
        foreach (ClaimsFilePlan plan in new ClaimsFeedPlan(Options).Files())
        {
            writer.Compose(plan, plan.Name);
        }

        return claims;
    }

    private static GeneratedClaim ClaimOf(Encounter encounter, in SummaryAmounts stated)
    {
        DateOnly admitted = DateOnly.FromDateTime(encounter.Admission);
        return new GeneratedClaim(
            encounter.Facility.Code, encounter.ClaimNumber, encounter.SettlementMonth, encounter.CareType, encounter.IsInpatient, encounter.TreatmentDays, ParticipantGroups.Codes[encounter.Card.Group],
            UnitOf(CommuneMap.CodeAt(encounter.Card.Commune, encounter.Person.Household.Index, admitted), admitted), encounter.Person.Index, encounter.Admission, encounter.Discharge,
            Dong(stated.FacilityCharge), Dong(stated.Copayment), Dong(stated.OutOfPocket), Dong(stated.Fund),
            [
                .. encounter.Lines.Select(line => new GeneratedLine(
                    $"{line.Group}", line.Drug?.Code ?? "", line.PaymentMethod, line.Quantity / 1000m, line.CoveredPrice / 1000m, Dong(line.FacilityCharge), Dong(line.Fund), line.Ordered)),
            ]);
    }

    private static DateOnly MonthEnd(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);

    private static decimal Dong(long hundredths) => hundredths / 100m;
}
