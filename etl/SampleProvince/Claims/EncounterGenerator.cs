using System.Globalization;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Registers;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fills an <see cref="Encounter"/> for a dossier number and version; the same number always gives the same encounter.</summary>
internal sealed class EncounterGenerator(SampleProvinceOptions options, Register register, VisitCalendar calendar, AbuseBook abuse)
{
    /// <summary>Percent of the outpatients of working age who are given a paper for sick leave, where the province is one with papers.</summary>
    private const int SickLeavePercent = 3;

    private static readonly DateOnly NewEntitlements = new(2026, 1, 1);
    private readonly CardSpan[] _cards = new CardSpan[Register.MostSpans];

    public void Fill(Encounter encounter, SampleFacility facility, in DossierPlan plan)
    {
        if (plan.Planted is { } planted)
        {
            Fill(encounter, planted);
            return;
        }

        SeededStream random = Place(encounter, facility, plan, calendar.DrawOf(plan.Id));
        Begin(encounter, facility, plan.Number);
        Diagnose(ref random, encounter);
        Outcome(ref random, encounter);
        encounter.Entitlement = Entitlement(ref random, encounter);

        DateOnly settled = DateOnly.FromDateTime(encounter.Discharge);
        if (random.Chance(0.06))
        {
            settled = settled.AddMonths(1);
        }

        encounter.SettlementMonth = (settled.Year * 100) + settled.Month;
        if (random.Chance(0.55) || plan.PaidLater)
        {
            // Payment is known at the first sending, except where the dossier is sent again because of it.
            encounter.PaidAt = plan.PaidLater && plan.Version == 1 ? null : encounter.Discharge.AddMinutes(random.Between(5, 90));
        }

        encounter.WeightHundredths = encounter.Person.AgeOn(plan.Date) < 15
            ? 350 + (encounter.Person.AgeOn(plan.Date) * 270) + random.Below(300)
            : random.Between(4000, 7800);
        encounter.NarrativeSeed = random.Below(int.MaxValue);
        Bill(ref random, encounter);
        if (plan.Version > 1 && !plan.PaidLater)
        {
            Correct(encounter, plan);
        }

        if (!abuse.IsEmpty)
        {
            encounter.HasSickLeavePaper = encounter.CareType == "01" && encounter.Person.AgeOn(plan.Date) is >= 18 and < 60 && encounter.NarrativeSeed / 100 % 100 < SickLeavePercent;
            abuse.HabitOf(facility, encounter.SettlementMonth)?.Invoke(encounter);
        }

        Settle(encounter);
    }

    private static void Begin(Encounter encounter, SampleFacility facility, long number)
    {
        encounter.Number = number;
        encounter.ClaimNumber = NumberOf(facility, number);
        encounter.Lines.Clear();
        encounter.Comorbid.Clear();
        encounter.PaidAt = null;
        encounter.Revisit = null;
        encounter.ReferredTo = null;
        encounter.Injury = 0;
        encounter.IsCheckedIn = true;
        encounter.HasSickLeavePaper = false;
        encounter.ShownSex = null;
        encounter.ShownBirth = null;
        encounter.AskedRate = null;
    }

    /// <summary>What the case fixes, and the rest as ordinary as with anybody.</summary>
    private void Fill(Encounter encounter, PlantedDossier planted)
    {
        SeededStream random = new(options.PlantedAbuse!.Seed, Topic.Abuse, (1L << 40) + planted.Content);
        encounter.Facility = planted.Facility;
        encounter.CareType = planted.CareType;
        encounter.Admission = planted.Admission;
        encounter.Discharge = planted.Discharge;
        encounter.AdmissionToWard = encounter.IsInpatient ? planted.Admission.AddMinutes(planted.CareType == "03" && planted.Admission.TimeOfDay != TimeSpan.Zero ? 20 : 10) : null;
        encounter.Person = planted.Patient.Person;
        encounter.Card = planted.Patient.Card;
        encounter.NextCard = planted.Patient.Next is { } next && next.Covers(DateOnly.FromDateTime(planted.Discharge)) ? next : null;
        encounter.TreatmentDays = planted.TreatmentDays ?? DaysOf(encounter);
        Begin(encounter, planted.Facility, planted.Number);
        Diagnose(ref random, encounter);
        encounter.Main = planted.Main;
        encounter.Comorbid.Remove(planted.Main);
        encounter.Injury = planted.Main.Code[0] == 'S' ? 1 : 0;
        encounter.Result = planted.Result;
        encounter.DischargeType = planted.DischargeType;
        encounter.ReferredTo = planted.DischargeType is 2 or 5 ? FacilityNetwork.All[0].Code : null;
        encounter.Entitlement = planted.Entitlement;
        encounter.SettlementMonth = (encounter.Discharge.Year * 100) + encounter.Discharge.Month;
        encounter.PaidAt = encounter.Discharge.AddMinutes(10);
        encounter.WeightHundredths = random.Between(4000, 7800);
        encounter.NarrativeSeed = random.Below(int.MaxValue);
        Bill(ref random, encounter);
        planted.Alter?.Invoke(encounter);
        Settle(encounter);
    }

    /// <summary>Care type, days and person alone, and the stream from which the rest is drawn; the person by the first draw or by a later one.</summary>
    public SeededStream Place(Encounter encounter, SampleFacility facility, in DossierPlan plan, int draw)
    {
        SeededStream random = new(options.Seed, Topic.Encounter, plan.Id);
        encounter.Facility = facility;
        encounter.AdmissionToWard = null;
        encounter.CareType = CareType(ref random, facility.Level);
        Stay(ref random, encounter, plan.Date);
        PersonAndCard(ref random, encounter);
        if (draw > 0)
        {
            SeededStream again = new(options.Seed, Topic.OtherPerson, (plan.Id * 256) + draw);
            PersonAndCard(ref again, encounter);
        }

        return random;
    }

    public static string NumberOf(SampleFacility facility, long number) => facility.BareClaimNumbers
        ? string.Create(CultureInfo.InvariantCulture, $"HS{number + 1:00000000}")
        : string.Create(CultureInfo.InvariantCulture, $"{facility.Code}.KCB.{number + 1:00000000}");

    private static string CareType(ref SeededStream random, FacilityLevel level) => level switch
    {
        FacilityLevel.CommuneStation => random.Weighted([84, 3, 0, 0, 8, 1, 4, 0, 0]),
        FacilityLevel.RegionalPolyclinic => random.Weighted([74, 4, 0, 0, 14, 1, 2, 5, 0]),
        FacilityLevel.DistrictHospital => random.Weighted([66, 3, 11, 1, 12, 0, 1, 5, 1]),
        FacilityLevel.ProvincialHospital => random.Weighted([60, 2, 17, 2, 12, 0, 1, 5, 1]),
        _ => random.Weighted([55, 0, 30, 3, 6, 0, 0, 5, 1]),
    }
    switch
    {
        0 => "01", 1 => "02", 2 => "03", 3 => "04", 4 => "05", 5 => "06", 6 => "07", 7 => "08", _ => "09",
    };

    private static void Stay(ref SeededStream random, Encounter encounter, DateOnly day)
    {
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        DateTime morning = midnight.AddMinutes(random.Between(6 * 60 + 30, 14 * 60));
        switch (encounter.CareType)
        {
            case "02":
                encounter.Admission = morning.AddDays(-random.Between(2, 8));
                encounter.Discharge = midnight.AddMinutes(1439);
                break;
            case "03":
                int nights = Math.Min(28, 2 + random.Skewed(11) + (random.Chance(0.06) ? random.Between(4, 16) : 0));
                encounter.Admission = midnight.AddDays(-nights).AddMinutes(random.Between(0, 1380));
                encounter.Discharge = midnight.AddMinutes(random.Between(8 * 60, 17 * 60));
                encounter.AdmissionToWard = encounter.Admission.AddMinutes(random.Between(15, 55));
                break;
            case "04":
                encounter.Admission = midnight.AddMinutes(random.Between(6 * 60, 8 * 60));
                encounter.Discharge = midnight.AddMinutes(random.Between(15 * 60, 17 * 60));
                encounter.AdmissionToWard = encounter.Admission.AddMinutes(random.Between(10, 40));
                break;
            case "05" or "07":
                encounter.Admission = morning;
                encounter.Discharge = midnight.AddMinutes(1439);
                break;
            case "06":
                encounter.Admission = morning.AddDays(-1);
                encounter.Discharge = midnight.AddMinutes(random.Between(8 * 60, 16 * 60));
                break;
            case "09":
                encounter.Admission = morning;
                encounter.Discharge = morning.AddMinutes(random.Between(120, 235));
                encounter.AdmissionToWard = encounter.Admission.AddMinutes(random.Between(10, 40));
                break;
            default:
                encounter.Admission = morning;
                encounter.Discharge = morning.AddMinutes(random.Between(35, 330));
                break;
        }

        encounter.TreatmentDays = DaysOf(encounter);
    }

    private static int DaysOf(Encounter encounter) => encounter.CareType switch
    {
        "01" or "07" or "09" => 0,
        "05" => 28,
        "08" => 1,
        _ => (encounter.Discharge.Date - encounter.Admission.Date).Days + 1,
    };

    private void PersonAndCard(ref SeededStream random, Encounter encounter)
    {
        DateOnly admitted = DateOnly.FromDateTime(encounter.Admission);
        DateOnly discharged = DateOnly.FromDateTime(encounter.Discharge);
        bool nearby = encounter.Facility.Level == FacilityLevel.CommuneStation;
        for (int attempt = 0; ; attempt++)
        {
            // A few people come very often, as everywhere.
            double drawn = random.Fraction();
            long rank = (long)(drawn * Math.Sqrt(drawn) * register.People);
            Person person = register.PersonAt((int)(rank * 1_000_003 % register.People));
            if (!person.IsAlive(discharged))
            {
                continue;
            }

            if (attempt < 25 && ((nearby && person.CommuneOn(admitted) != encounter.Facility.Commune) || !random.Chance(Demand(person.AgeOn(admitted)))))
            {
                continue;
            }

            int cards = register.CardsOf(person, _cards);
            int at = Array.FindIndex(_cards, 0, cards, card => card.Covers(admitted));
            if (at < 0)
            {
                continue;
            }

            encounter.Person = person;
            encounter.Card = _cards[at];
            encounter.NextCard = null;
            if (!_cards[at].Covers(discharged))
            {
                int next = Array.FindIndex(_cards, 0, cards, card => card.Covers(discharged));
                encounter.NextCard = next < 0 ? null : _cards[next];
            }

            return;
        }
    }

    private static double Demand(int age) => age switch { < 6 => 0.75, < 25 => 0.25, < 45 => 0.4, < 60 => 0.65, _ => 1.0 };

    private void Diagnose(ref SeededStream random, Encounter encounter)
    {
        Diagnosis[] all = Diagnoses.All;
        bool chronic = encounter.CareType is "05" or "08";
        do
        {
            encounter.Main = all[encounter.IsInpatient ? random.Below(all.Length) : random.Skewed(all.Length)];
        }
        while ((chronic && !encounter.Main.Chronic) || (!abuse.IsEmpty && encounter.IsInpatient && Diagnoses.IsTreatedOutside(encounter.Main))
            || (encounter.Main.Code == "O80" && (encounter.Person.Sex != 2 || encounter.Person.AgeOn(DateOnly.FromDateTime(encounter.Admission)) is < 16 or > 45)));

        for (int i = random.Skewed(5); i > 0; i--)
        {
            Diagnosis other = all[random.Skewed(all.Length)];
            if (other != encounter.Main && other.Code != "O80" && !encounter.Comorbid.Contains(other))
            {
                encounter.Comorbid.Add(other);
            }
        }

        encounter.Injury = encounter.Main.Code[0] == 'S' ? random.Between(1, 8) : 0;
        encounter.Department = encounter.IsInpatient ? random.Pick<int>([3, 3, 3, 19, 18, 2]) : 1;
    }

    private static void Outcome(ref SeededStream random, Encounter encounter)
    {
        encounter.Result = random.Weighted([30, 55, 12, 1, 0, 1, 1, 0]) + 1;
        encounter.DischargeType = 1;
        if (encounter.Facility.Level <= FacilityLevel.DistrictHospital && random.Chance(0.035))
        {
            encounter.DischargeType = random.Chance(0.8) ? 2 : 5;
            encounter.ReferredTo = "00001";
            encounter.Result = random.Chance(0.5) ? 3 : 4;
        }
        else if (encounter.IsInpatient && random.Chance(0.03))
        {
            // Who comes for a day or for hours stays to the end of what was planned.
            int left = random.Chance(0.7) ? 4 : 3;
            encounter.DischargeType = encounter.CareType == "03" ? left : 1;
        }

        if (encounter.DischargeType == 1 && (encounter.CareType == "05" || random.Chance(0.12)))
        {
            encounter.Revisit = DateOnly.FromDateTime(encounter.Discharge).AddDays(encounter.CareType == "05" ? 28 : random.Between(3, 14));
        }
    }

    private string Entitlement(ref SeededStream random, Encounter encounter)
    {
        SampleFacility facility = encounter.Facility;
        bool registeredHere = encounter.Card.Facility == facility.Index;
        bool later = DateOnly.FromDateTime(encounter.Discharge) >= NewEntitlements;
        if (random.Chance(facility.IsHospital ? 0.06 : 0.01))
        {
            return "2";
        }

        if (facility.Level == FacilityLevel.CommuneStation)
        {
            return "1.2";
        }

        if (registeredHere)
        {
            return "1.1";
        }

        if (random.Chance(0.12))
        {
            return "1.5";
        }

        return facility.Level switch
        {
            FacilityLevel.RegionalPolyclinic => later ? RegisterBook.IsPrimary(options, facility, DateOnly.FromDateTime(encounter.Discharge)) ? "1.11" : "1.12" : random.Chance(0.8) ? "1.3" : "1.4",
            FacilityLevel.DistrictHospital => random.Chance(0.5) ? "1.3" : later ? (encounter.IsInpatient ? "1.15" : "1.12") : "3.3",
            FacilityLevel.ProvincialHospital => random.Chance(0.75) || !encounter.IsInpatient ? "1.3" : later ? "1.15" : "3.2",

            // Who refers himself to a former central hospital has 40 % of the benefit, and only when admitted.
            _ => encounter.IsInpatient && random.Chance(0.35) ? "3.1" : "1.3",
        };
    }

    private static void Bill(ref SeededStream random, Encounter encounter)
    {
        FacilityLevel level = encounter.Facility.Level;
        if (encounter.IsInpatient)
        {
            BillStay(ref random, encounter);
            return;
        }

        DateTime from = encounter.Admission;
        DateTime to = encounter.Discharge.Date == from.Date && encounter.CareType is not ("05" or "07") ? encounter.Discharge : from.AddMinutes(200);
        if (encounter.CareType != "07")
        {
            AddService(ref random, encounter, Services.Examination[(int)level], 1, from, to, 0.02, 0.04);
            if (level >= FacilityLevel.DistrictHospital && random.Chance(0.12))
            {
                AddService(ref random, encounter, Services.Examination[(int)level], 1, from, to, 0.1, 0.14, rate: 30);
            }
        }

        double testing = level switch { FacilityLevel.CommuneStation => 0.22, FacilityLevel.RegionalPolyclinic => 0.7, FacilityLevel.DistrictHospital => 0.85, _ => 0.92 };
        if (encounter.CareType is "01" or "05" or "08" && random.Chance(testing))
        {
            AddLaboratory(ref random, encounter, level == FacilityLevel.CommuneStation ? random.Between(1, 2) : random.Between(4, 11), from, to);
            if (level > FacilityLevel.CommuneStation && random.Chance(0.6))
            {
                AddService(ref random, encounter, Services.Imaging[random.Skewed(level >= FacilityLevel.ProvincialHospital ? 6 : 4)], 1, from, to, 0.2, 0.7);
            }

            if (level > FacilityLevel.CommuneStation && random.Chance(0.35))
            {
                AddService(ref random, encounter, Services.Functional[random.Skewed(3)], 1, from, to, 0.25, 0.6);
            }
        }

        if (encounter.CareType == "02")
        {
            for (DateTime day = encounter.Admission; day.AddMinutes(120) < encounter.Discharge; day = day.AddDays(1))
            {
                AddService(ref random, encounter, Services.Procedures[0], 1, day, day.AddMinutes(60), 0.1, 0.6);
                AddService(ref random, encounter, Services.Procedures[1], 1, day, day.AddMinutes(110), 0.3, 0.9);
            }
        }
        else if (encounter.CareType != "07" && random.Chance(0.12))
        {
            AddService(ref random, encounter, Services.Procedures[random.Between(2, level >= FacilityLevel.DistrictHospital ? 5 : 3)], 1, from, to, 0.3, 0.8);
            AddService(ref random, encounter, Services.Supplies[random.Skewed(5)], random.Between(1, 4), from, to, 0.3, 0.5);
        }

        if (encounter.CareType == "06")
        {
            AddService(ref random, encounter, Services.ObservationBed, 1, from, encounter.Discharge, 0.1, 0.9);
        }

        int days = encounter.CareType is "05" ? encounter.TreatmentDays : encounter.CareType is "07" or "08" ? random.Pick<int>([14, 28, 30]) : random.Between(3, 7);
        for (int i = level == FacilityLevel.CommuneStation ? random.Between(2, 5) : random.Between(3, 7); i > 0; i--)
        {
            Drug drug = Prescribe(encounter, random.Skewed(Drugs.All.Length));
            bool oral = drug.Route == "1.01";
            AddDrug(ref random, encounter, drug, oral ? random.Between(1, 3) * days : random.Between(1, 3), days, from, to, 0.8);
        }
    }

    private static void BillStay(ref SeededStream random, Encounter encounter)
    {
        DateTime from = encounter.AdmissionToWard ?? encounter.Admission;
        DateTime to = encounter.Discharge;
        int days = Math.Max(1, (to.Date - encounter.Admission.Date).Days);
        if (encounter.CareType == "03")
        {
            Service bed = Services.Beds[random.Skewed(Services.Beds.Length)];
            int moved = days > 3 && random.Chance(0.2) ? random.Between(1, days - 1) : 0;
            int shared = random.Chance(0.05) ? 50 : 100;
            AddService(ref random, encounter, bed, days - moved, from, to, 0.01, 0.5, rate: shared);
            if (moved > 0)
            {
                AddService(ref random, encounter, Services.Beds[(Array.IndexOf(Services.Beds, bed) + 1) % Services.Beds.Length], moved, from, to, 0.5, 0.99);
            }
        }
        else if (encounter.CareType == "04")
        {
            AddService(ref random, encounter, Services.DayBed, 1, from, to, 0.02, 0.95);
        }

        AddLaboratory(ref random, encounter, random.Between(6, 13), from, from.AddMinutes(Math.Min(240, (to - from).TotalMinutes)));
        if (days > 4)
        {
            AddLaboratory(ref random, encounter, random.Between(3, 7), from.AddDays(2), from.AddDays(2).AddMinutes(180));
        }

        for (int i = random.Between(1, 3); i > 0; i--)
        {
            AddService(ref random, encounter, Services.Imaging[random.Skewed(Services.Imaging.Length)], 1, from, to, 0.05 + (0.05 * i), 0.3);
        }

        AddService(ref random, encounter, Services.Functional[random.Skewed(3)], 1, from, to, 0.05, 0.2);
        for (int i = random.Below(4); i > 0; i--)
        {
            // Each has its own time of order: the same procedure twice in one minute would be one billed twice.
            AddService(ref random, encounter, Services.Procedures[random.Between(2, 5)], 1, from, to, 0.2 + (0.05 * i), 0.8);
        }

        if (encounter.CareType == "03" && random.Chance(0.2))
        {
            AddService(ref random, encounter, Services.Surgery[random.Skewed(Services.Surgery.Length)], 1, from, to, 0.15, 0.3);
            if (random.Chance(0.06))
            {
                AddService(ref random, encounter, Services.Surgery[1 + random.Below(4)], 1, from, to, 0.2, 0.3, rate: random.Chance(0.5) ? 50 : 80);
            }

            if (random.Chance(0.4))
            {
                AddService(ref random, encounter, Services.Supplies[random.Between(5, 7)], 1, from, to, 0.16, 0.29);
            }
        }

        for (int i = random.Between(2, 6); i > 0; i--)
        {
            AddService(ref random, encounter, Services.Supplies[random.Skewed(5)], random.Between(1, 6), from, to, 0.1, 0.6);
        }

        if (random.Chance(0.05))
        {
            for (int i = random.Between(1, 3); i > 0; i--)
            {
                AddDrug(ref random, encounter, Drugs.Blood[random.Skewed(3)], random.Between(1, 2), 1, from, to, 0.3);
            }
        }

        if (encounter.ReferredTo is not null)
        {
            AddService(ref random, encounter, Services.Transport, random.Between(12, 60), from, to, 0.97, 0.99);
        }

        int drugsADay = random.Between(3, 6);
        int first = random.Below(Drugs.All.Length);
        DateTime day = from;
        for (int n = 0; n < days && day < to; n++, day = from.Date.AddDays(n).AddMinutes(8 * 60))
        {
            if (day >= to)
            {
                break;
            }

            DateTime evening = day.Date.AddMinutes(20 * 60) is var late && late > day && late < to ? late : to;
            for (int i = 0; i < drugsADay; i++)
            {
                int index = i < 2 ? (first + i) % Drugs.All.Length : random.Skewed(Drugs.All.Length);
                AddDrug(ref random, encounter, Prescribe(encounter, index), random.Between(1, 4), 1, day, evening, 0.1);
            }
        }
    }

    /// <summary>Cancer drugs cost more than the rest of a hospital's day, so only who has the disease receives them, and only in a hospital.</summary>
    private static Drug Prescribe(Encounter encounter, int index)
    {
        Drug drug = Drugs.All[index];
        return drug.Code is "40.340" or "40.361" && (encounter.Main.Code != "C50.9" || !encounter.Facility.IsHospital) ? Drugs.All[0] : drug;
    }

    private static void AddLaboratory(ref SeededStream random, Encounter encounter, int tests, DateTime from, DateTime to)
    {
        int first = random.Skewed(Services.Laboratory.Length);
        for (int i = 0; i < Math.Min(tests, Services.Laboratory.Length); i++)
        {
            AddService(ref random, encounter, Services.Laboratory[(first + i) % Services.Laboratory.Length], 1, from, to > encounter.Discharge ? encounter.Discharge : to, 0.1, 0.7);
        }
    }

    private static void AddService(
        ref SeededStream random, Encounter encounter, Service service, int quantity, DateTime from, DateTime to, double ordered, double resulted, int rate = 100)
    {
        double minutes = (to - from).TotalMinutes;
        long price = Services.PriceOn(service, DateOnly.FromDateTime(from.AddMinutes(Math.Floor(minutes * ordered))));
        bool dearer = service.Group is 13 or 2 or 15 && random.Chance(0.08);
        bool outside = service.Group is 1 or 2 or 18 && random.Chance(0.012);
        bool partly = service.Group == 10 && price > 1_000_000;
        int otherShare = random.Chance(0.015) ? random.Pick<int>([100, 50, 100, 20]) : 0;
        encounter.Lines.Add(new ClaimLine
        {
            Service = service,
            Group = service.Group,
            Covered = !outside,
            ServiceRate = rate,
            FundRate = outside ? 0 : partly ? 50 : 100,
            Quantity = quantity * 1000L,
            FacilityPrice = (price * 1000) + (dearer ? price * 150 : 0),
            CoveredPrice = price * 1000,
            PaymentMethod = !encounter.IsInpatient && encounter.Facility.Level < FacilityLevel.DistrictHospital && service.Group == 13 ? 2 : 1,
            Source = 1,
            Department = encounter.Department,
            Practitioner = random.Below(30),
            Bed = service.Group is 14 or 15 or 16 ? random.Between(1, 60) : 0,
            OtherShare = otherShare,
            OtherPayer = random.Weighted([70, 5, 10, 15]),
            Ordered = from.AddMinutes(Math.Floor(minutes * ordered)),
            Executed = from.AddMinutes(Math.Floor(minutes * (ordered + resulted) / 2)),
            Resulted = from.AddMinutes(Math.Floor(minutes * resulted)),
        });
    }

    private static void AddDrug(
        ref SeededStream random, Encounter encounter, Drug drug, int quantity, int days, DateTime from, DateTime to, double ordered)
    {
        double minutes = (to - from).TotalMinutes;
        DateTime moment = from.AddMinutes(Math.Floor(minutes * ordered));
        bool fraction = drug.Route == "2.06" && random.Chance(0.4);
        int otherShare = random.Chance(0.015) ? random.Pick<int>([100, 50, 30]) : 0;
        encounter.Lines.Add(new ClaimLine
        {
            Drug = drug,
            Group = drug.Group,
            Covered = drug.Covered,
            ServiceRate = 100,
            FundRate = !drug.Covered ? 0 : drug.Code is "40.340" or "40.361" ? 60 : 100,
            Quantity = fraction ? random.Between(125, 999) : drug.Code == "40.340" ? 1000 : quantity * 1000L,
            FacilityPrice = drug.Price,
            CoveredPrice = drug.Price,
            PaymentMethod = 1,
            Source = 1,
            Department = encounter.Department,
            Practitioner = random.Below(30),
            Days = days,
            OtherShare = otherShare,
            OtherPayer = random.Weighted([70, 5, 10, 15]),
            Ordered = moment,
            Executed = moment,
            Resulted = moment,
        });
    }

    /// <summary>What a facility corrects: a line left out, a quantity, or a line that had been forgotten.</summary>
    private void Correct(Encounter encounter, in DossierPlan plan)
    {
        SeededStream random = new(options.Seed, Topic.Correction, plan.Id);
        List<ClaimLine> lines = encounter.Lines;
        int at = random.Below(lines.Count);
        ClaimLine line = lines[at];
        if (lines.Count > 2 && random.Chance(0.4))
        {
            lines.RemoveAt(at);
            return;
        }

        if (line.Group is 13 or 14 or 15 or 16)
        {
            // A second bed or examination would need days and rates of its own; a supply or a drug does not.
            at = lines.FindIndex(other => other.Group is not (13 or 14 or 15 or 16));
            if (at < 0)
            {
                return;
            }

            line = lines[at];
        }

        line.Quantity += 1000;
        lines[at] = line;
    }

    private void Settle(Encounter encounter)
    {
        Span<ClaimLine> lines = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(encounter.Lines);
        long covered = 0;
        foreach (ref ClaimLine line in lines)
        {
            line.Practitioner = line.Home > 0 ? line.Practitioner : RegisterBook.Present(options, encounter.Facility, line.Practitioner, DateOnly.FromDateTime(line.Ordered));
            MoneyRules.Charge(ref line);
            covered += line.CoveredCharge;
        }

        int card = encounter.Card.Digit switch { 3 => 95, 4 => 80, _ => 100 };
        bool onLine = encounter.Entitlement != "3.1";
        int rate = encounter.Entitlement switch
        {
            "1.2" => 100,
            "3.1" => card * 40 / 100,
            _ => card,
        };
        if (onLine && covered < MoneyRules.SmallEncounter(DateOnly.FromDateTime(encounter.Discharge)))
        {
            rate = 100;
        }

        rate = encounter.AskedRate ?? rate;
        foreach (ref ClaimLine line in lines)
        {
            MoneyRules.Share(ref line, rate);
        }
    }
}
