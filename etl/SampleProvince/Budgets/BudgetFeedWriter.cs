using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Budgets;

/// <summary>Writes VssBudgets: the decision that assigns the year's estimate to the province and its facilities, and a later one that replaces one figure and adds to another. One facility is forgotten.</summary>
internal sealed class BudgetFeedWriter(SampleProvinceOptions options, AbuseBook abuse)
{
    private const long Million = 1_000_000;

    /// <summary>đồng of a dossier by level, a fifth above what the year brings, so that months of illness fit in.</summary>
    private static readonly long[] AssumedAmountPerDossier = [230_000, 560_000, 1_150_000, 1_700_000, 2_000_000];

    private readonly List<BudgetTruth> _truth = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<BudgetTruth> Budgets => _truth;

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.BudgetsFeed));
        int year = options.Start.Year;
        SampleFacility[] assigned = [.. FacilityNetwork.All.SkipLast(1)];
        int weights = FacilityNetwork.All.Sum(facility => facility.Weight);

        // Twelve months of what the period brings, in whole millions.
        Dictionary<string, long> needed = assigned.ToDictionary(
            facility => facility.Code,
            facility => Math.Max(1, options.Dossiers * AssumedAmountPerDossier[(int)facility.Level] / options.Months * 12 / Million * facility.Weight / weights) * Million);
        Dictionary<string, long> first = assigned.ToDictionary(facility => facility.Code, facility => needed[facility.Code] * abuse.EstimateOf(facility).Percent / 100);
        long whole = Math.Max(100, first.Values.Sum() / Million);
        first[""] = whole * Million;
        Dictionary<string, (string Kind, long Amount)> later = new()
        {
            [FacilityNetwork.All[0].Code] = ("Điều chỉnh", first[FacilityNetwork.All[0].Code] * 9 / 10),
            [FacilityNetwork.All[3].Code] = ("Bổ sung", 250_000_000),
            [FacilityNetwork.All[4].Code] = ("Bổ sung", -1_000_000),
            [""] = ("Điều chỉnh", (whole + 300) * Million),
        };

        foreach (SampleFacility facility in assigned.Where(facility => abuse.EstimateOf(facility).IsCompletedLater))
        {
            later[facility.Code] = ("Bổ sung", needed[facility.Code] - first[facility.Code]);
        }

        string decision = $"01/QĐ-MAU-{year}";
        StringBuilder text = new();
        text.Append("STT,Năm,Mã tỉnh,Mã CSKCB,Tên,Số quyết định,Ngày quyết định,Loại,Dự toán chi\r\n");
        int rows = 0;
        foreach ((string facility, long amount) in first.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{++rows},{year},00,{facility},,{decision},{year}-01-15,Giao,{amount}\r\n");
            (string kind, long change) = later.GetValueOrDefault(facility);
            long inForce = kind switch { "Điều chỉnh" => change, "Bổ sung" => amount + change, _ => amount };
            _truth.Add(new BudgetTruth { Year = year, FacilityCode = facility, Assigned = amount, InForce = inForce, Decisions = kind is null ? 1 : 2 });
        }

        await WriteAsync(directory, $"{SampleProvinceWriter.BudgetsFeed}/du-toan_{year}.csv", text.ToString(), rows, cancellationToken).ConfigureAwait(false);

        string path = $"{SampleProvinceWriter.BudgetsFeed}/du-toan_{year}_dieu-chinh.csv";
        decision = $"02/QĐ-MAU-{year}";
        text.Clear().Append("STT;Năm;Mã tỉnh;Mã CSKCB;Số quyết định;Ngày quyết định;Loại;Dự toán chi\r\n");
        rows = 0;
        foreach ((string facility, (string kind, long amount)) in later.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{++rows};{year};00;{facility};{decision};20/02/{year};{kind};{amount}\r\n");
        }

        if (options.FaultyShare > 0)
        {
            // Nobody can tell whether this replaces or adds.
            text.Append(CultureInfo.InvariantCulture, $"{++rows};{year};00;{FacilityNetwork.All[5].Code};{decision};20/02/{year};Xem xét;9000000000\r\n");
            Faults.Add(new FaultTruth { Kind = FaultKind.BudgetKindUnknown, Expectation = FaultExpectation.RejectRecord, Path = path, Position = rows + 1 });
        }

        await WriteAsync(directory, path, text.ToString(), rows, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(string directory, string path, string text, int rows, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, path), text, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.BudgetsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
    }
}
