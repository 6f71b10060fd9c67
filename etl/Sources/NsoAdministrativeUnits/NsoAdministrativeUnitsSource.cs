using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>The statistics office's administrative units: the conversion workbook, lists at a day as tables or as answers of the service DMDVHC, changes after 2025-07-01.</summary>
public sealed class NsoAdministrativeUnitsSource : ISource
{
    private readonly UnitTables _tables = new();

    public string FeedCode => _tables.FeedCode;

    public SourceDescription Description => _tables.Description;

    public IReadOnlyList<string> FileExtensions => [.. _tables.FileExtensions, ".xml"];

    public IReadOnlyList<StagingTable> Tables => _tables.Tables;

    public IReadOnlyList<string> Dimensions => _tables.Dimensions;

    public FeedDelivery Delivery => _tables.Delivery;

    public IReadOnlyList<RuleText> Rules => [.. _tables.Rules, NsoAdministrativeUnitsRules.Answer, NsoAdministrativeUnitsRules.AnswerDate];

    public IReceivedCounter CreateCounter() => new UnitListCounter(_tables.CreateCounter());

    public ISourceReader CreateReader(SourceReading reading) => new UnitListReader(_tables.CreateReader(reading));

    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        fileName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? [] : _tables.FieldsOf(fileName, content, place, cancellationToken);
}
