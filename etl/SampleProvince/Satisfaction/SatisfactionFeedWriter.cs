using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Satisfaction;

/// <summary>Writes MohSatisfaction: surveys and complaints of each quarter that the period touches, the surveys with totals below, and a correction of the first quarter. One facility never reports complaints.</summary>
internal sealed class SatisfactionFeedWriter(SampleProvinceOptions options)
{
    private const string Inpatients = "1";
    private const string Outpatients = "2";

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public List<SatisfactionTruth> Surveys { get; } = [];

    public List<ComplaintTruth> Complaints { get; } = [];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        DateOnly first = new(options.Start.Year, ((options.Start.Month - 1) / 3 * 3) + 1, 1);
        for (DateOnly quarter = first; quarter <= options.End; quarter = quarter.AddMonths(3))
        {
            SatisfactionTruth[] surveys = [.. FacilityNetwork.All.SelectMany(facility => SurveysOf(facility, quarter))];
            SatisfactionTruth corrected = surveys[1] with { Asked = surveys[1].Asked + 10, Satisfied = surveys[1].Satisfied + 3 };
            bool isFirst = quarter == first;
            Surveys.AddRange(isFirst ? [surveys[0], corrected, .. surveys[2..]] : surveys);
            await WriteSurveysAsync(directory, surveys, quarter, isFirst, cancellationToken).ConfigureAwait(false);
            ComplaintTruth[] complaints = [.. FacilityNetwork.All.SkipLast(1).Select(facility => ComplaintsOf(facility, quarter))];
            Complaints.AddRange(complaints);
            await WriteComplaintsAsync(directory, complaints, quarter, cancellationToken).ConfigureAwait(false);
            if (isFirst)
            {
                SampleTable table = new();
                table.Title("Ngày lập: " + SampleTable.Day(quarter.AddMonths(3).AddDays(24)));
                table.Line("MA_CSKCB", "NAM", "QUY", "MAU_PHIEU", "SO_PHIEU", "SO_HAI_LONG", "DIEM_TB");
                table.Line(corrected.FacilityCode, SampleTable.Number(corrected.Year), SampleTable.Number(corrected.Quarter), corrected.Form, SampleTable.Number(corrected.Asked), SampleTable.Number(corrected.Satisfied), Points(corrected.Points));
                await SaveAsync(directory, $"dinh-chinh_{Name(quarter)}.csv", table, 1, fault: null, cancellationToken).ConfigureAwait(false);
            }
        }

        if (options.FaultyShare > 0)
        {
            SampleTable table = new();
            table.Line("Mã CSKCB", "Năm", "Quý", "Mẫu phiếu", "Số phiếu khảo sát");
            table.Line("00001", SampleTable.Number(first.Year), "1", Inpatients, "100");
            await SaveAsync(directory, "thieu-cot.csv", table, 1, FaultKind.SatisfactionMissingColumn, cancellationToken).ConfigureAwait(false);
        }
    }

    private List<SatisfactionTruth> SurveysOf(SampleFacility facility, DateOnly quarter)
    {
        SeededStream random = new(options.Seed, Topic.Satisfaction, (facility.Index * 100_000) + (quarter.Year * 12) + quarter.Month);
        List<SatisfactionTruth> surveys = [];
        foreach (string form in facility.IsHospital ? (string[])[Inpatients, Outpatients] : [Outpatients])
        {
            int asked = 30 + random.Below(170);
            surveys.Add(new SatisfactionTruth(quarter.Year, (quarter.Month + 2) / 3, facility.Code, form, asked, asked * random.Between(70, 99) / 100, random.Between(350, 495) / 100m));
        }

        return surveys;
    }

    private ComplaintTruth ComplaintsOf(SampleFacility facility, DateOnly quarter)
    {
        SeededStream random = new(options.Seed, Topic.Satisfaction, ~(((long)facility.Index * 100_000) + (quarter.Year * 12) + quarter.Month));
        int received = facility.IsHospital ? random.Between(3, 30) : random.Below(3);
        int resolved = received * random.Between(60, 100) / 100;
        return new ComplaintTruth(quarter.Year, (quarter.Month + 2) / 3, facility.Code, received, resolved, random.Below(received - resolved + 1));
    }

    private async Task WriteSurveysAsync(string directory, SatisfactionTruth[] surveys, DateOnly quarter, bool isFirst, CancellationToken cancellationToken)
    {
        string name = $"hai-long_{Name(quarter)}.csv";
        SampleTable table = new();
        table.Title("KHẢO SÁT HÀI LÒNG (dữ liệu tổng hợp)");
        table.Title("Ngày lập: " + SampleTable.Day(quarter.AddMonths(3).AddDays(14)));
        table.Line("STT", "Mã CSKCB", "Năm", "Quý", "Mẫu phiếu", "Số phiếu khảo sát", "Số người bệnh hài lòng", "Điểm trung bình");
        int rows = 0;
        foreach (SatisfactionTruth survey in surveys)
        {
            Row(survey);
        }

        if (isFirst && options.FaultyShare > 0)
        {
            Row(surveys[0] with { FacilityCode = "00096", Satisfied = surveys[0].Asked + 1 });
            Faults.Add(new FaultTruth { Kind = FaultKind.SatisfactionAboveAsked, Expectation = FaultExpectation.RejectRecord, Path = $"{SampleProvinceWriter.SatisfactionFeed}/{name}", FacilityCode = "00096", Position = table.Lines });
        }
        else
        {
            table.Line("", "Tổng cộng", "", "", "", SampleTable.Number(surveys.Sum(survey => survey.Asked)), SampleTable.Number(surveys.Sum(survey => survey.Satisfied)), "");
        }

        await SaveAsync(directory, name, table, rows, fault: null, cancellationToken).ConfigureAwait(false);

        void Row(SatisfactionTruth survey) => table.Line(
            SampleTable.Number(++rows), survey.FacilityCode, SampleTable.Number(survey.Year), SampleTable.Number(survey.Quarter), survey.Form, SampleTable.Number(survey.Asked), SampleTable.Number(survey.Satisfied), Points(survey.Points));
    }

    private async Task WriteComplaintsAsync(string directory, ComplaintTruth[] complaints, DateOnly quarter, CancellationToken cancellationToken)
    {
        SampleTable table = new();
        table.Title("Ngày lập: " + SampleTable.Day(quarter.AddMonths(3).AddDays(14)));
        table.Line("MA_CSKCB", "NAM", "QUY", "SO_TIEP_NHAN", "SO_GIAI_QUYET", "SO_QUA_HAN");
        foreach (ComplaintTruth complaint in complaints)
        {
            table.Line(complaint.FacilityCode, SampleTable.Number(complaint.Year), SampleTable.Number(complaint.Quarter), SampleTable.Number(complaint.Received), SampleTable.Number(complaint.Resolved), SampleTable.Number(complaint.Overdue));
        }

        await SaveAsync(directory, $"phan-anh_{Name(quarter)}.csv", table, complaints.Length, fault: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task SaveAsync(string directory, string name, SampleTable table, int rows, FaultKind? fault, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.SatisfactionFeed}/{name}";
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        await table.WriteAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.SatisfactionFeed, Path = path, Expectation = expectation, Fault = fault, Records = rows });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }

    private static string Name(DateOnly quarter) => string.Create(CultureInfo.InvariantCulture, $"{quarter.Year}Q{(quarter.Month + 2) / 3}");

    /// <summary>With a decimal comma, as offices write it.</summary>
    private static string Points(decimal points) => points.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
