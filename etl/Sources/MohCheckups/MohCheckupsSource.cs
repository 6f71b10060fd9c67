using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>Health check-ups and screenings that facilities send to the health sector: envelopes KHAMSUCKHOE.</summary>
public sealed class MohCheckupsSource : ISource
{
    private static readonly HashSet<string> RecordElements = new(StringComparer.Ordinal) { "HOSO" };

    public string FeedCode => "MohCheckups";

    public SourceDescription Description { get; } = new(
        "Ministry of Health, provincial health department",
        "health check-ups and screenings: when, where, for whom, who pays, health class",
        "kết quả khám sức khỏe, khám sàng lọc: thời gian, cơ sở, đối tượng, nguồn chi trả, phân loại sức khỏe",
        "as facilities send them; complete for a month by day 5 of the next",
        "one check-up of one person",
        "QĐ 1551/QĐ-BYT 2026, QĐ 2062/QĐ-BYT 2026; NQ 72-NQ/TW (free yearly check-up or screening)",
        new Office("provincial health department, professional affairs office (phòng Nghiệp vụ Y)", "Sở Y tế, phòng Nghiệp vụ Y"),
        "check-ups", "lượt khám sức khỏe", "check-ups with a health class", "lượt khám có phân loại sức khỏe") { SilentAfterDays = 7 };

    public IReadOnlyList<string> FileExtensions { get; } = [".xml", ".json"];

    public IReadOnlyList<StagingTable> Tables => MohCheckupsContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["Facility", "AdministrativeUnit", "Member"];

    public FeedDelivery Delivery => MohCheckupsDelivery.Star;

    public IReadOnlyList<RuleText> Rules { get; } = [.. MohCheckupsRules.Reading, .. MohCheckupsRules.Record.Select(RuleText.Of), .. MohCheckupsRules.Staged];

    public IReceivedCounter CreateCounter() => new MohCheckupsReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new MohCheckupsReader(reading);

    /// <summary>Records inside a message (JSON) are not taken apart.</summary>
    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [] : EnvelopeFields.Of(content, RecordElements, place, MayShow);

    /// <summary>An address names people too: communes of residence stay masked.</summary>
    private static bool? MayShow(string document, string field) =>
        MohCheckupsContract.DocumentOf(document) is { } known && MohCheckupsContract.Fields.FirstOrDefault(item => item.Document == known.Number && item.Name == field) is { } found
            ? found.Storage is CheckupFieldStorage.Stored or CheckupFieldStorage.Checked && !field.Contains("CU_TRU", StringComparison.Ordinal)
            : null;
}
