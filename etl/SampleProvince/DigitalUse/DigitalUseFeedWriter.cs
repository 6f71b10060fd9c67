using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.DigitalUse;

/// <summary>Writes MohDigitalUse: a report a month, every other one with the month in its title and totals below, and a correction.</summary>
internal sealed class DigitalUseFeedWriter(SampleProvinceOptions options)
{
    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public List<DigitalUseTruth> Truth { get; } = [];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        for (int month = 0; month < options.Months; month++)
        {
            DateOnly first = options.Start.AddMonths(month);
            DigitalUseTruth[] counts = [.. FacilityNetwork.All.Select(facility => Counts(facility, first))];
            DigitalUseTruth corrected = counts[3] with { Visits = counts[3].Visits + 40, HealthRecords = counts[3].HealthRecords + 25 };
            Truth.AddRange(month == 0 ? [.. counts[..3], corrected, .. counts[4..]] : counts);
            await WriteMonthAsync(directory, counts, first, isTitled: month % 2 == 0, cancellationToken).ConfigureAwait(false);
            if (month == 0)
            {
                await WriteCorrectionAsync(directory, corrected, first, cancellationToken).ConfigureAwait(false);
            }
        }

        if (options.FaultyShare > 0)
        {
            string path = $"{SampleProvinceWriter.DigitalUseFeed}/het-phien.csv";
            await File.WriteAllTextAsync(Path.Combine(directory, path), "<!DOCTYPE html><html><body>Phiên làm việc đã hết hạn</body></html>", new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
            Files.Add(new FileTruth { Feed = SampleProvinceWriter.DigitalUseFeed, Path = path, Expectation = FaultExpectation.RejectFile, Fault = FaultKind.DigitalUseWebPage, Records = 0 });
            Faults.Add(new FaultTruth { Kind = FaultKind.DigitalUseWebPage, Expectation = FaultExpectation.RejectFile, Path = path });
        }
    }

    private DigitalUseTruth Counts(SampleFacility facility, DateOnly first)
    {
        SeededStream random = new(options.Seed, Topic.DigitalUse, (facility.Index * 100_000) + (first.Year * 12) + first.Month);
        int visits = (facility.Weight * 12) + random.Below(200) + 20;
        int citizen = visits * random.Between(40, 60) / 100;
        int payments = visits * random.Between(70, 95) / 100;
        return new DigitalUseTruth(
            (first.Year * 100) + first.Month, facility.Code, visits, citizen, visits * random.Between(5, 25) / 100, visits * random.Between(60, 99) / 100, payments, payments * random.Between(20, 70) / 100);
    }

    private async Task WriteMonthAsync(string directory, DigitalUseTruth[] counts, DateOnly first, bool isTitled, CancellationToken cancellationToken)
    {
        SampleTable table = new();
        string name = $"bao-cao_{first.ToString("yyyyMM", CultureInfo.InvariantCulture)}.csv";
        if (isTitled)
        {
            table.Title("BÁO CÁO CHUYỂN ĐỔI SỐ (dữ liệu tổng hợp)");
            table.Title("Kỳ báo cáo: " + first.ToString("MM/yyyy", CultureInfo.InvariantCulture));
            table.Title("Ngày lập: " + SampleTable.Day(first.AddMonths(1).AddDays(4)));
            table.Line("Mã CSKCB", "Tổng số lượt khám", "Số lượt dùng CCCD gắn chip", "Số lượt dùng VNeID", "Số hồ sơ sức khỏe điện tử", "Số giao dịch thanh toán", "Số giao dịch không dùng tiền mặt");
        }
        else
        {
            table.Title("Ngày lập: " + SampleTable.Day(first.AddMonths(1).AddDays(4)));
            table.Line("THANG", "MA_CSKCB", "SO_LUOT", "SO_CCCD", "SO_VNEID", "SO_HSSK", "SO_TT", "SO_TT_KDTM");
        }

        int rows = 0;
        foreach (DigitalUseTruth count in counts)
        {
            Row(table, count, isTitled);
            rows++;
        }

        if (isTitled)
        {
            table.Line("Tổng cộng", Sum(counts, count => count.Visits), Sum(counts, count => count.CitizenIdCheckIns), Sum(counts, count => count.VneidCheckIns), Sum(counts, count => count.HealthRecords), Sum(counts, count => count.Payments), Sum(counts, count => count.CashlessPayments));
        }
        else if (options.FaultyShare > 0)
        {
            Row(table, counts[0] with { FacilityCode = "00097", Visits = 10, CitizenIdCheckIns = 9, VneidCheckIns = 5 }, isTitled);
            Faults.Add(new FaultTruth { Kind = FaultKind.DigitalUseAboveVisits, Expectation = FaultExpectation.RejectRecord, Path = $"{SampleProvinceWriter.DigitalUseFeed}/{name}", FacilityCode = "00097", Position = table.Lines });
            rows++;
        }

        await SaveAsync(directory, name, table, rows, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteCorrectionAsync(string directory, DigitalUseTruth corrected, DateOnly first, CancellationToken cancellationToken)
    {
        SampleTable table = new();
        table.Title("Ngày lập: " + SampleTable.Day(first.AddMonths(1).AddDays(14)));
        table.Line("THANG", "MA_CSKCB", "SO_LUOT", "SO_CCCD", "SO_VNEID", "SO_HSSK", "SO_TT", "SO_TT_KDTM");
        Row(table, corrected, isTitled: false);
        await SaveAsync(directory, $"dinh-chinh_{first.ToString("yyyyMM", CultureInfo.InvariantCulture)}.csv", table, 1, cancellationToken).ConfigureAwait(false);
    }

    private static void Row(SampleTable table, DigitalUseTruth count, bool isTitled)
    {
        string[] figures = [SampleTable.Number(count.Visits), SampleTable.Number(count.CitizenIdCheckIns), SampleTable.Number(count.VneidCheckIns), SampleTable.Number(count.HealthRecords), SampleTable.Number(count.Payments), SampleTable.Number(count.CashlessPayments)];
        table.Line(isTitled ? [count.FacilityCode, .. figures] : [SampleTable.Number(count.Month), count.FacilityCode, .. figures]);
    }

    private static string Sum(DigitalUseTruth[] counts, Func<DigitalUseTruth, int> figure) => SampleTable.Number(counts.Sum(figure));

    private async Task SaveAsync(string directory, string name, SampleTable table, int rows, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.DigitalUseFeed}/{name}";
        await table.WriteAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.DigitalUseFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
    }
}
