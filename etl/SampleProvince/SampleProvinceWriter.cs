using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Budgets;
using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Checkups;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Contributions;
using BhytWarehouse.SampleProvince.DigitalUse;
using BhytWarehouse.SampleProvince.Enrolment;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Feedback;
using BhytWarehouse.SampleProvince.HealthStatistics;
using BhytWarehouse.SampleProvince.Inspections;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.NsoPopulation;
using BhytWarehouse.SampleProvince.Registers;
using BhytWarehouse.SampleProvince.Residents;
using BhytWarehouse.SampleProvince.Satisfaction;
using BhytWarehouse.SampleProvince.Settlements;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince;

/// <summary>Writes a synthetic province in the published formats, and beside it what the files contain.</summary>
/// <remarks>It knows the formats only. It shares no code with the readers it is used to test.</remarks>
public sealed class SampleProvinceWriter(SampleProvinceOptions options)
{
    public const string ClaimsFeed = "VssClaims";
    public const string EnrolmentFeed = "VssEnrolment";
    public const string PopulationFeed = "NsoPopulation";
    public const string ResidentFeed = "MpsResidents";
    public const string TargetFeed = "PpcTargets";
    public const string EntitledFeed = "PpcEntitledGroups";
    public const string StatisticsFeed = "MohStatistics";
    public const string ContributionsFeed = "VssContributions";
    public const string BudgetsFeed = "VssBudgets";
    public const string SettlementsFeed = "VssSettlements";
    public const string FeedbackFeed = "VssFeedback";
    public const string FacilitiesFeed = "MohFacilities";
    public const string CataloguesFeed = "MohCatalogues";
    public const string CheckupsFeed = "MohCheckups";
    public const string DigitalUseFeed = "MohDigitalUse";
    public const string SatisfactionFeed = "MohSatisfaction";
    public const string InspectionsFeed = "PpcInspections";
    public const string UnitsFeed = "NsoAdministrativeUnits";

    private static readonly string[] Feeds =
    [
        ClaimsFeed, EnrolmentFeed, PopulationFeed, ResidentFeed, TargetFeed, EntitledFeed, StatisticsFeed, ContributionsFeed, BudgetsFeed, SettlementsFeed, FeedbackFeed,
        FacilitiesFeed, CataloguesFeed, CheckupsFeed, DigitalUseFeed, SatisfactionFeed, InspectionsFeed, UnitsFeed,
    ];

    public async Task<SampleTruth> WriteAsync(string directory, IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        options.ThrowIfImpossible();
        ClearEarlierSample(directory);
        Register register = new(options);
        MonthCensus[] census = Census.Take(options, register);
        VisitCalendar calendar = VisitCalendar.Of(options, register);
        AbuseBook abuse = AbuseBook.Of(options, register, calendar);

        EnrolmentFeedWriter enrolment = new(options, register);
        await enrolment.WriteAsync(directory, progress, cancellationToken).ConfigureAwait(false);
        PopulationFeedWriter population = new(options);
        await population.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        Residents.RegisterFeedWriter residents = new(options, register, census, directory);
        await residents.WriteAsync(cancellationToken).ConfigureAwait(false);
        StatisticsFeedWriter statistics = new(options);
        await statistics.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        Registers.RegisterFeedWriter registers = new(options);
        await registers.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        CatalogueFeedWriter catalogues = new(options);
        await catalogues.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        CheckupFeedWriter checkups = new(options, register);
        await checkups.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        DigitalUseFeedWriter digitalUse = new(options);
        await digitalUse.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        SatisfactionFeedWriter satisfaction = new(options);
        await satisfaction.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        InspectionFeedWriter inspections = new(options);
        await inspections.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        UnitsFeedWriter units = new(options);
        await units.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        ClaimsTally claims = await new ClaimsFeedWriter(options, register, calendar, abuse).WriteAsync(directory, progress, cancellationToken).ConfigureAwait(false);

        ContributionFeedWriter contributions = new(options, register);
        await contributions.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        BudgetFeedWriter budgets = new(options, abuse);
        await budgets.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        SettlementFeedWriter settlements = new(options);
        await settlements.WriteAsync(directory, claims.FirstQuarter, cancellationToken).ConfigureAwait(false);
        FeedbackFeedWriter feedback = new(options);
        await feedback.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        // What each writer of files has to say; enrolment and claims report their progress themselves.
        (string Feed, IReadOnlyList<FileTruth> Files, IReadOnlyList<FaultTruth> Faults)[] written =
        [
            (EnrolmentFeed, enrolment.Files, enrolment.FaultyRows),
            (ClaimsFeed, claims.Files, claims.Faults),
            (PopulationFeed, population.Files, population.Faults),
            (UnitsFeed, units.Files, units.Faults),
            (ResidentFeed, residents.Files, residents.Faults),
            (StatisticsFeed, statistics.Files, statistics.Faults),
            (FacilitiesFeed, registers.Files, registers.Faults),
            (CataloguesFeed, catalogues.Files, catalogues.Faults),
            (CheckupsFeed, checkups.Files, checkups.Faults),
            (DigitalUseFeed, digitalUse.Files, digitalUse.Faults),
            (SatisfactionFeed, satisfaction.Files, satisfaction.Faults),
            (InspectionsFeed, inspections.Files, inspections.Faults),
            (ContributionsFeed, contributions.Files, contributions.Faults),
            (BudgetsFeed, budgets.Files, budgets.Faults),
            (SettlementsFeed, settlements.Files, settlements.Faults),
            (FeedbackFeed, feedback.Files, feedback.Faults),
        ];
        foreach ((string feed, IReadOnlyList<FileTruth> files, _) in written.Skip(2))
        {
            progress?.Report(new SampleProgress(feed, files.Count, files.Count));
        }

        SampleTruth truth = new()
        {
            Options = options,
            Facilities =
            [
                .. FacilityNetwork.All.Select(facility => new FacilityTruth(
                    facility.Code, facility.Name, facility.Level, facility.ProfessionalLevel, FacilityNetwork.CommuneCode(facility.Commune))),
            ],
            Months = claims.Months(),
            CurrentDossiers = claims.Current,
            WrittenDossiers = claims.Written,
            SupersededDossiers = claims.Superseded,
            DuplicateDossiers = claims.Duplicate,
            RejectedDossiers = claims.Rejected,
            CheckIns = claims.CheckIns,
            DocumentRows = Enumerable.Range(0, claims.DocumentRows.Length)
                .Where(table => claims.DocumentRows[table] > 0)
                .ToDictionary(table => $"XML{table}", table => claims.DocumentRows[table]),
            Files = [.. written.SelectMany(feed => feed.Files).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Faults =
            [
                .. written.SelectMany(feed => feed.Faults)
                    .OrderBy(fault => fault.Path, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Position),
            ],
            Coverage = enrolment.Coverage,
            Residents = [.. census.SelectMany(ResidentsOf)],
            Schools = [.. census.SelectMany(SchoolsOf)],
            PublishedPopulation = population.Published,
            ReportedStatistics = statistics.Reported,
            Contributions = contributions.Contributions,
            Settlements = settlements.Settlements,
            Budgets = budgets.Budgets,
            Reporting = feedback.Reporting,
            Registers = registers.Truth,
            Catalogues = catalogues.Truth,
            DigitalUse = digitalUse.Truth,
            Satisfaction = satisfaction.Surveys,
            Complaints = satisfaction.Complaints,
            Inspections = inspections.Truth,
            Checkups = checkups.Truth,
            PreventiveCare = checkups.Reached,
            Plants = abuse.Truth,
        };
        await PeopleFile.WriteAsync(directory, options, register, cancellationToken).ConfigureAwait(false);
        await truth.WriteAsync(Path.Combine(directory, SampleTruth.FileName), cancellationToken).ConfigureAwait(false);
        return truth;
    }

    private static IEnumerable<ResidentTruth> ResidentsOf(MonthCensus month) => month.Communes.Select(commune => new ResidentTruth
    {
        Month = (month.Last.Year * 100) + month.Last.Month,
        Commune = commune.Key,
        Permanent = commune.Value.Of(0),
        Temporary = commune.Value.Of(1),
        Covered = commune.Value.Covered,
        CoveredByCitizenNumber = commune.Value.CoveredByCitizenNumber,
        Households = commune.Value.Households,
        CoveredHouseholds = commune.Value.CoveredHouseholds,
        Events = Enumerable.Range(0, CivilEvents.Count).Where(kind => commune.Value.Events[kind] > 0)
            .ToDictionary(kind => CivilEvents.Codes[kind], kind => commune.Value.Events[kind]),
        Groups = Enumerable.Range(0, ParticipantGroups.Codes.Length)
            .Where(group => commune.Value.Entitled[group] > 0 || commune.Value.CardsOfGroup[group] > 0)
            .ToDictionary(
                group => ParticipantGroups.Codes[group],
                group => new EntitledTruth(commune.Value.Entitled[group], commune.Value.EntitledCovered[group], commune.Value.CardsOfGroup[group])),
    });

    private static IEnumerable<SchoolTruth> SchoolsOf(MonthCensus month) => month.Schools.Select((school, number) => new SchoolTruth(
        (month.Last.Year * 100) + month.Last.Month, Schools.Code(number), Schools.Name(number), school.Pupils, school.Covered));

    /// <summary>A truth file is the last thing written and the sign of a sample; anything else in these folders is somebody's data.</summary>
    private static void ClearEarlierSample(string directory)
    {
        string truth = Path.Combine(directory, SampleTruth.FileName);
        string[] used = [.. Feeds.Select(feed => Path.Combine(directory, feed)).Where(folder => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())];
        if (used.Length > 0 && !File.Exists(truth) && !File.Exists(Path.Combine(directory, "README.txt")))
        {
            throw new IOException(
                $"{used[0]} already holds files and there is no {SampleTruth.FileName} beside it, so it is not an earlier sample. Name an empty folder.");
        }

        Directory.CreateDirectory(directory);
        File.Delete(truth);
        File.Delete(Path.Combine(directory, PeopleFile.FileName));
        foreach (string folder in used)
        {
            Directory.Delete(folder, recursive: true);
        }

        // Written first, so that a sample cut off half-way is known for one.
        File.WriteAllText(Path.Combine(directory, "README.txt"), Explanation);
    }

    private const string Explanation =
        """
        Tỉnh Mẫu (mã 00): toàn bộ dữ liệu trong thư mục này là dữ liệu tổng hợp, không có người, cơ sở hay hồ sơ nào có thật.
        Sample province (code 00): everything in this folder is synthetic. No person, facility or dossier in it exists.

        VssClaims/<facility>/<month of arrival>/*.xml    GIAMDINHHS envelopes of QĐ 130/4750/3176 and check-in files
        VssEnrolment/<date>_toanbo.csv, _biendong.csv    the whole card register, then the changes of each month
        MpsResidents/*.csv                               the resident register: counts, persons, births, deaths, moves
        PpcTargets/*.csv                                 coverage targets of each year
        PpcEntitledGroups/*.csv                          poor, near-poor, protected, farm households; pupils and students by school
        MohFacilities/*.csv                              register of facilities, 01/DM departments, 02/DM staff, 06/DM machines
        MohCatalogues/*.csv                              03/DM drugs, 04/DM supplies, 05/DM services with prices, ICD-10 list
        MohCheckups/<facility>_<month>.xml, .json        KHAMSUCKHOE envelopes of health check-ups, some inside JSON messages
        MohDigitalUse/*.csv                              check-ins, electronic records and cashless payments a month
        MohSatisfaction/*.csv                            satisfaction surveys and complaints of each quarter
        PpcInspections/*.csv                             plan and log of inspections
        NsoPopulation/*.json                             average population as json-stat 2.0
        MohStatistics/*.json, *.csv                      stations, beds, doctors, visits as DHIS2 answers them and as monthly form
        VssContributions/C12-TS_<month>.csv, .xlsx       ledgers of the units that pay contributions
        VssBudgets/*.csv                                 decisions on the year's estimate
        VssSettlements/79a80a_*.csv, 01BH_*.csv          what was settled of the first quarter, by dossier and in total
        VssFeedback/nhat-ky_<month>.csv                  the portal's replies to the files of claims
        NsoAdministrativeUnits/*.xlsx, *.csv, *.xml      communes before and after 2025-07-01, and what became what
        truth.json                                       what has to come out: amounts, coverage, every planted fault
        truth-people.csv                                 under which numbers each made-up person stands in the files

        Card numbers have province 00 and BHXH numbers beginning with 00, citizen numbers begin with 000; none of these is ever issued.
        Some files, dossiers and rows are faulty on purpose; truth.json lists each with what has to happen to it.

        """;
}
