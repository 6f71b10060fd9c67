using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;
using PeopleRegister = BhytWarehouse.SampleProvince.Members.Register;

namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>Each indicator once more, from the generator's own objects and books: by its definition, in another language, and from nothing that was loaded.</summary>
/// <param name="alerted">Facility and number of the claims that a signal of level 2 or 3 names. What signals find is proven by planted cases; here only the amounts behind them are held against the generator.</param>
/// <param name="receivedMonth">In which everything was received.</param>
internal sealed class IndicatorTruth(GeneratedProvince province, IReadOnlySet<(string Facility, string Number)> alerted, int receivedMonth)
{
    private const string Whole = FacilityNetwork.ProvinceCode;
    private const string Registered = "MPS-REG";
    private const string Resident = "MPS-RES";
    private const string Listed = "PPC-LIST";

    // Law 51/2024 art. 12(3), of the groups that the sample has, and the near-poor.
    private static readonly string[] SupportedGroups = ["TE", "HN", "DT", "DK", "XD", "BT", "CC", "CK", "CB", "TS", "CN"];

    private static readonly string[] HardAreaGroups = ["DT", "DK", "XD"];

    private static readonly string[] ListedGroups = ["HN", "CN", "BT", "GB", .. HardAreaGroups];

    private SampleTruth Truth => province.Truth;

    private DateOnly End => province.Options.End;

    private int LastMonth => GeneratedProvince.MonthOf(End);

    /// <summary>By the name of the view.</summary>
    public IReadOnlyDictionary<string, Func<IEnumerable<Figure>>> Views => new Dictionary<string, Func<IEnumerable<Figure>>>
    {
        ["AlertedPaymentShare"] = AlertedPaymentShare,
        ["Arrears"] = Arrears,
        ["AverageCostPerVisit"] = () => OfCareTypes(claim => claim.FacilityCharge, _ => 1),
        ["CashlessPaymentRate"] = () => OfDigitalUse(report => report.CashlessPayments, report => report.Payments),
        ["ComplaintsResolved"] = ComplaintsResolved,
        ["CostGroupShare"] = CostGroupShare,
        ["CoverageRate"] = CoverageRate,
        ["CoverageTargetDistance"] = CoverageTargetDistance,
        ["DigitalCheckInRate"] = () => OfDigitalUse(report => report.CitizenIdCheckIns + report.VneidCheckIns, report => report.Visits),
        ["DisallowedShare"] = () => Truth.Settlements.Select(list => new Figure((list.Year * 100) + (list.Quarter * 3), list.Disallowed, list.Asked) { Facility = list.FacilityCode }),
        ["DossiersAccepted"] = () => Truth.Reporting.Select(month => new Figure(month.Month, month.Accepted, month.Dossiers) { Facility = month.FacilityCode }),
        ["DrugPriceSpread"] = DrugPriceSpread,
        ["DuplicateCards"] = DuplicateCards,
        ["EntitledPeopleCovered"] = EntitledPeopleCovered,
        ["EstimateUse"] = EstimateUse,
        ["FilesRefused"] = () => OfFeeds((feed, files) => (files.Count(file => file.Expectation == FaultExpectation.RejectFile), files.Length)),
        ["FundPaymentPerMemberMonth"] = FundPaymentPerMemberMonth,
        ["GroupCoverage"] = GroupCoverage,
        ["HardAreaCoverage"] = HardAreaCoverage,
        ["HealthRecordRate"] = () => OfDigitalUse(report => report.HealthRecords, report => report.Visits),
        ["HouseholdCoverage"] = () => LastResidents().Where(commune => commune.Households > 0).Select(commune => OfRegister(commune, commune.CoveredHouseholds, commune.Households)),
        ["HouseholdPayersCovered"] = HouseholdPayersCovered,
        ["InpatientShare"] = () => OfCareTypes(claim => claim.IsInpatient ? 1 : 0, _ => 1),
        ["InspectionRecovery"] = () => OfInspectionsDone(inspection => inspection.Recovered, inspection => inspection.Found),
        ["InspectionsDone"] = InspectionsDone,
        ["InspectionsWithViolations"] = () => OfInspectionsDone(inspection => inspection.Violations > 0 ? 1 : 0, _ => 1),
        ["LeavingStateSupport"] = LeavingStateSupport,
        ["NewMemberUse"] = NewMemberUse,
        ["OutOfProvinceVisits"] = () => province.Claims.GroupBy(claim => (claim.Month, claim.Facility)).Select(claims => new Figure(claims.Key.Month, 0, claims.Count()) { Facility = claims.Key.Facility }),
        ["PatientBurden"] = () => OfCareTypes(claim => claim.Copayment + claim.OutOfPocket, claim => claim.FacilityCharge),
        ["PaymentMethodShare"] = PaymentMethodShare,
        ["PreventiveCareRate"] = PreventiveCareRate,
        ["PupilsCovered"] = PupilsCovered,
        ["RecordsHeldBack"] = () => OfFeeds((feed, files) => (
            Truth.Faults.Count(fault => fault.Expectation == FaultExpectation.RejectRecord && fault.Path.StartsWith(feed + "/", StringComparison.Ordinal)),
            // Each month's answer of the health statistics has one part by category, which by contract is none of its own.
            files.Where(file => file.Expectation == FaultExpectation.Accept).Sum(file => file.Records) - (feed == SampleProvinceWriter.StatisticsFeed ? province.Options.Months : 0))),
        ["RenewalRate"] = RenewalRate,
        ["SatisfactionRate"] = () => Truth.Satisfaction.Select(survey => new Figure((survey.Year * 100) + (survey.Quarter * 3), survey.Satisfied, survey.Asked) { Facility = survey.FacilityCode, Slice = survey.Form }),
        ["SourceAge"] = () => SourceRegister.All.Sources.Select(feed => new Figure(receivedMonth, 0, feed.Description.SilentAfterDays) { Slice = feed.FeedCode }),
        ["StationVisitShare"] = StationVisitShare,
        ["StationsWithDoctorRate"] = StationsWithDoctorRate,
        ["TreatmentDaysPerStay"] = () => OfCareTypes(claim => claim.TreatmentDays, _ => 1, claim => claim.IsInpatient),
        ["UncoveredPeople"] = UncoveredPeople,
        ["WaitingTime"] = WaitingTime,
    };

    /// <summary>All files of the sample are received on one day.</summary>
    private IEnumerable<Figure> OfFeeds(Func<string, FileTruth[], (int Numerator, int Denominator)> count) =>
        Truth.Files.Where(file => file.Expectation != FaultExpectation.DuplicateFile).GroupBy(file => file.Feed).Select(feed => (feed.Key, Counts: count(feed.Key, [.. feed])))
            .Select(feed => new Figure(receivedMonth, feed.Counts.Numerator, feed.Counts.Denominator) { Slice = feed.Key });

    private IEnumerable<Figure> ComplaintsResolved() => Truth.Complaints.SelectMany(report => ((string Slice, int Count)[])[("Resolved", report.Resolved), ("Overdue", report.Overdue)], (report, kind) =>
        new Figure((report.Year * 100) + (report.Quarter * 3), kind.Count, report.Received) { Facility = report.FacilityCode, Slice = kind.Slice });

    private IEnumerable<Figure> InspectionsDone() => Truth.Inspections
        .GroupBy(inspection => (Month: GeneratedProvince.MonthOf(inspection.Planned ?? inspection.Done!.Value), inspection.FacilityCode, IsPlanned: inspection.Planned is not null))
        .Select(group => new Figure(group.Key.Month, group.Count(inspection => inspection.Done is not null), group.Key.IsPlanned ? group.Count() : 0) { Facility = group.Key.FacilityCode, Slice = group.Key.IsPlanned ? "Planned" : "Unplanned" });

    private IEnumerable<Figure> OfInspectionsDone(Func<InspectionTruth, decimal> numerator, Func<InspectionTruth, decimal> denominator) => Truth.Inspections
        .Where(inspection => inspection.Done is not null)
        .GroupBy(inspection => (Month: GeneratedProvince.MonthOf(inspection.Done!.Value), inspection.FacilityCode))
        .Select(group => new Figure(group.Key.Month, group.Sum(numerator), group.Sum(denominator)) { Facility = group.Key.FacilityCode });

    private IEnumerable<Figure> WaitingTime() => province.Claims.Where(claim => !claim.IsInpatient && claim.Lines.Count > 0).GroupBy(claim => (claim.Month, claim.Facility, claim.CareType))
        .Select(claims => new Figure(claims.Key.Month, claims.Sum(claim => (decimal)(claim.Lines.Min(line => Minute(line.Ordered)) - Minute(claim.Admission)).TotalMinutes), claims.Count()) { Facility = claims.Key.Facility, CareType = claims.Key.CareType });

    /// <summary>Files tell minutes, not seconds.</summary>
    private static DateTime Minute(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));

    private IEnumerable<Figure> OfCareTypes(Func<GeneratedClaim, decimal> numerator, Func<GeneratedClaim, decimal> denominator, Func<GeneratedClaim, bool>? counts = null) =>
        province.Claims.Where(counts ?? (_ => true)).GroupBy(claim => (claim.Month, claim.Facility, claim.CareType))
            .Select(claims => new Figure(claims.Key.Month, claims.Sum(numerator), claims.Sum(denominator)) { Facility = claims.Key.Facility, CareType = claims.Key.CareType });

    private IEnumerable<Figure> OfDigitalUse(Func<DigitalUseTruth, int> numerator, Func<DigitalUseTruth, int> denominator) =>
        Truth.DigitalUse.Select(report => new Figure(report.Month, numerator(report), denominator(report)) { Facility = report.FacilityCode });

    private IEnumerable<Figure> AlertedPaymentShare() => province.Claims.GroupBy(claim => (claim.Month, claim.Facility))
        .Select(claims => new Figure(claims.Key.Month, claims.Where(claim => alerted.Contains((claim.Facility, claim.Number))).Sum(claim => claim.Fund), claims.Sum(claim => claim.Fund)) { Facility = claims.Key.Facility });

    private IEnumerable<Figure> Arrears() => Truth.Contributions.GroupBy(unit => (unit.Month, unit.Group)).SelectMany(group =>
        group.GroupBy(unit => AgeOf(unit.AgeMonths)).Select(aged => new Figure(group.Key.Month, aged.Sum(unit => Math.Max(unit.Closing, 0)), group.Sum(unit => unit.Due)) { Group = group.Key.Group, Slice = aged.Key }));

    private static string AgeOf(int months) => months switch { 0 => "0", 1 => "1", 2 => "2", <= 5 => "3-5", <= 11 => "6-11", _ => "12+" };

    private IEnumerable<Figure> CostGroupShare() => Lines().GroupBy(entry => (entry.Claim.Month, entry.Claim.Facility)).SelectMany(month =>
        month.GroupBy(entry => entry.Line.CostGroup).Select(group => new Figure(month.Key.Month, group.Sum(entry => entry.Line.FacilityCharge), month.Sum(entry => entry.Line.FacilityCharge)) { Facility = month.Key.Facility, CostGroup = group.Key }));

    private IEnumerable<Figure> PaymentMethodShare() => Lines().GroupBy(entry => (entry.Claim.Month, entry.Claim.Facility)).SelectMany(month =>
        month.GroupBy(entry => entry.Line.PaymentMethod).Select(method => new Figure(month.Key.Month, method.Sum(entry => entry.Line.Fund), month.Sum(entry => entry.Line.Fund))
        {
            Facility = month.Key.Facility,
            Slice = method.Key switch { 1 => "FeeForService", 2 => "Capitation", 3 => "DiagnosisGroup", _ => "Unknown" },
        }));

    private IEnumerable<Figure> DrugPriceSpread()
    {
        ILookup<string, CatalogueTruth> prices = Truth.Catalogues.Where(entry => entry.Kind == "Drug" && entry.Price > 0).ToLookup(entry => entry.Code);
        return Lines().Where(entry => entry.Line.Drug.Length > 0)
            .Select(entry => (entry.Claim, entry.Line, Lowest: prices[entry.Line.Drug].Where(price => IsIn(price, DateOnly.FromDateTime(entry.Line.Ordered))).Select(price => (decimal?)price.Price).Min()))
            .Where(entry => entry.Lowest is not null)
            .GroupBy(entry => (entry.Claim.Month, entry.Claim.Facility))
            .Select(month => new Figure(month.Key.Month, month.Sum(entry => entry.Line.CoveredPrice * entry.Line.Quantity), month.Sum(entry => entry.Lowest!.Value * entry.Line.Quantity)) { Facility = month.Key.Facility, IsUnrounded = true });
    }

    private static bool IsIn(CatalogueTruth entry, DateOnly day) => entry.From <= day && (entry.To is not { } to || day <= to);

    private IEnumerable<(GeneratedClaim Claim, GeneratedLine Line)> Lines() => province.Claims.SelectMany(claim => claim.Lines, (claim, line) => (claim, line));

    private IEnumerable<Figure> StationVisitShare()
    {
        HashSet<string> stations = [.. FacilityNetwork.All.Where(facility => facility.Level == FacilityLevel.CommuneStation).Select(facility => facility.Code)];
        return province.Claims.GroupBy(claim => (claim.Month, claim.Residence))
            .Select(claims => new Figure(claims.Key.Month, claims.Count(claim => stations.Contains(claim.Facility)), claims.Count()) { Unit = claims.Key.Residence });
    }

    private IEnumerable<Figure> EstimateUse()
    {
        ILookup<(int Year, string Facility), FacilityMonthTruth> paid = Truth.Months.ToLookup(month => (month.SettlementMonth / 100, month.FacilityCode));
        Dictionary<(int Year, string Facility), decimal> estimates = Truth.Budgets.ToDictionary(budget => (budget.Year, budget.FacilityCode), budget => budget.InForce);
        foreach (IGrouping<int, int> year in Truth.Months.Select(month => month.SettlementMonth).Distinct().GroupBy(month => month / 100))
        {
            string[] facilities = [.. Truth.Months.Where(month => month.SettlementMonth / 100 == year.Key).Select(month => month.FacilityCode).Union(Truth.Budgets.Where(budget => budget.Year == year.Key && budget.FacilityCode.Length > 0).Select(budget => budget.FacilityCode))];
            foreach (int month in year)
            {
                decimal all = 0;
                foreach (string facility in facilities)
                {
                    decimal sofar = paid[(year.Key, facility)].Where(entry => entry.SettlementMonth <= month).Sum(entry => entry.Amounts.FundPaid);
                    all += sofar;
                    yield return new Figure(month, sofar, estimates.GetValueOrDefault((year.Key, facility))) { Facility = facility };
                }

                yield return new Figure(month, all, estimates.GetValueOrDefault((year.Key, ""))) { Unit = Whole };
            }
        }
    }

    private IEnumerable<Figure> FundPaymentPerMemberMonth()
    {
        Dictionary<(int Month, string Group), decimal> paid = province.Claims.GroupBy(claim => (claim.Month, claim.Group)).ToDictionary(claims => claims.Key, claims => claims.Sum(claim => claim.Fund));
        Dictionary<(int Month, string Group), decimal> members = Members().GroupBy(member => (member.Month, member.Group)).ToDictionary(group => group.Key, group => (decimal)group.Count());
        return paid.Keys.Union(members.Keys).Select(slice => new Figure(slice.Month, paid.GetValueOrDefault(slice), members.GetValueOrDefault(slice)) { Group = slice.Group });
    }

    /// <summary>Each person with a valid card at each month end, once, by the card that began last.</summary>
    private IEnumerable<(int Month, string Group, string Unit, GeneratedPerson Person)> Members() => province.Census.SelectMany(month => province.People
        .Select(person => (person, Card: person.CardOn(month.Last)))
        .Where(entry => entry.Card is not null)
        .Select(entry => (GeneratedProvince.MonthOf(month.Last), ParticipantGroups.Codes[entry.Card!.Value.Group], province.RecordedUnit(entry.person, entry.Card.Value), entry.person)));

    private IEnumerable<Figure> CoverageRate()
    {
        foreach (CoverageTruth month in Truth.Coverage)
        {
            PopulationTruth published = Truth.PublishedPopulation.Where(year => year.Year <= month.Month / 100).MaxBy(year => year.Year)!;
            yield return new Figure(month.Month, month.CoveredPeople, published.Thousands * 1000) { Unit = Whole, Basis = "NSO-AVG", BasisYear = published.Year };
            foreach (string basis in (string[])[Registered, Resident])
            {
                yield return new Figure(month.Month, month.CoveredPeople, Truth.Residents.Where(commune => commune.Month == month.Month).Sum(commune => Counted(commune, basis))) { Unit = Whole, Basis = basis, BasisYear = month.Month / 100 };
                foreach (ResidentTruth commune in Truth.Residents.Where(commune => commune.Month == month.Month))
                {
                    yield return new Figure(month.Month, CoveredIn(month, commune.Commune), Counted(commune, basis))
                    {
                        Unit = GeneratedProvince.UnitOf(commune.Commune, month.MonthEnd),
                        Basis = basis,
                        BasisYear = month.Month / 100,
                        IsEstimate = true,
                    };
                }
            }
        }
    }

    private static int Counted(ResidentTruth commune, string basis) => commune.Permanent + (basis == Resident ? commune.Temporary : 0);

    /// <summary>Members who live in the commune of the month's own units.</summary>
    private static int CoveredIn(CoverageTruth month, string commune) => (month.MonthEnd < CommuneMap.Reform ? month.ByOldCommune : month.ByNewCommune).GetValueOrDefault(commune);

    private IEnumerable<Figure> CoverageTargetDistance()
    {
        // One decision a year, and another for the units of a reform: 95 % of the residents for the province, 93 to 97 % of whatever is counted for the communes in the order of their codes.
        List<(int Year, bool IsOld, string[] Communes)> decisions = [];
        foreach (MonthCensus month in province.Census)
        {
            (int, bool IsOld) decided = (month.Last.Year, month.Last < CommuneMap.Reform);
            if (!decisions.Exists(decision => (decision.Year, decision.IsOld) == decided))
            {
                decisions.Add((month.Last.Year, decided.IsOld, [.. month.Communes.Keys]));
            }
        }

        foreach (Figure covered in CoverageRate().Where(figure => figure.Basis != "NSO-AVG"))
        {
            (int Year, bool IsOld, string[] Communes) decision = decisions.Find(decision => decision.Year == covered.Month / 100 && decision.IsOld == covered.Month < GeneratedProvince.MonthOf(CommuneMap.Reform));
            int at = decision.Communes is null || covered.Unit == Whole ? -1 : Array.IndexOf(decision.Communes, covered.Unit[^5..]);
            if (covered.Unit == Whole ? covered.Basis == Resident && decisions.Exists(known => known.Year == covered.Month / 100) : at >= 0)
            {
                yield return covered with { Denominator = Math.Ceiling(covered.Denominator * (covered.Unit == Whole ? 0.95m : (93 + (at % 5)) / 100m)) };
            }
        }
    }

    private IEnumerable<ResidentTruth> LastResidents() => Truth.Residents.Where(commune => commune.Month == LastMonth);

    private Figure OfRegister(ResidentTruth commune, decimal numerator, decimal denominator) =>
        new(LastMonth, numerator, denominator) { Unit = GeneratedProvince.UnitOf(commune.Commune, End), Basis = Resident, BasisYear = End.Year };

    private IEnumerable<Figure> UncoveredPeople() => province.People.Where(person => person.Person.IsResident(End))
        .GroupBy(person => (Commune: PeopleRegister.CommuneCode(person.Person.Household, End), Group: person.Cards.Count == 0 ? "" : ParticipantGroups.Codes[person.Cards[^1].Group]))
        .Select(residents => new Figure(LastMonth, residents.Count(person => !person.IsCovered(End)), residents.Count())
        {
            Unit = GeneratedProvince.UnitOf(residents.Key.Commune, End),
            Group = residents.Key.Group,
            Basis = Resident,
            BasisYear = End.Year,
        });

    private IEnumerable<Figure> EntitledPeopleCovered()
    {
        IEnumerable<Figure> listed = LastResidents().SelectMany(commune => ((string[])["HN", "CN"]).Select(group => (commune, group, Of: commune.Groups.GetValueOrDefault(group))))
            .Where(entry => entry.Of?.Entitled > 0)
            .Select(entry => new Figure(LastMonth, entry.Of!.Covered, entry.Of.Entitled) { Unit = GeneratedProvince.UnitOf(entry.commune.Commune, End), Group = entry.group, Basis = Listed, BasisYear = End.Year });
        return listed.Concat(NamedPupils().GroupBy(pupil => pupil.Unit).Select(unit => new Figure(LastMonth, unit.Sum(pupil => pupil.Covered), unit.Sum(pupil => pupil.Pupils)) { Unit = unit.Key, Group = "HS", Basis = Listed, BasisYear = End.Year }));
    }

    private IEnumerable<Figure> PupilsCovered() =>
        NamedPupils().Select(school => new Figure(LastMonth, school.Covered, school.Pupils) { Unit = school.Unit, Slice = school.Code, Basis = Listed, BasisYear = End.Year });

    private IEnumerable<(string Code, string Unit, int Pupils, int Covered)> NamedPupils() => Enumerable.Range(0, Schools.Count).Where(Schools.NamesItsPupils)
        .Select(school => (Schools.Code(school), GeneratedProvince.UnitOf(Schools.CommuneCode(school, End), End), province.Census[^1].Schools[school].Pupils, province.Census[^1].Schools[school].Covered))
        .Where(school => school.Pupils > 0);

    private IEnumerable<Figure> GroupCoverage()
    {
        Dictionary<(int Month, string Group), int> members = Members().GroupBy(member => (member.Month, member.Group)).ToDictionary(group => group.Key, group => group.Count());
        foreach (MonthCensus month in province.Census)
        {
            if (ListIn(month) is not { } list)
            {
                continue;
            }

            foreach (string group in (string[])[.. ListedGroups, "HS", "SV"])
            {
                int number = Array.IndexOf(ParticipantGroups.Codes, group);
                int entitled = group is "HS" or "SV"
                    ? Enumerable.Range(0, Schools.Count).Where(school => Schools.IsCollege(school) == (group == "SV")).Sum(school => list.Schools[school].Pupils)
                    : list.Communes.Values.Sum(commune => commune.Entitled[number]);
                if (entitled > 0)
                {
                    int key = GeneratedProvince.MonthOf(month.Last);
                    yield return new Figure(key, members.GetValueOrDefault((key, group)), entitled) { Unit = Whole, Group = group, Basis = Listed, BasisYear = list.Last.Year };
                }
            }
        }
    }

    /// <summary>Lists come on the eve and at the end; one in the units of before a reform says nothing after it.</summary>
    private MonthCensus? ListIn(MonthCensus month)
    {
        MonthCensus list = month == province.Census[^1] ? month : province.Census[0];
        return (list.Last < CommuneMap.Reform) == (month.Last < CommuneMap.Reform) ? list : null;
    }

    private IEnumerable<Figure> HouseholdPayersCovered() => GroupCoverage().Where(figure => figure.Group == "GB");

    private IEnumerable<Figure> HardAreaCoverage()
    {
        HashSet<(string Unit, string Group)> classed = [.. ((MonthCensus[])[province.Census[0], province.Census[^1]]).SelectMany(list => list.Communes.SelectMany(commune => HardAreaGroups
            .Where(group => commune.Value.Entitled[Array.IndexOf(ParticipantGroups.Codes, group)] > 0).Select(group => (GeneratedProvince.UnitOf(commune.Key, list.Last), group))))];
        return CoverageRate().Where(figure => figure.Unit.Length > 2).SelectMany(commune => HardAreaGroups.Where(group => classed.Contains((commune.Unit, group))).Select(group => (commune, group)))
            .GroupBy(entry => (entry.commune.Month, entry.commune.Basis, entry.group))
            .Select(communes => new Figure(communes.Key.Month, communes.Sum(entry => entry.commune.Numerator), communes.Sum(entry => entry.commune.Denominator))
            {
                Unit = Whole,
                Basis = communes.Key.Basis,
                BasisYear = communes.Key.Month / 100,
                Slice = communes.Key.group,
                IsEstimate = true,
            });
    }

    private IEnumerable<Figure> DuplicateCards()
    {
        foreach (IGrouping<(int Month, string Unit), (int Month, string Group, string Unit, GeneratedPerson Person)> members in Members().GroupBy(member => (member.Month, member.Unit)))
        {
            DateOnly day = new DateOnly(members.Key.Month / 100, members.Key.Month % 100, 1).AddMonths(1).AddDays(-1);
            yield return new Figure(members.Key.Month, members.Count(member => member.Person.Cards.Count(card => card.Covers(day)) > 1), members.Count()) { Unit = members.Key.Unit, Slice = "OneNumber" };
            // In this sample everybody has one number.
            yield return new Figure(members.Key.Month, 0, members.Count()) { Unit = members.Key.Unit, Slice = "SeveralNumbers" };
        }
    }

    private IEnumerable<Figure> RenewalRate() => province.People.SelectMany(person => person.Cards.Where(card => card.To >= province.Eve && card.To <= End).Select(card => (person, card)))
        .GroupBy(ended => (Month: GeneratedProvince.MonthOf(ended.card.To), ended.card.Group, ended.person))
        .Select(person => (person.Key.Month, person.Key.Group, IsRenewed: person.Any(ended => ended.person.Cards.Any(other => other.From != ended.card.From && other.Covers(ended.card.To.AddDays(1))))))
        .GroupBy(ended => (ended.Month, ended.Group))
        .Select(people => new Figure(people.Key.Month, people.Count(person => person.IsRenewed), people.Count()) { Group = ParticipantGroups.Codes[people.Key.Group] });

    private IEnumerable<Figure> LeavingStateSupport() => province.People
        .SelectMany(person => person.Cards.Where(card => IsSupported(card) && card.To.AddDays(90) <= End)
            .GroupBy(card => GeneratedProvince.MonthOf(card.To)).Select(month => (month.Key, person, Last: month.OrderBy(card => card.To).Last())))
        .Select(ended => (Month: ended.Key, ended.Last.Group, Next: ended.person.Cards.Where(card => card.From != ended.Last.From && card.From <= ended.Last.To.AddDays(90) && card.To > ended.Last.To).ToArray()))
        .Where(ended => !Array.Exists(ended.Next, IsSupported))
        .GroupBy(ended => (ended.Month, ended.Group))
        .Select(people => new Figure(people.Key.Month, people.Count(person => person.Next.Length > 0), people.Count()) { Group = ParticipantGroups.Codes[people.Key.Group] });

    private static bool IsSupported(CardSpan card) => SupportedGroups.Contains(ParticipantGroups.Codes[card.Group]);

    private IEnumerable<Figure> NewMemberUse()
    {
        DateOnly oldest = province.Claims.Min(claim => DateOnly.FromDateTime(claim.Discharge));
        DateOnly newest = province.Claims.Max(claim => DateOnly.FromDateTime(claim.Discharge));
        ILookup<int, DateOnly> visits = province.Claims.ToLookup(claim => claim.Person, claim => DateOnly.FromDateTime(claim.Discharge));
        return province.People.SelectMany(person => person.Cards.Where(card => card.Group == ParticipantGroups.Household && GeneratedProvince.MonthOf(card.From) >= GeneratedProvince.MonthOf(oldest) && card.From.AddDays(90) <= newest).Select(card => (person, card)))
            .GroupBy(begun => (Month: GeneratedProvince.MonthOf(begun.card.From), IsRenewed: begun.person.Cards.Any(earlier => earlier.From < begun.card.From && earlier.To.AddDays(90) >= begun.card.From)))
            .Select(cards => new Figure(
                cards.Key.Month,
                cards.Sum(begun => visits[begun.person.Person.Index].Count(day => day >= begun.card.From && day < begun.card.From.AddDays(90))),
                cards.Select(begun => begun.person.Person.Index).Distinct().Count()) { Slice = cards.Key.IsRenewed ? "Renewed" : "New" });
    }

    private IEnumerable<Figure> PreventiveCareRate()
    {
        Dictionary<(int, string), int> reached = Truth.PreventiveCare.ToDictionary(row => (row.Month, row.Commune), row => row.People);
        int[] months = [.. Truth.Checkups.Select(checkup => checkup.Month).Distinct()];
        return Truth.Residents.Where(commune => months.Contains(commune.Month)).SelectMany(commune => ((string[])[Registered, Resident]).Select(basis =>
            new Figure(commune.Month, reached.GetValueOrDefault((commune.Month, commune.Commune)), Counted(commune, basis))
            {
                Unit = GeneratedProvince.UnitOf(commune.Commune, new DateOnly(commune.Month / 100, commune.Month % 100, 28)),
                Basis = basis,
                BasisYear = commune.Month / 100,
            }));
    }

    private IEnumerable<Figure> StationsWithDoctorRate() => Truth.ReportedStatistics.Where(figure => figure.Element is "STATIONS" or "STATIONS_WITH_DOCTOR")
        .GroupBy(figure => (Month: int.Parse(figure.Period, System.Globalization.CultureInfo.InvariantCulture), figure.UnitCode))
        .Select(area => new Figure(area.Key.Month, area.Where(figure => figure.Element == "STATIONS_WITH_DOCTOR").Sum(figure => figure.Quantity), area.Where(figure => figure.Element == "STATIONS").Sum(figure => figure.Quantity))
        {
            Unit = GeneratedProvince.UnitOf(area.Key.UnitCode, new DateOnly(area.Key.Month / 100, area.Key.Month % 100, 28)),
        });
}
