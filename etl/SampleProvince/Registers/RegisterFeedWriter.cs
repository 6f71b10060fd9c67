using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Registers;

/// <summary>Writes MohFacilities: the register of facilities and forms 01, 02 and 06/DM, a list before the series and one with the changes in it.</summary>
internal sealed class RegisterFeedWriter(SampleProvinceOptions options)
{
    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<RegisterTruth> Truth { get; } =
    [
        .. RegisterBook.All(options).Select(entry => new RegisterTruth(entry.Kind, entry.Facility.Code, entry.Code, entry.From, entry.EndIn(Editions(options)[^1]), entry.ApprovedBeds, entry.Kind == "Facility" ? entry.Standing : "")),
    ];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        RegisterEntry[] entries = [.. RegisterBook.All(options)];
        DateOnly[] editions = Editions(options);
        for (int edition = 0; edition < editions.Length; edition++)
        {
            DateOnly day = editions[edition];
            DateOnly? before = edition > 0 ? editions[edition - 1] : null;
            await WriteFacilitiesAsync(directory, entries, day, withFaults: edition == 0, cancellationToken).ConfigureAwait(false);
            foreach (string kind in (string[])["Department", "Practitioner", "Machine"])
            {
                // Later lists of these forms hold only what changed, as the portal exports them.
                RegisterEntry[] shown = [.. entries.Where(entry => entry.Kind == kind && entry.IsIn(day) && (before is not { } earlier || !entry.IsIn(earlier) || entry.EndIn(earlier) != entry.EndIn(day)))];
                if (shown.Length > 0)
                {
                    await WriteFormAsync(directory, kind, shown, day, withFaults: edition == 0, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (options.FaultyShare > 0)
        {
            SampleTable table = new();
            table.Line("Mã cơ sở KCB", "Tên cơ sở KCB", "Số giường phê duyệt");
            table.Line("00001", "Bệnh viện Đa khoa tỉnh Mẫu", "600");
            await SaveAsync(directory, "co-so_thieu-cot.csv", table, 1, FaultKind.RegisterMissingColumns, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The days of the lists: the last tells everything that happens in the series.</summary>
    private static DateOnly[] Editions(SampleProvinceOptions options) => [options.Start.AddMonths(-1).AddDays(24), options.Start.AddMonths(3).AddDays(-6), options.Start.AddMonths(4).AddDays(-6)];

    private async Task WriteFacilitiesAsync(string directory, RegisterEntry[] entries, DateOnly day, bool withFaults, CancellationToken cancellationToken)
    {
        string name = $"co-so_{SampleTable.Compact(day)}.csv";
        SampleTable table = new();
        table.Title("DANH MỤC CƠ SỞ KHÁM BỆNH, CHỮA BỆNH (dữ liệu tổng hợp)");
        table.Title("Ngày lập: " + SampleTable.Day(day));
        table.Line("Mã cơ sở KCB", "Mã GLN", "Tên cơ sở KCB", "Cấp chuyên môn kỹ thuật", "Tuyến (cũ)", "Hạng bệnh viện", "Hình thức sở hữu", "Mã tỉnh", "Mã xã", "Hợp đồng từ ngày", "Hợp đồng đến ngày", "Số giường phê duyệt", "Từ ngày", "Đến ngày");
        int rows = 0;
        foreach (RegisterEntry entry in entries.Where(entry => entry.Kind == "Facility" && entry.IsIn(day)))
        {
            Facility(table, entry, entry.Standing switch { "primary" => "Ban đầu", "basic" => "Cơ bản", _ => "Chuyên sâu" }, SampleTable.Day(entry.From), SampleTable.Day(entry.EndIn(day)));
            rows++;
        }

        if (withFaults && options.FaultyShare > 0)
        {
            RegisterEntry other = entries[0] with { Code = "00099", Name = "Cơ sở không có thật", ApprovedBeds = 777 };
            Facility(table, other, "Cơ bản", "31/12/2024", "01/01/2024");
            Fault(name, table.Lines, FaultKind.RegisterEndBeforeStart, "00099");
            Facility(table, other with { Code = "00098" }, "Hạng sao", "01/01/2024", "");
            Fault(name, table.Lines, FaultKind.RegisterUnknownLevel, "00098");
            rows += 2;
        }

        await SaveAsync(directory, name, table, rows, null, cancellationToken).ConfigureAwait(false);
    }

    private static void Facility(SampleTable table, RegisterEntry entry, string level, string from, string to) =>
        table.Line(
            entry.Code, string.Create(CultureInfo.InvariantCulture, $"89300000{entry.Code}"), entry.Name, level,
            entry.Facility.Level switch { FacilityLevel.CentralHospital => "Trung ương", FacilityLevel.ProvincialHospital => "Tỉnh", FacilityLevel.DistrictHospital or FacilityLevel.RegionalPolyclinic => "Huyện", _ => "Xã" },
            entry.Facility.Level switch { FacilityLevel.CentralHospital => "I", FacilityLevel.ProvincialHospital => "II", FacilityLevel.DistrictHospital => "III", _ => "" },
            "Công lập", "00", FacilityNetwork.CommuneCode(entry.Facility.Commune), "01/01/2025", "31/12/2025", SampleTable.Number(entry.ApprovedBeds), from, to);

    private async Task WriteFormAsync(string directory, string kind, RegisterEntry[] entries, DateOnly day, bool withFaults, CancellationToken cancellationToken)
    {
        string form = kind switch { "Department" => "01-DM", "Practitioner" => "02-DM", _ => "06-DM" };
        string name = $"{form}_{SampleTable.Compact(day)}.csv";
        SampleTable table = new();
        table.Title("NGAY_LAP: " + SampleTable.Compact(day));
        switch (kind)
        {
            case "Department":
                table.Line("MA_CSKCB", "MA_KHOA", "TEN_KHOA", "BAN_KHAM", "GIUONG_PD", "GIUONG_TK", "TU_NGAY", "DEN_NGAY");
                break;
            case "Practitioner":
                table.Line("STT", "Mã CSKCB", "Họ và tên", "Số CCHN", "Chức danh nghề nghiệp", "Phạm vi chuyên môn", "Mã khoa", "Ngày cấp CCHN", "Từ ngày", "Đến ngày");
                break;
            default:
                table.Line("MA_CSKCB", "MA_MAY", "TEN_TB", "NAM_SX", "NAM_SD", "TU_NGAY", "DEN_NGAY");
                break;
        }

        int rows = 0;
        foreach (RegisterEntry entry in entries)
        {
            rows++;
            string from = SampleTable.Compact(entry.From);
            string to = SampleTable.Compact(entry.EndIn(day));
            switch (kind)
            {
                case "Department":
                    table.Line(entry.Facility.Code, entry.Code, entry.Name, SampleTable.Number(entry.ExamTables), SampleTable.Number(entry.ApprovedBeds), SampleTable.Number(entry.ApprovedBeds * 11 / 10), from, to);
                    break;
                case "Practitioner":
                    table.Line(SampleTable.Number(rows), entry.Facility.Code, entry.Name, entry.Code, entry.Standing, entry.Scope, entry.Department, "15/06/2019", SampleTable.Day(entry.From), SampleTable.Day(entry.EndIn(day)));
                    break;
                default:
                    table.Line(entry.Facility.Code, entry.Code, entry.Name, "2019", "2020", from, to);
                    break;
            }
        }

        if (kind == "Department" && withFaults && options.FaultyShare > 0)
        {
            table.Line("00001", "K77", "Khoa không có ngày", "0", "25", "25", "20240231", "");
            Fault(name, table.Lines, FaultKind.RegisterImpossibleDate, "00001");
            rows++;
        }

        await SaveAsync(directory, name, table, rows, null, cancellationToken).ConfigureAwait(false);
    }

    private void Fault(string name, int line, FaultKind kind, string facility) =>
        Faults.Add(new FaultTruth { Kind = kind, Expectation = FaultExpectation.RejectRecord, Path = $"{SampleProvinceWriter.FacilitiesFeed}/{name}", FacilityCode = facility, Position = line });

    private async Task SaveAsync(string directory, string name, SampleTable table, int rows, FaultKind? fault, CancellationToken cancellationToken)
    {
        string path = $"{SampleProvinceWriter.FacilitiesFeed}/{name}";
        await table.WriteAsync(Path.Combine(directory, path), cancellationToken).ConfigureAwait(false);
        FaultExpectation expectation = fault is null ? FaultExpectation.Accept : FaultExpectation.RejectFile;
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.FacilitiesFeed, Path = path, Expectation = expectation, Fault = fault, Records = rows });
        if (fault is { } kind)
        {
            Faults.Add(new FaultTruth { Kind = kind, Expectation = expectation, Path = path });
        }
    }
}
