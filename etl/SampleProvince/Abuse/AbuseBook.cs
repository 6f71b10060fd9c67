using System.Globalization;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>All that is planted: the dossiers, the habits of facilities, the estimates that are too small, the second cards, and the truth of it.</summary>
/// <remarks>
/// Written from what inspectors and the law call abuse, with small cases among the large ones. It knows nothing of the rules that are to find them: neither their limits nor what they compare.
/// </remarks>
internal sealed class AbuseBook
{
    private const long FirstId = 1L << 42;
    private const long FirstNumber = 40_000_000;
    private const int FirstBatch = 700_000;
    private const int DossiersPerFile = 40;

    // By the place in the network: facilities that outspend their estimate, and some whose estimate came in two parts.
    private static readonly int[] Overspending = [1, 9, 13];
    private static readonly int[] EstimatedLater = [5, 2, 11];

    private readonly List<PlantedDossier> _dossiers = [];
    private readonly Dictionary<(int Facility, int Month), Action<Encounter>> _habits = [];
    private readonly Dictionary<int, (int Percent, bool IsCompletedLater)> _estimates = [];
    private readonly List<PlantTruth> _truth = [];

    private AbuseBook(bool isEmpty) => IsEmpty = isEmpty;

    public static AbuseBook Empty { get; } = new(isEmpty: true);

    /// <summary>Nothing is planted.</summary>
    public bool IsEmpty { get; }

    public IReadOnlyList<PlantTruth> Truth => _truth;

    public static AbuseBook Of(SampleProvinceOptions options, Register register, VisitCalendar calendar)
    {
        if (options.PlantedAbuse is not { } planted)
        {
            return Empty;
        }

        AbuseBook book = new(isEmpty: false);
        AbuseScene scene = new(options, new PatientSearch(options, register, calendar));
        AbuseScript[] scripts = [.. CardScripts.All(options), .. VisitScripts.All, .. StayScripts.All, .. BillScripts.All, .. FacilityScripts.All];

        // In turn, so that all find the same room.
        for (int turn = 0; turn < Math.Max(planted.CasesOfEachKind, planted.LookAlikesOfEachKind); turn++)
        {
            foreach (AbuseScript script in scripts)
            {
                foreach (bool isAbuse in (bool[])[true, false])
                {
                    if (turn < (isAbuse ? planted.CasesOfEachKind : planted.LookAlikesOfEachKind))
                    {
                        book.Play(script, scene, new Dice(planted.Seed, ((int)script.Kind * 100_000L) + (turn * 2) + (isAbuse ? 0 : 1)), isAbuse);
                    }
                }
            }
        }

        book.Estimate(new Dice(planted.Seed, -1), planted);
        book.FindCards(options, register, planted);
        return book;
    }

    /// <summary>Done to an ordinary encounter that the facility settles in the month.</summary>
    public Action<Encounter>? HabitOf(SampleFacility facility, int month) => _habits.GetValueOrDefault((facility.Index, month));

    /// <summary>Percent of what a facility needs that its first estimate gives, and whether a second one gives the rest.</summary>
    public (int Percent, bool IsCompletedLater) EstimateOf(SampleFacility facility) => _estimates.GetValueOrDefault(facility.Index, (100, false));

    /// <summary>The planted dossiers, each facility's by month.</summary>
    public IEnumerable<ClaimsFilePlan> Files()
    {
        int batch = FirstBatch;
        foreach (IGrouping<(int Facility, int Month), PlantedDossier> group in _dossiers
            .GroupBy(dossier => (dossier.Facility.Index, (dossier.Discharge.Year * 100) + dossier.Discharge.Month)).OrderBy(group => group.Key))
        {
            foreach (PlantedDossier[] chunk in group.OrderBy(dossier => dossier.Discharge).ThenBy(dossier => dossier.Number).Chunk(DossiersPerFile))
            {
                SampleFacility facility = chunk[0].Facility;
                DateOnly made = DateOnly.FromDateTime(chunk[^1].Discharge).AddDays(1);
                yield return new ClaimsFilePlan(facility, made, made, ClaimsFeedPlan.Name(facility, made, batch, "_bs"), batch,
                    [.. chunk.Select(dossier => new DossierPlan(FirstId + dossier.Number, dossier.Number, DateOnly.FromDateTime(dossier.Discharge), 1, DossierFate.Counts) { Planted = dossier })]);
                batch++;
            }
        }
    }

    private void Play(AbuseScript script, AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (script.Play(scene, dice, isAbuse) is not { } made)
        {
            return;
        }

        foreach (PlantedDossier dossier in made.Dossiers)
        {
            dossier.Number = FirstNumber + _dossiers.Count;
            _dossiers.Add(dossier);
        }

        if (made.Habit is { } habit)
        {
            _habits.Add((FacilityNetwork.All.First(facility => facility.Code == made.FacilityCode).Index, made.Month!.Value), habit);
        }

        _truth.Add(new PlantTruth
        {
            Kind = script.Kind,
            IsAbuse = isAbuse,
            Dossiers = [.. made.Dossiers.Select(dossier => $"{dossier.Facility.Code}/{dossier.ClaimNumber}")],
            FacilityCode = made.FacilityCode,
            Month = made.Month,
            Day = made.Day,
        });
    }

    private void Estimate(Dice dice, PlantedAbuse planted)
    {
        foreach (int facility in Overspending.Take(planted.CasesOfEachKind))
        {
            _estimates.Add(facility, (dice.Between(20, 40), false));
            _truth.Add(new PlantTruth { Kind = AbuseKind.EstimateOverspent, IsAbuse = true, FacilityCode = FacilityNetwork.All[facility].Code });
        }

        foreach (int facility in EstimatedLater.Take(planted.LookAlikesOfEachKind))
        {
            _estimates.Add(facility, (dice.Between(40, 60), true));
            _truth.Add(new PlantTruth { Kind = AbuseKind.EstimateOverspent, IsAbuse = false, FacilityCode = FacilityNetwork.All[facility].Code });
        }
    }

    /// <summary>Everybody with two cards at a time; and as look-alikes some whose card was changed from one day to the next.</summary>
    private void FindCards(SampleProvinceOptions options, Register register, PlantedAbuse planted)
    {
        CardSpan[] cards = new CardSpan[Register.MostSpans];
        int changed = 0;
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            Span<CardSpan> held = cards.AsSpan(0, register.CardsOf(person, cards));
            bool isTwice = false;
            bool isChanged = false;
            for (int one = 0; one < held.Length; one++)
            {
                for (int other = one + 1; other < held.Length; other++)
                {
                    isTwice |= held[one].From <= held[other].To && held[other].From <= held[one].To && held[one].To >= options.Start.AddDays(-1) && held[other].To >= options.Start.AddDays(-1);
                    isChanged |= held[one].CutShortAs == CardChange.Adjusted && held[other].From == held[one].To.AddDays(1);
                }
            }

            if (isTwice || (isChanged && changed++ < planted.LookAlikesOfEachKind))
            {
                using Utf8Buffer number = new();
                Register.AppendInsuranceNumber(number, person);
                _truth.Add(new PlantTruth { Kind = AbuseKind.TwoCards, IsAbuse = isTwice, InsuranceNumber = number.ToString() });
            }
        }
    }
}
