using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Settlements;

/// <summary>Writes VssSettlements: for the first quarter a list of each facility's dossiers and its form 01/BH. One facility has not been settled yet.</summary>
internal sealed class SettlementFeedWriter(SampleProvinceOptions options)
{
    private const long OneDong = 100;
    private const long ControlGap = 1_000_000 * OneDong;
    private const int FacilityWithAnotherTotal = 2;
    private const string Header = "STT,MA_LK,MA_BN,HO_TEN,MA_THE,NGAY_RA,MA_LOAIKCB,MA_CSKCB,NAM_QT,QUY_QT,T_BHTT,T_BHTT_QT,Số từ chối,MA_LY_DO,NGAY_GIAM_DINH,NGAY_QUYET_TOAN,NGAY_LAP";

    private static readonly string[] Reasons = ["TC01", "TC02", "TC05", "TC11"];

    private readonly List<SettlementTruth> _truth = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<SettlementTruth> Settlements => _truth;

    public static (int Year, int Quarter) FirstQuarter(SampleProvinceOptions options) => (options.Start.Year, (options.Start.Month + 2) / 3);

    public async Task WriteAsync(string directory, IReadOnlyList<ClaimedDossier> dossiers, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.SettlementsFeed));
        ILookup<int, ClaimedDossier> byFacility = dossiers.OrderBy(dossier => dossier.Number).ToLookup(dossier => dossier.Facility);
        SampleFacility unsettled = FacilityNetwork.All[^1];
        foreach (SampleFacility facility in FacilityNetwork.All.Where(facility => facility != unsettled && byFacility[facility.Index].Any()))
        {
            ClaimedDossier[] claimed = [.. byFacility[facility.Index]];
            List<SettlementRow> rows = Rows(facility, claimed);
            long gap = facility.Index == FacilityWithAnotherTotal ? ControlGap : 0;
            await WriteListAsync(directory, facility, rows, withFault: facility.Index == 0 && options.FaultyShare > 0, cancellationToken).ConfigureAwait(false);
            await WriteTotalAsync(directory, facility, rows, gap, cancellationToken).ConfigureAwait(false);
            Enter(facility, claimed, rows, gap);
        }

        if (options.FaultyShare > 0)
        {
            string path = $"{SampleProvinceWriter.SettlementsFeed}/79a80a_thieu-cot.csv";
            await File.WriteAllTextAsync(Path.Combine(directory, path), $"MA_LK,MA_CSKCB,NAM_QT,QUY_QT,T_BHTT\r\nMAU-1,{FacilityNetwork.All[0].Code},{options.Start.Year},1,100000\r\n", Encoding.UTF8, cancellationToken).ConfigureAwait(false);
            Files.Add(new FileTruth { Feed = SampleProvinceWriter.SettlementsFeed, Path = path, Expectation = FaultExpectation.RejectFile, Fault = FaultKind.SettlementMissingColumn, Records = 1 });
            Faults.Add(new FaultTruth { Kind = FaultKind.SettlementMissingColumn, Expectation = FaultExpectation.RejectFile, Path = path });
        }
    }

    /// <summary>Most dossiers are settled as asked; some are left out, some stand with another amount, some are disallowed, and each longer list has one that nobody claimed.</summary>
    private List<SettlementRow> Rows(SampleFacility facility, ClaimedDossier[] claimed)
    {
        List<SettlementRow> rows = [];
        for (int index = 0; index < claimed.Length; index++)
        {
            ClaimedDossier dossier = claimed[index];
            SeededStream random = new(options.Seed, Topic.Settlements, (facility.Index * 100_000_000L) + dossier.Number);
            int drawn = random.Below(1000);
            if (drawn < 10 || index == 3)
            {
                continue;
            }

            long asked = dossier.Fund + (drawn is >= 10 and < 16 || index == 5 ? 1000 * OneDong : 0);
            long disallowed = drawn is >= 20 and < 40 || index == 7 ? asked : drawn is >= 40 and < 70 || index == 9 ? asked / (3 * OneDong) * OneDong : 0;
            rows.Add(new SettlementRow(EncounterGenerator.NumberOf(facility, dossier.Number), dossier, asked, disallowed, disallowed > 0 ? random.Pick<string>(Reasons) : ""));
        }

        if (rows.Count >= 10)
        {
            ClaimedDossier nobodys = rows[0].Dossier with { Number = 70_000_000 };
            rows.Add(new SettlementRow(EncounterGenerator.NumberOf(facility, nobodys.Number), nobodys, 250_000 * OneDong, 0, ""));
        }

        return rows;
    }

    private void Enter(SampleFacility facility, ClaimedDossier[] claimed, List<SettlementRow> rows, long gap)
    {
        (int year, int quarter) = FirstQuarter(options);
        HashSet<long> known = [.. claimed.Select(dossier => dossier.Number)];
        int listed = rows.Count(row => known.Contains(row.Dossier.Number));
        int differs = rows.Count(row => known.Contains(row.Dossier.Number) && row.Asked != row.Dossier.Fund);
        _truth.Add(new SettlementTruth
        {
            FacilityCode = facility.Code,
            Year = year,
            Quarter = quarter,
            Listed = rows.Count,
            Matched = listed - differs,
            AmountDiffers = differs,
            NotInList = claimed.Length - listed,
            NotInClaims = rows.Count - listed,
            Asked = rows.Sum(row => row.Asked) / 100m,
            Settled = rows.Sum(row => row.Settled) / 100m,
            Disallowed = rows.Sum(row => row.Disallowed) / 100m,
            ControlDifference = gap / 100m,
        });
    }

    private async Task WriteListAsync(string directory, SampleFacility facility, List<SettlementRow> rows, bool withFault, CancellationToken cancellationToken)
    {
        (int year, int quarter) = FirstQuarter(options);
        DateOnly end = new DateOnly(year, (quarter * 3) - 2, 1).AddMonths(3);
        StringBuilder text = new();
        text.Append(Header).Append("\r\n");
        string path = $"{SampleProvinceWriter.SettlementsFeed}/79a80a_{facility.Code}_{year}Q{quarter}.csv";
        int number = 0;
        foreach (SettlementRow row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++number},{row.ClaimNumber},BN{number},Người Mẫu,GD4000000000000,{row.Dossier.Discharged:dd/MM/yyyy},{row.Dossier.CareType},{facility.Code},{year},{quarter},{Dong(row.Asked)},{Dong(row.Settled)},{Dong(row.Disallowed)},{row.Reason},{end.AddDays(12):dd/MM/yyyy},{end.AddDays(25):dd/MM/yyyy},{end.AddDays(28):dd/MM/yyyy}\r\n");
        }

        if (withFault)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++number},{facility.Code}.SAI.1,BN{number},Người Mẫu,GD4000000000000,{end.AddDays(-9):dd/MM/yyyy},01,{facility.Code},{year},{quarter},500000,450000,0,,{end.AddDays(12):dd/MM/yyyy},{end.AddDays(25):dd/MM/yyyy},{end.AddDays(28):dd/MM/yyyy}\r\n");
            Faults.Add(new FaultTruth { Kind = FaultKind.SettlementSumBroken, Expectation = FaultExpectation.RejectRecord, Path = path, FacilityCode = facility.Code, Position = number + 1 });
        }

        await WriteAsync(directory, path, text.ToString(), number, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteTotalAsync(string directory, SampleFacility facility, List<SettlementRow> rows, long gap, CancellationToken cancellationToken)
    {
        (int year, int quarter) = FirstQuarter(options);
        DateOnly end = new DateOnly(year, (quarter * 3) - 2, 1).AddMonths(3);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Mẫu 01/BH (dữ liệu tổng hợp),,,,,,,,,\r\nMã CSKCB: {facility.Code},,,,,,,,,\r\nNăm quyết toán: {year},,,,,,,,,\r\nQuý quyết toán: {quarter},,,,,,,,,\r\nNgày lập: {end.AddDays(28):dd/MM/yyyy},,,,,,,,,\r\n");
        text.Append("Mục,Chỉ tiêu,Số lượt,Tổng chi,Tổng chi trong phạm vi,T_BHTT,T_BHTT_QT,Cùng chi trả,Nguồn khác,Tự trả\r\n");
        int sections = 0;
        foreach ((string section, string words) in ((string, string)[])[("I", "Khám bệnh"), ("II", "Điều trị ngoại trú"), ("III", "Điều trị ban ngày"), ("IV", "Điều trị nội trú")])
        {
            SettlementRow[] own = [.. rows.Where(row => row.Section == section)];
            long settled = own.Sum(row => row.Settled) + (section == "I" ? gap : 0);
            long asked = own.Sum(row => row.Asked);
            long copayment = own.Sum(row => row.Dossier.Copayment);
            long other = own.Sum(row => row.Dossier.Other);
            long patients = own.Sum(row => row.Dossier.OutOfPocket);
            text.Append(CultureInfo.InvariantCulture, $"{section},{words},{own.Length},{Dong(asked + copayment + other + patients)},{Dong(asked + copayment)},{Dong(asked)},{Dong(settled)},{Dong(copayment)},{Dong(other)},{Dong(patients)}\r\n");
            sections++;
        }

        await WriteAsync(directory, $"{SampleProvinceWriter.SettlementsFeed}/01BH_{facility.Code}_{year}Q{quarter}.csv", text.ToString(), sections, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(string directory, string path, string text, int rows, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, path), text, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.SettlementsFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
    }

    private static string Dong(long hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
