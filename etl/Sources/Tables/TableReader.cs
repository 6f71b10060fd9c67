using BhytWarehouse.Etl.Staging;
namespace BhytWarehouse.Etl.Sources.Tables;
internal sealed class TableReader(TableFeed feed, TableContract contract, TableRules rules, SourceReading reading) : ISourceReader
{
    public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken) => throw new NotSupportedException($"{feed.FeedCode} {contract.Staged} {rules.Form.Code} {reading.Today}: the reader follows within the hour.");
    public void Dispose() { }
}
