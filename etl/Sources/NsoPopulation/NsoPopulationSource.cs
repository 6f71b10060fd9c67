using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>Average population by province and year, as the statistics office publishes it.</summary>
public sealed class NsoPopulationSource : ISource
{
    public string FeedCode => "NsoPopulation";

    public SourceDescription Description { get; } = new(
        "National Statistics Office",
        "average or end-year population by province and year",
        "dân số trung bình hoặc cuối năm theo tỉnh và năm",
        "yearly, preliminary then final",
        "one figure of one province, year, sex and area",
        "Luật Thống kê 89/2015/QH13; table V02.01 and its successors",
        new Office("provincial statistics office", "Thống kê tỉnh"),
        "values", "giá trị", "people", "người") { SilentAfterDays = 400 };

    public IReadOnlyList<string> FileExtensions { get; } = [".json", ".xlsx"];

    public IReadOnlyList<StagingTable> Tables => NsoPopulationContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["AdministrativeUnit", "PopulationBasis"];

    public FeedDelivery Delivery => NsoPopulationDelivery.Star;

    public IReadOnlyList<RuleText> Rules { get; } = [.. NsoPopulationRules.File.Select(rule => RuleText.Of(rule.Rule)), .. NsoPopulationRules.Cell.Select(rule => RuleText.Of(rule.Rule))];

    public IReceivedCounter CreateCounter() => new NsoPopulationReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new NsoPopulationReader(reading);

    /// <summary>Figures name nobody: the bytes of the figure are one field.</summary>
    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        place.ByteCount is > 0 and < 100_000 ? [new RecordField("", 0, "value", Encoding.UTF8.GetString(EnvelopeFields.Bytes(content, place.ByteOffset, (int)place.ByteCount)).Trim(), MayShow: true)] : [];
}
