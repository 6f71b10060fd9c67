using System.Runtime.InteropServices;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>When everybody is at a facility. Dossiers draw their person one by one; here a draw is repeated until the person is well and at home at that time.</summary>
/// <remarks>Only what differs from the first draw is kept, so that any dossier can still be made again without those before it.</remarks>
internal sealed class VisitCalendar
{
    private const int MostDraws = 40;

    /// <summary>Days between the end of one encounter and the begin of the next, both left out: nobody is treated for the same thing again at once, unless it was planned so.</summary>
    private const int FreeDays = 3;
    private const int FreeDaysBetweenStays = 10;

    private readonly Dictionary<long, byte> _draws = [];
    private readonly Dictionary<int, List<Visit>> _visits = [];

    private VisitCalendar()
    {
    }

    public static VisitCalendar Of(SampleProvinceOptions options, Register register)
    {
        VisitCalendar calendar = new();
        EncounterGenerator generator = new(options, register, calendar, AbuseBook.Empty);
        Encounter encounter = new();
        foreach ((SampleFacility facility, DossierPlan plan) in new ClaimsFeedPlan(options).FirstWritings())
        {
            for (byte draw = 0; ; draw++)
            {
                generator.Place(encounter, facility, plan, draw);
                if (draw < MostDraws && !calendar.IsFree(encounter))
                {
                    continue;
                }

                if (draw > 0)
                {
                    calendar._draws.Add(plan.Id, draw);
                }

                calendar.Enter(encounter.Person.Index, encounter);
                break;
            }
        }

        return calendar;
    }

    /// <summary>Which draw of the person holds for a dossier.</summary>
    public int DrawOf(long id) => _draws.GetValueOrDefault(id);

    /// <summary>Whether somebody has no encounter at all.</summary>
    public bool IsUnknown(int person) => !_visits.ContainsKey(person);

    private bool IsFree(Encounter encounter)
    {
        if (!_visits.TryGetValue(encounter.Person.Index, out List<Visit>? visits))
        {
            return true;
        }

        Visit wanted = Visit.Of(encounter);
        return visits.TrueForAll(known => known.From - wanted.To > Gap(known, wanted) || wanted.From - known.To > Gap(wanted, known));
    }

    private void Enter(int person, Encounter encounter)
    {
        ref List<Visit>? visits = ref CollectionsMarshal.GetValueRefOrAddDefault(_visits, person, out _);
        (visits ??= new List<Visit>(1)).Add(Visit.Of(encounter));
    }

    private static int Gap(in Visit one, in Visit other) => one.IsStay && other.IsStay ? FreeDaysBetweenStays : FreeDays;

    /// <summary>Day numbers; somebody with drugs for weeks does not come for more before they are used up.</summary>
    private readonly record struct Visit(int From, int To, bool IsStay)
    {
        public static Visit Of(Encounter encounter)
        {
            int from = DateOnly.FromDateTime(encounter.Admission).DayNumber;
            int to = DateOnly.FromDateTime(encounter.Discharge).DayNumber;
            return new Visit(from, encounter.CareType is "05" or "07" or "08" ? Math.Max(to, from + encounter.TreatmentDays - FreeDays) : to, encounter.IsInpatient);
        }
    }
}
