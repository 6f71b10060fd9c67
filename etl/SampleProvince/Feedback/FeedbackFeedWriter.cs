using System.Globalization;
using System.Text;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Feedback;

/// <summary>Writes VssFeedback: the portal's log of each month, a reply for every file of claims. A reply that fails at first is decided in the log of the month after.</summary>
internal sealed class FeedbackFeedWriter(SampleProvinceOptions options)
{
    private const string Header = "maGiaoDich,maCSKCB,tenTep,thoiGianTiepNhan,maKetQua,soHoSo,soHoSoChapNhan,soHoSoTuChoi,soHoSoCham,ngayTrich,thongDiep";

    private readonly SortedDictionary<(string Facility, int Month), ReportingTruth> _truth = [];

    public List<FileTruth> Files { get; } = [];

    public List<FaultTruth> Faults { get; } = [];

    public IReadOnlyList<ReportingTruth> Reporting => [.. _truth.Values];

    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, SampleProvinceWriter.FeedbackFeed));
        SortedDictionary<int, List<Reply>> logs = [];
        int number = 0;
        foreach (ClaimsFilePlan file in new ClaimsFeedPlan(options).Files().Where(file => !file.IsCheckIn))
        {
            Reply reply = ReplyTo(file, ++number);
            Enter(reply);
            int month = (file.Arrives.Year * 100) + file.Arrives.Month;
            // The portal was down for every hundredth file: its log says so, and the next one what became of it.
            if (number % 100 == 50)
            {
                Add(logs, month, reply with { Result = "500", Accepted = 0, Rejected = reply.Dossiers });
                DateOnly next = new DateOnly(file.Arrives.Year, file.Arrives.Month, 1).AddMonths(1);
                month = (next.Year * 100) + next.Month;
            }

            Add(logs, month, reply);
        }

        foreach ((int month, List<Reply> replies) in logs)
        {
            await WriteLogAsync(directory, month, replies, withFaults: month == logs.Keys.First() && options.FaultyShare > 0, cancellationToken).ConfigureAwait(false);
        }

        if (options.FaultyShare > 0)
        {
            string path = $"{SampleProvinceWriter.FeedbackFeed}/nhat-ky_thieu-cot.csv";
            await File.WriteAllTextAsync(Path.Combine(directory, path), "maGiaoDich,maCSKCB,soHoSo\r\nMAU-1,00001,12\r\n", Encoding.UTF8, cancellationToken).ConfigureAwait(false);
            Files.Add(new FileTruth { Feed = SampleProvinceWriter.FeedbackFeed, Path = path, Expectation = FaultExpectation.RejectFile, Fault = FaultKind.FeedbackMissingColumn, Records = 1 });
            Faults.Add(new FaultTruth { Kind = FaultKind.FeedbackMissingColumn, Expectation = FaultExpectation.RejectFile, Path = path });
        }
    }

    private Reply ReplyTo(ClaimsFilePlan file, int number)
    {
        SeededStream random = new(options.Seed, Topic.Feedback, number);
        DateTime received = file.Arrives.ToDateTime(new TimeOnly(random.Between(7, 17), random.Below(60), random.Below(60)));
        int rejected = file.Fault is null ? file.Dossiers.Count(dossier => dossier.Fate == DossierFate.Rejected) : file.Dossiers.Count;

        // The dossiers of a month are due by the 5th of the next.
        int late = file.Dossiers.Count(dossier => file.Arrives >= new DateOnly(dossier.Date.Year, dossier.Date.Month, 1).AddMonths(1).AddDays(5));
        return new Reply(
            string.Create(CultureInfo.InvariantCulture, $"{file.Facility.Code}-{file.Arrives:yyyyMMdd}-{number:0000000}"), file.Facility.Code, file.Name, received, file.Fault is null ? "200" : "205",
            file.Dossiers.Count, file.Dossiers.Count - rejected, rejected, late);
    }

    private void Enter(Reply reply)
    {
        (string, int) key = (reply.Facility, (reply.Received.Year * 100) + reply.Received.Month);
        ReportingTruth before = _truth.GetValueOrDefault(key) ?? new ReportingTruth { FacilityCode = key.Item1, Month = key.Item2, Files = 0, Dossiers = 0, Accepted = 0, Rejected = 0, Late = 0 };
        _truth[key] = before with
        {
            Files = before.Files + 1,
            Dossiers = before.Dossiers + reply.Dossiers,
            Accepted = before.Accepted + reply.Accepted,
            Rejected = before.Rejected + reply.Rejected,
            Late = before.Late + reply.Late,
        };
    }

    private async Task WriteLogAsync(string directory, int month, List<Reply> replies, bool withFaults, CancellationToken cancellationToken)
    {
        DateOnly extracted = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);
        StringBuilder text = new();
        text.Append(Header).Append("\r\n");
        string path = string.Create(CultureInfo.InvariantCulture, $"{SampleProvinceWriter.FeedbackFeed}/nhat-ky_{month}.csv");
        int rows = 0;
        foreach (Reply reply in replies)
        {
            rows++;
            Append(text, reply, reply.Received.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), extracted);
        }

        if (withFaults)
        {
            Append(text, replies[0] with { Transaction = "SAI-1", Dossiers = 99 }, replies[0].Received.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), extracted);
            Faults.Add(new FaultTruth { Kind = FaultKind.FeedbackCountBroken, Expectation = FaultExpectation.RejectRecord, Path = path, Position = ++rows + 1 });
            Append(text, replies[0] with { Transaction = "SAI-2" }, string.Create(CultureInfo.InvariantCulture, $"{month / 100}0231120000"), extracted);
            Faults.Add(new FaultTruth { Kind = FaultKind.FeedbackImpossibleTime, Expectation = FaultExpectation.RejectRecord, Path = path, Position = ++rows + 1 });
        }

        await File.WriteAllTextAsync(Path.Combine(directory, path), text.ToString(), Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        Files.Add(new FileTruth { Feed = SampleProvinceWriter.FeedbackFeed, Path = path, Expectation = FaultExpectation.Accept, Records = rows });
    }

    private static void Append(StringBuilder text, Reply reply, string moment, DateOnly extracted) => text.Append(
        CultureInfo.InvariantCulture,
        $"{reply.Transaction},{reply.Facility},{reply.FileName},{moment},{reply.Result},{reply.Dossiers},{reply.Accepted},{reply.Rejected},{reply.Late},{extracted:yyyyMMdd},{(reply.Result == "200" ? "Thành công" : "Sai định dạng")}\r\n");

    private static void Add(SortedDictionary<int, List<Reply>> logs, int month, Reply reply)
    {
        if (!logs.TryGetValue(month, out List<Reply>? replies))
        {
            logs[month] = replies = [];
        }

        replies.Add(reply);
    }

    private sealed record Reply(string Transaction, string Facility, string FileName, DateTime Received, string Result, int Dossiers, int Accepted, int Rejected, int Late);
}
