using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>A feed that comes as tables, in CSV text or Excel workbooks; what is its own are data (Contract.csv, Headings.csv) and rules.</summary>
public abstract class TableSource : ISource
{
    private readonly TableFeed _feed;

    protected TableSource(TableFeed feed)
    {
        _feed = feed;
        Contract = TableContract.Of(GetType(), feed);
        CommonRules = new TableRules(feed.RulePrefix, [.. Contract.Layouts.SelectMany(layout => layout.Fields).Select(field => field.CodeList).Where(list => list.Length > 0).Distinct(StringComparer.Ordinal)]);
        Tables = [Contract.Staged, QualityTables.Finding, QualityTables.Quarantine];
        Rules = [.. CommonRules.All.Concat(feed.FieldRules.Select(rule => rule.Text)).Concat(feed.Rules.Select(RuleText.Of)).DistinctBy(rule => rule.Code)];
    }

    public string FeedCode => _feed.FeedCode;

    public SourceDescription Description => _feed.Description;

    /// <summary>.xls belongs to the feed so that it is refused with advice instead of being passed over.</summary>
    public IReadOnlyList<string> FileExtensions { get; } = [".csv", ".tsv", ".xlsx", ".xlsm", ".xls"];

    public TableContract Contract { get; }

    public IReadOnlyList<StagingTable> Tables { get; }

    public IReadOnlyList<string> Dimensions => _feed.Dimensions;

    public FeedDelivery Delivery => _feed.Delivery;

    public IReadOnlyList<RuleText> Rules { get; }

    internal TableRules CommonRules { get; }

    public IReceivedCounter CreateCounter() => new TableReceivedCounter([.. Contract.Layouts.Select(CountedLayout.Of)]);

    public ISourceReader CreateReader(SourceReading reading) => new TableReader(_feed, Contract, CommonRules, reading);

    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        TableRecordFields.Of(Contract, content, place.RecordNumber, cancellationToken);
}
