using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>A source whose reader is right and whose rows are falsified on their way to staging: each record passes through the mutation, as one that a faulty reader would have made.</summary>
internal sealed class FalsifyingSource(ISource genuine, Action<FalsifiedRecord> falsify) : ISource
{
    public string FeedCode => genuine.FeedCode;

    public SourceDescription Description => genuine.Description;

    public IReadOnlyList<string> FileExtensions => genuine.FileExtensions;

    public IReadOnlyList<StagingTable> Tables => genuine.Tables;

    public IReadOnlyList<string> Dimensions => genuine.Dimensions;

    public FeedDelivery Delivery => genuine.Delivery;

    public IReadOnlyList<RuleText> Rules => genuine.Rules;

    public IReceivedCounter CreateCounter() => genuine.CreateCounter();

    public ISourceReader CreateReader(SourceReading reading) => new Reader(this, genuine.CreateReader(reading));

    private sealed class Reader(FalsifyingSource source, ISourceReader genuineReader) : ISourceReader
    {
        public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
        {
            Sink falsifying = new(source, sink);
            FileVerdict verdict = genuineReader.Read(file, content, falsifying, cancellationToken);
            falsifying.PassOn();
            return verdict;
        }

        public void Dispose() => genuineReader.Dispose();
    }

    private sealed class Sink(FalsifyingSource source, IStagingSink target) : IStagingSink
    {
        public StagingBatch Batch { get; } = new(source.Tables);

        public long NextRecordKey() => target.NextRecordKey();

        public void RecordEnded()
        {
            PassOn();
            target.RecordEnded();
        }

        public void PassOn()
        {
            FalsifiedRecord record = FalsifiedRecord.Of(source.Tables, Batch);
            source.Falsify(record);
            record.WriteTo(target.Batch);
            Batch.Clear();
        }
    }

    private void Falsify(FalsifiedRecord record) => falsify(record);
}
