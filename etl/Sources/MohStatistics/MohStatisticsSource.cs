using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>Figures that facilities and communes report to the health sector.</summary>
public sealed class MohStatisticsSource : ISource
{
    public string FeedCode => "MohStatistics";

    public SourceDescription Description { get; } = new(
        "Ministry of Health",
        "reported health statistics: beds, staff, stations with a doctor, visits",
        "thống kê y tế: giường bệnh, nhân lực, trạm có bác sĩ, lượt khám",
        "monthly, within 5 working days",
        "one figure of one element, facility or area, and period",
        "TT 23/2025/TT-BYT; DHIS2 Web API (analytics, dataValueSets)",
        new Office("provincial department of health, planning office (phòng Kế hoạch)", "Sở Y tế, phòng Kế hoạch"),
        "figures", "số liệu", "sum of the figures", "tổng các số liệu") { SilentAfterDays = 40 };

    public IReadOnlyList<string> FileExtensions { get; } = [".json", ".csv"];

    public IReadOnlyList<StagingTable> Tables => MohStatisticsContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["AdministrativeUnit", "Facility"];

    public FeedDelivery Delivery => MohStatisticsDelivery.Star;

    public IReadOnlyList<RuleText> Rules { get; } = [.. MohStatisticsRules.File.Select(RuleText.Of), .. MohStatisticsRules.Record.Select(RuleText.Of)];

    public IReceivedCounter CreateCounter() => new MohStatisticsReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new MohStatisticsReader(reading);

    /// <summary>Figures name nobody: the bytes of the figure are one field.</summary>
    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        place.ByteCount is > 0 and < 100_000 ? [new RecordField("", 0, "value", Encoding.UTF8.GetString(EnvelopeFields.Bytes(content, place.ByteOffset, (int)place.ByteCount)).Trim(), MayShow: true)] : [];
}
