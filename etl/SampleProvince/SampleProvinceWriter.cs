using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Enrolment;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.NsoPopulation;
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
    public const string UnitsFeed = "NsoAdministrativeUnits";

    private static readonly string[] Feeds = [ClaimsFeed, EnrolmentFeed, PopulationFeed, UnitsFeed];

    public async Task<SampleTruth> WriteAsync(string directory, IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        options.ThrowIfImpossible();
        ClearEarlierSample(directory);
        Register register = new(options);
        MonthCensus[] census = Census.Take(options, register);

        EnrolmentFeedWriter enrolment = new(options, register);
        await enrolment.WriteAsync(directory, progress, cancellationToken).ConfigureAwait(false);
        PopulationFeedWriter population = new(options);
        await population.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        progress?.Report(new SampleProgress(PopulationFeed, population.Files.Count, population.Files.Count));
        UnitsFeedWriter units = new(options);
        await units.WriteAsync(directory, cancellationToken).ConfigureAwait(false);
        progress?.Report(new SampleProgress(UnitsFeed, units.Files.Count, units.Files.Count));
        ClaimsTally claims = await new ClaimsFeedWriter(options, register).WriteAsync(directory, progress, cancellationToken).ConfigureAwait(false);

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
            Files = [.. claims.Files.Concat(enrolment.Files).Concat(population.Files).Concat(units.Files).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Faults =
            [
                .. claims.Faults.Concat(enrolment.FaultyRows).Concat(population.Faults).Concat(units.Faults)
                    .OrderBy(fault => fault.Path, StringComparer.Ordinal)
                    .ThenBy(fault => fault.Position),
            ],
            Coverage = enrolment.Coverage,
            Residents = [.. census.SelectMany(ResidentsOf)],
            Schools = [.. census.SelectMany(SchoolsOf)],
            PublishedPopulation = population.Published,
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
        NsoPopulation/*.json                             average population as json-stat 2.0
        NsoAdministrativeUnits/*.xlsx, *.csv, *.xml      communes before and after 2025-07-01, and what became what
        truth.json                                       what has to come out: amounts, coverage, every planted fault
        truth-people.csv                                 under which numbers each made-up person stands in the files

        Card numbers have province 00 and BHXH numbers beginning with 00, citizen numbers begin with 000; none of these is ever issued.
        Some files, dossiers and rows are faulty on purpose; truth.json lists each with what has to happen to it.

        """;
}
