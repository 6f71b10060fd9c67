using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.HealthStatistics;

/// <summary>Writes MohStatistics: stations of communes as DHIS2 analytics, beds of hospitals as its data values with corrections, doctors and visits as the CSV of the monthly form.</summary>
internal sealed class StatisticsFeedWriter(SampleProvinceOptions options)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, string Column)[] Headers = [("dx", "Data"), ("pe", "Period"), ("ou", "Organisation unit"), ("value", "Value")];

    private readonly Dictionary<(string Element, string Unit, string Period), decimal> _counting = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    /// <summary>What counts in the end, corrections applied.</summary>
    public IReadOnlyList<StatisticTruth> Reported =>
        [.. _counting.Select(figure => new StatisticTruth(figure.Key.Element, figure.Key.Unit, figure.Key.Period, figure.Value)).OrderBy(figure => figure.Element, StringComparer.Ordinal).ThenBy(figure => figure.UnitCode, StringComparer.Ordinal).ThenBy(figure => figure.Period, StringComparer.Ordinal)];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.StatisticsFeed));
        for (int month = 0; month < options.Months; month++)
        {
            DateOnly first = options.Start.AddMonths(month);
            string period = first.ToString("yyyyMM", CultureInfo.InvariantCulture);
            await WriteStationsAsync(directory, period, month, cancellationToken).ConfigureAwait(false);
            await WriteBedsAsync(directory, period, first, month, cancellationToken).ConfigureAwait(false);
            await WriteFormAsync(directory, period, first, month, cancellationToken).ConfigureAwait(false);
        }

        if (options.FaultyShare > 0)
        {
            // What a server behind a sign-in page gives to whoever saves its answer under the expected name.
            await WriteAsync(directory, "trang-dang-nhap.json", "<!DOCTYPE html><html><body>Đăng nhập (dữ liệu tổng hợp)</body></html>", 0, FaultKind.StatisticSignInPage, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Doctors reach the stations one after another.</summary>
    private async Task WriteStationsAsync(string directory, string period, int month, CancellationToken cancellationToken)
    {
        JsonArray rows = [];
        for (int commune = 0; commune < FacilityNetwork.Communes; commune++)
        {
            string unit = FacilityNetwork.CommuneCode(commune);
            Add("STATIONS", unit, 1);
            Add("STATIONS_WITH_DOCTOR", unit, commune <= 6 + month ? 1 : 0);
        }

        JsonObject answer = new()
        {
            ["headers"] = new JsonArray([.. Headers.Select(header => (JsonNode)new JsonObject { ["name"] = header.Name, ["column"] = header.Column, ["hidden"] = false, ["meta"] = header.Name != "value" })]),
            ["metaData"] = new JsonObject { ["items"] = new JsonObject { ["STATIONS"] = new JsonObject { ["name"] = "Trạm y tế xã" } }, ["dimensions"] = new JsonObject { ["pe"] = new JsonArray(period), ["co"] = new JsonArray() } },
            ["rows"] = rows,
            ["width"] = 4,
            ["height"] = rows.Count,
        };
        await WriteAsync(directory, $"analytics_{period}.json", answer.ToJsonString(Format), rows.Count, fault: null, cancellationToken).ConfigureAwait(false);

        void Add(string element, string unit, int value)
        {
            rows.Add(new JsonArray(element, period, unit, string.Create(CultureInfo.InvariantCulture, $"{value}.0")));
            _counting[(element, unit, period)] = value;
        }
    }

    /// <summary>The first hospital corrects its beds within the same answer; a part by category stands beside the whole, and is none of its own.</summary>
    private async Task WriteBedsAsync(string directory, string period, DateOnly first, int month, CancellationToken cancellationToken)
    {
        JsonArray values = [];
        foreach (SampleFacility facility in FacilityNetwork.All.Where(facility => facility.IsHospital))
        {
            int beds = (facility.Weight * 3) + month;
            Add(facility.Code, beds, "default", first.AddMonths(1));
            if (facility.Index == 0)
            {
                Add(facility.Code, beds + 10, "default", first.AddMonths(1).AddDays(9));
                Add(facility.Code, beds / 5, "children", first.AddMonths(1));
                beds += 10;
            }

            _counting[("BEDS", facility.Code, period)] = beds;
        }

        JsonObject set = new() { ["dataSet"] = "MONTHLY", ["dataValues"] = values };
        await WriteAsync(directory, $"dataValueSets_{period}.json", set.ToJsonString(Format), values.Count, fault: null, cancellationToken).ConfigureAwait(false);

        void Add(string unit, int value, string category, DateOnly updated) => values.Add(new JsonObject
        {
            ["dataElement"] = "BEDS",
            ["period"] = period,
            ["orgUnit"] = unit,
            ["categoryOptionCombo"] = category,
            ["attributeOptionCombo"] = "default",
            ["value"] = value.ToString(CultureInfo.InvariantCulture),
            ["lastUpdated"] = updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T08:00:00.000+0700",
        });
    }

    private async Task WriteFormAsync(string directory, string period, DateOnly first, int month, CancellationToken cancellationToken)
    {
        string name = $"bieu-thang_{period}.csv";
        StringBuilder text = new("Mã chỉ tiêu,Kỳ báo cáo,Mã đơn vị,Giá trị,Ngày cập nhật\n");
        string updated = first.AddMonths(1).AddDays(4).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        int line = 1;
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            Add("BAC_SI", facility.Code, Math.Max(1, facility.Weight / 4));
            Add("LUOT_KHAM", facility.Code, (facility.Weight * 60) + (month * 7));
        }

        if (options.FaultyShare > 0 && month == 0)
        {
            Plant($"BAC_SI,{period},TYT01X,3,{updated}", FaultKind.StatisticUnknownUnit);
            Plant($"LUOT_KHAM,{period},00001,nhiều,{updated}", FaultKind.StatisticNotANumber);
            Plant($"LUOT_KHAM,{first.Year}W07,00001,12,{updated}", FaultKind.StatisticUnknownPeriod);
        }

        await WriteAsync(directory, name, text.ToString(), line - 1, fault: null, cancellationToken).ConfigureAwait(false);

        void Add(string element, string unit, int value)
        {
            line++;
            text.Append(CultureInfo.InvariantCulture, $"{element},{period},{unit},{value},{updated}\n");
            _counting[(element, unit, period)] = value;
        }

        void Plant(string row, FaultKind kind)
        {
            line++;
            text.Append(row).Append('\n');
            Faults.Add(new FaultTruth { Kind = kind, Expectation = FaultExpectation.RejectRecord, Path = $"{SampleProvinceWriter.StatisticsFeed}/{name}", Position = line });
        }
    }

    private async Task WriteAsync(string directory, string name, string content, int records, FaultKind? fault, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.StatisticsFeed}/{name}";
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        await File.WriteAllTextAsync(Path.Combine(directory, path), content, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.StatisticsFeed, Path = path, Expectation = expectation, Fault = fault, Records = records });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }
}
