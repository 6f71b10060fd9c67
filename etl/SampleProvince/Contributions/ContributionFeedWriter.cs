using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Contributions;

/// <summary>Writes VssContributions: ledgers of form C12-TS, month by month in the three dresses in which they are met, and a later edition.</summary>
internal sealed class ContributionFeedWriter(SampleProvinceOptions options, Register register)
{
    private const string Header = "STT,madvi,tendvi,ky,so_lao_dong,tien_dau_ky,so_phai_dong,dieu_chinh_ky_truoc,so_da_dong,so_bi_lech,tien_cuoi_ky,ngay_lap";

    private readonly SortedDictionary<(int Month, string Code), ContributionTruth> _truth = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<ContributionTruth> Contributions => [.. _truth.Values];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.ContributionsFeed));
        Employer[] employers = Employer.All(options);
        int[][] people = Workforce();
        EmployerAccount[] accounts = [.. employers.Select(employer => new EmployerAccount(employer, people[employer.Index]))];
        for (int month = 0; month < options.Months; month++)
        {
            DateOnly first = options.Start.AddMonths(month);
            List<Line> lines = [];
            foreach ((Employer employer, EmployerAccount account) in employers.Zip(accounts))
            {
                account.Pass(month);
                if (!account.IsSilent)
                {
                    lines.Add(Enter(first, employer, account));
                }
            }

            Task written = (month % 3) switch
            {
                0 => WriteLedgerAsync(directory, first, lines, withFaults: month == 0 && options.FaultyShare > 0, cancellationToken),
                1 => WriteNoticeAsync(directory, first, lines, cancellationToken),
                _ => WriteWorkbookAsync(directory, first, lines, cancellationToken),
            };
            await written.ConfigureAwait(false);
        }

        await WriteLaterEditionAsync(directory, employers[4], people[4], cancellationToken).ConfigureAwait(false);
        if (options.FaultyShare > 0)
        {
            await WriteWithoutClosingAsync(directory, employers[0], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Of each unit and month, the people whose card as its employees is valid on the last day.</summary>
    private int[][] Workforce()
    {
        int[][] people = [.. Enumerable.Range(0, PayingUnits.Count(options)).Select(_ => new int[options.Months])];
        DateOnly[] ends = [.. Enumerable.Range(1, options.Months).Select(month => options.Start.AddMonths(month).AddDays(-1))];
        CardSpan[] cards = new CardSpan[Register.MostSpans];
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            int count = register.CardsOf(person, cards);
            for (int i = 0; i < count; i++)
            {
                int unit = register.PayingUnitOf(person, cards[i].Group);
                for (int month = 0; unit != PayingUnits.None && month < ends.Length; month++)
                {
                    people[unit][month] += cards[i].Covers(ends[month]) ? 1 : 0;
                }
            }
        }

        return people;
    }

    private Line Enter(DateOnly first, Employer employer, EmployerAccount account)
    {
        int month = (first.Year * 100) + first.Month;
        _truth.Add((month, employer.Code), new ContributionTruth
        {
            Month = month,
            PayingUnitCode = employer.Code,
            Group = employer.Group,
            People = account.People,
            Due = account.Due,
            Paid = account.Paid,
            Closing = account.Closing,
            AgeMonths = account.AgeMonths,
            IsAgeAtLeast = account.IsAgeAtLeast,
        });
        return new Line(employer, account.People, account.Opening, account.Due, account.Adjustment, account.Paid, account.Closing);
    }

    /// <summary>Plain CSV, the month in each row.</summary>
    private async Task WriteLedgerAsync(string directory, DateOnly first, List<Line> lines, bool withFaults, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        text.Append(Header).Append("\r\n");
        string path = NameOf(first, ".csv");
        int rows = 0;
        foreach (Line line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++rows},{Row(line, first, Drawn(first))}\r\n");
        }

        if (withFaults)
        {
            // Nobody is named like these two units, so whoever accepts the rows shows units too many.
            Line wrong = lines[0] with { Employer = lines[0].Employer with { Code = "9988000001DNA01" }, Closing = lines[0].Closing + 1000 };
            text.Append(CultureInfo.InvariantCulture, $"{++rows},{Row(wrong, first, Drawn(first))}\r\n");
            Faults.Add(new FaultTruth { Kind = FaultKind.ContributionBalanceBroken, Expectation = FaultExpectation.RejectRecord, Path = path, Position = rows + 1 });
            string illegible = Row(lines[0] with { Employer = lines[0].Employer with { Code = "9988000002DNA01" } }, first, Drawn(first)).Replace($",{lines[0].Due},", ",khong ro,", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{++rows},{illegible}\r\n");
            Faults.Add(new FaultTruth { Kind = FaultKind.ContributionAmountIllegible, Expectation = FaultExpectation.RejectRecord, Path = path, Position = rows + 1 });
        }

        await WriteAsync(directory, path, text.ToString(), rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As a notice: the month above the table, thousands marked, a totals row, signatures.</summary>
    private async Task WriteNoticeAsync(string directory, DateOnly first, List<Line> lines, CancellationToken cancellationToken)
    {
        CultureInfo marked = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        marked.NumberFormat.NumberGroupSeparator = ".";
        marked.NumberFormat.NumberDecimalSeparator = ",";
        string Marked(long amount) => amount.ToString("#,##0", marked);
        StringBuilder text = new();
        text.Append("BẢO HIỂM XÃ HỘI TỈNH MẪU;;;;;;;;\r\nTHÔNG BÁO KẾT QUẢ ĐÓNG BHYT (mẫu C12-TS);;;;;;;;\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Kỳ báo cáo: {first:MM/yyyy};;;;;;;;\r\nNgày lập: {Drawn(first):dd/MM/yyyy};;;;;;;;\r\n");
        text.Append("STT;Mã đơn vị;Tên đơn vị;Số lao động;Số dư đầu kỳ;Số phải đóng;Điều chỉnh kỳ trước;Số đã đóng;Số dư cuối kỳ\r\n");
        for (int row = 0; row < lines.Count; row++)
        {
            Line line = lines[row];
            text.Append(CultureInfo.InvariantCulture, $"{row + 1};{line.Employer.Code};{line.Employer.Name};{line.People};{Marked(line.Opening)};{Marked(line.Due)};{Marked(line.Adjustment)};{Marked(line.Paid)};{Marked(line.Closing)}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $";;Tổng cộng;{lines.Sum(line => line.People)};{Marked(lines.Sum(line => line.Opening))};{Marked(lines.Sum(line => line.Due))};{Marked(lines.Sum(line => line.Adjustment))};{Marked(lines.Sum(line => line.Paid))};{Marked(lines.Sum(line => line.Closing))}\r\n");
        text.Append(";;;;;;Người lập biểu;;\r\n");
        await WriteAsync(directory, NameOf(first, ".csv"), text.ToString(), lines.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As a workbook: two rows of headings with the funds side by side, numbers as numbers.</summary>
    private async Task WriteWorkbookAsync(string directory, DateOnly first, List<Line> lines, CancellationToken cancellationToken)
    {
        WorkbookSheet sheet = new("C12-TS");
        sheet.Row("THÔNG BÁO KẾT QUẢ ĐÓNG (dữ liệu tổng hợp)");
        sheet.Row(string.Create(CultureInfo.InvariantCulture, $"Kỳ báo cáo: {first:MM/yyyy}"));
        sheet.Row(string.Create(CultureInfo.InvariantCulture, $"Ngày lập: {Drawn(first):dd/MM/yyyy}"));
        sheet.Row("STT", "Mã đơn vị", "Tên đơn vị", "Số lao động", "BHYT", null, null, null, null, "BHXH", null);
        sheet.Merge(4, 8);
        sheet.Merge(9, 10);
        sheet.Row(null, null, null, null, "Số dư đầu kỳ", "Số phải đóng", "Điều chỉnh kỳ trước", "Số đã đóng", "Số dư cuối kỳ", "Số phải đóng", "Số đã đóng");
        for (int row = 0; row < lines.Count; row++)
        {
            Line line = lines[row];
            sheet.Row(row + 1, line.Employer.Code, line.Employer.Name, line.People, line.Opening, line.Due, line.Adjustment, line.Paid, line.Closing, line.Due * 5, line.Paid * 5);
        }

        string path = NameOf(first, ".xlsx");
        await File.WriteAllBytesAsync(Path.Combine(directory, path), sheet.ToBytes(), cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.ContributionsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = lines.Count });
    }

    /// <summary>The first month of one unit again, drawn up later with another number of people: it replaces the row.</summary>
    private async Task WriteLaterEditionAsync(string directory, Employer employer, int[] people, CancellationToken cancellationToken)
    {
        EmployerAccount account = new(employer, people);
        account.Pass(0);
        (int, string) key = ((options.Start.Year * 100) + options.Start.Month, employer.Code);
        _truth[key] = _truth[key] with { People = account.People + 2 };
        Line line = new(employer, account.People + 2, account.Opening, account.Due, account.Adjustment, account.Paid, account.Closing);
        string text = $"{Header}\r\n1,{Row(line, options.Start, Drawn(options.Start).AddDays(3))}\r\n";
        await WriteAsync(directory, NameOf(options.Start, "_sua-doi.csv"), text, 1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A ledger whose closing balances were cut away.</summary>
    private async Task WriteWithoutClosingAsync(string directory, Employer employer, CancellationToken cancellationToken)
    {
        string path = NameOf(options.Start, "_thieu-cot.csv");
        string text = string.Create(CultureInfo.InvariantCulture, $"madvi,tendvi,ky,tien_dau_ky,so_phai_dong,so_da_dong\r\n{employer.Code},{employer.Name},{options.Start:MM/yyyy},0,{employer.DuePerHead * 9},0\r\n");
        await File.WriteAllTextAsync(Path.Combine(directory, path), text, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.ContributionsFeed, Path = path, Expectation = FaultExpectation.RejectFile, Fault = FaultKind.ContributionMissingColumn, Records = 1 });
        Faults.Add(new FaultTruth { Kind = FaultKind.ContributionMissingColumn, Expectation = FaultExpectation.RejectFile, Path = path });
    }

    private async Task WriteAsync(string directory, string path, string text, int rows, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, path), text, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.ContributionsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
    }

    private static string NameOf(DateOnly first, string ending) => string.Create(CultureInfo.InvariantCulture, $"{SampleProvinceWriter.ContributionsFeed}/C12-TS_{first:yyyyMM}{ending}");

    private static DateOnly Drawn(DateOnly first) => first.AddMonths(1).AddDays(6);

    private static string Row(Line line, DateOnly first, DateOnly drawn) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Employer.Code},{line.Employer.Name},{first:MM/yyyy},{line.People},{line.Opening},{line.Due},{line.Adjustment},{line.Paid},0,{line.Closing},{drawn:yyyyMMdd}");

    private sealed record Line(Employer Employer, int People, long Opening, long Due, long Adjustment, long Paid, long Closing);
}
