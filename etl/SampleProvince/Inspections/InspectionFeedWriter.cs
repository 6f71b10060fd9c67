using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Inspections;

/// <summary>Writes PpcInspections: the plan before the period starts, and at its end the log of what was done, an unplanned inspection and two of paying units among it. One that was planned is not done.</summary>
internal sealed class InspectionFeedWriter(SampleProvinceOptions options)
{
    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public List<InspectionTruth> Truth { get; } = [];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        InspectionTruth[] planned = [.. FacilityNetwork.All[..8].Select((facility, place) => Planned(place, facility.Code, "")), Planned(8, "", "DN0007Z")];
        await WriteLogAsync(directory, $"ke-hoach_{options.Start.Year}.csv", planned, options.Start.AddDays(-20), withFault: false, cancellationToken).ConfigureAwait(false);
        Truth.AddRange(planned.Select((inspection, place) => place == 4 ? inspection : Done(place, inspection)));
        Truth.Add(Done(9, new InspectionTruth(Decision(2), options.Start.AddDays(10), FacilityNetwork.All[9].Code, "", null, null, 0, 0, 0)));
        Truth.Add(Done(10, new InspectionTruth(Decision(2), options.Start.AddDays(10), "", "HC0003Z", null, null, 0, 0, 0)));
        await WriteLogAsync(directory, $"nhat-ky_{options.Start.Year}.csv", Truth, options.End, withFault: options.FaultyShare > 0, cancellationToken).ConfigureAwait(false);
    }

    private InspectionTruth Planned(int place, string facility, string unit) =>
        new(Decision(1), options.Start.AddDays(-30), facility, unit, options.Start.AddDays(place * options.Days / 10), null, 0, 0, 0);

    /// <summary>Some days after the plan, before the period ends; every third finds nothing.</summary>
    private InspectionTruth Done(int place, InspectionTruth inspection)
    {
        SeededStream random = new(options.Seed, Topic.Inspections, place);
        DateOnly day = (inspection.Planned ?? inspection.Decided).AddDays(random.Below(10));
        int violations = place % 3 == 2 ? 0 : random.Between(1, 5);
        long found = violations * (long)random.Between(1_000, 90_000) * 500;
        return inspection with { Done = day <= options.End ? day : options.End, Violations = violations, Found = found, Recovered = found * random.Between(0, 100) / 100 };
    }

    private string Decision(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:00}/QĐ-TTr-{options.Start.Year}");

    private async Task WriteLogAsync(string directory, string name, IReadOnlyList<InspectionTruth> inspections, DateOnly day, bool withFault, CancellationToken cancellationToken)
    {
        SampleTable table = new();
        table.Title("THANH TRA, KIỂM TRA BẢO HIỂM Y TẾ (dữ liệu tổng hợp)");
        table.Title("Ngày lập: " + SampleTable.Day(day));
        table.Line("STT", "Số quyết định", "Ngày quyết định", "Đơn vị chủ trì", "Mã CSKCB", "Mã đơn vị", "Đối tượng kiểm tra", "Ngày kế hoạch", "Ngày thực hiện", "Số vi phạm", "Số tiền phát hiện", "Số tiền đã thu hồi");
        int rows = 0;
        foreach (InspectionTruth inspection in inspections)
        {
            Row(inspection);
        }

        string path = $"{SampleProvinceWriter.InspectionsFeed}/{name}";
        if (withFault)
        {
            Row(inspections[0] with { FacilityCode = "00095", Found = 1_000_000, Recovered = 2_000_000 });
            Faults.Add(new FaultTruth { Kind = FaultKind.InspectionRecoveredAboveFound, Expectation = FaultExpectation.RejectRecord, Path = path, FacilityCode = "00095", Position = table.Lines });
        }

        await table.WriteAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.InspectionsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });

        void Row(InspectionTruth inspection) => table.Line(
            SampleTable.Number(++rows), inspection.Decision, SampleTable.Day(inspection.Decided), "Thanh tra tỉnh Mẫu", inspection.FacilityCode, inspection.PayingUnitCode, "Đơn vị mẫu",
            SampleTable.Day(inspection.Planned), SampleTable.Day(inspection.Done), inspection.Done is null ? "" : SampleTable.Number(inspection.Violations), inspection.Done is null ? "" : Dong(inspection.Found), inspection.Done is null ? "" : Dong(inspection.Recovered));
    }

    /// <summary>Points between the thousands, as offices write it.</summary>
    private static string Dong(decimal amount) => amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
