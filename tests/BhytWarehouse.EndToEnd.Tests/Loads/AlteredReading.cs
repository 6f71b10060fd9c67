using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A source whose reader misunderstands what it reads, and so holds back what the genuine one accepts; the count at landing stays the genuine one.</summary>
internal sealed class AlteredReading(ISource genuine, Func<string, string> alter) : ISource
{
    public string FeedCode => genuine.FeedCode;

    public SourceDescription Description => genuine.Description;

    public IReadOnlyList<string> FileExtensions => genuine.FileExtensions;

    public IReadOnlyList<StagingTable> Tables => genuine.Tables;

    public IReadOnlyList<string> Dimensions => genuine.Dimensions;

    public FeedDelivery Delivery => genuine.Delivery;

    public IReadOnlyList<RuleText> Rules => genuine.Rules;

    public IReceivedCounter CreateCounter() => genuine.CreateCounter();

    public ISourceReader CreateReader(SourceReading reading) => new Reader(genuine.CreateReader(reading), alter);

    private sealed class Reader(ISourceReader genuineReader, Func<string, string> alter) : ISourceReader
    {
        public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
        {
            using StreamReader text = new(content, Encoding.UTF8);
            return genuineReader.Read(file, new MemoryStream(Encoding.UTF8.GetBytes(alter(text.ReadToEnd()))), sink, cancellationToken);
        }

        public void Dispose() => genuineReader.Dispose();
    }
}
