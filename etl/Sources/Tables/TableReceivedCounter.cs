using BhytWarehouse.Etl.Audit;
namespace BhytWarehouse.Etl.Sources.Tables;
internal sealed class TableReceivedCounter(IReadOnlyList<CountedLayout> layouts) : IReceivedCounter
{
    public ReceivedCount Count(Stream content, CancellationToken cancellationToken) => throw new NotSupportedException($"{layouts.Count} layouts: the counter follows within the hour.");
}
