using System.Diagnostics;
using System.Threading.Channels;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Staging;

/// <summary>Reads and judges the files on as many threads as the machine has, and writes what they stage on the calling one.</summary>
/// <remarks>Memory does not depend on the files: a few batches travel between readers and writer, and readers wait when the writer is behind.</remarks>
/// <param name="newReading">What one reader needs; each thread has pseudonyms of its own.</param>
/// <param name="begin">Begins the transaction of a portion.</param>
public sealed class StagingPass(SqliteConnection connection, ISource source, Func<SourceReading> newReading, long firstRecordKey, long lastRecordKey, Func<SqliteTransaction> begin)
{
    private const int BatchBytes = 512 * 1024;
    private const int BatchesUnderWay = 8;

    /// <summary>Rows are committed in portions: an interrupted pass is wiped and done again, so a portion only bounds the write-ahead log.</summary>
    private const long BytesPerTransaction = 128L * 1024 * 1024;

    /// <summary>After this time the writer lets go of the warehouse whenever it waits for readers: other hosts get their turn.</summary>
    private static readonly TimeSpan LongTurn = TimeSpan.FromMilliseconds(250);

    private readonly StagingTable[] _tables = [.. source.Tables];
    private long _nextRecordKey = firstRecordKey - 1;

    /// <param name="open">Opens the landed bytes of a file.</param>
    /// <param name="progress">Records and hundredths of đồng brought to a decision so far.</param>
    public IReadOnlyDictionary<int, FileVerdict> Run(IReadOnlyList<SourceFile> files, Func<SourceFile, Stream> open, Action<int, long> progress, CancellationToken cancellationToken)
    {
        Channel<StagingBatch> filled = Channel.CreateBounded<StagingBatch>(new BoundedChannelOptions(BatchesUnderWay) { SingleReader = true });
        Channel<StagingBatch> empty = Channel.CreateUnbounded<StagingBatch>();
        Dictionary<int, FileVerdict> verdicts = [];
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int next = -1;
        int readerCount = Math.Clamp(Environment.ProcessorCount, 1, Math.Max(1, files.Count));

        void ReadFiles()
        {
            SourceReading reading = newReading();
            using Quality.Pseudonyms pseudonyms = reading.Pseudonyms;
            using ISourceReader reader = source.CreateReader(reading);
            Sink sink = new(this, filled.Writer, empty.Reader, stop.Token);
            int index;
            while ((index = Interlocked.Increment(ref next)) < files.Count)
            {
                stop.Token.ThrowIfCancellationRequested();
                using Stream content = open(files[index]);
                FileVerdict verdict = reader.Read(files[index], content, sink, stop.Token);
                lock (verdicts)
                {
                    verdicts.Add(files[index].SourceFileKey, verdict);
                }
            }

            sink.Flush();
        }

        Task[] readers = [.. Enumerable.Range(0, readerCount).Select(_ => Task.Factory.StartNew(ReadFiles, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task allRead = Task.WhenAll(readers);
        _ = allRead.ContinueWith(task => filled.Writer.TryComplete(task.Exception?.GetBaseException()), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            Write(filled.Reader, empty.Writer, progress, cancellationToken);
        }
        catch
        {
            stop.Cancel();
            // The readers must have let go of their files before the caller cleans up; what they throw now follows from the stop.
            ((IAsyncResult)allRead).AsyncWaitHandle.WaitOne();
            throw;
        }

        allRead.GetAwaiter().GetResult();
        return verdicts;
    }

    private void Write(ChannelReader<StagingBatch> filled, ChannelWriter<StagingBatch> empty, Action<int, long> progress, CancellationToken cancellationToken)
    {
        SqliteBulkWriter[] writers = [.. _tables.Select(table => new SqliteBulkWriter(connection, table))];
        SqliteTransaction? transaction = null;
        try
        {
            long bytes = 0;
            long begun = 0;
            while (filled.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
            {
                while (filled.TryRead(out StagingBatch? batch))
                {
                    if (transaction is null)
                    {
                        transaction = begin();
                        begun = Stopwatch.GetTimestamp();
                        bytes = 0;
                    }

                    for (int index = 0; index < writers.Length; index++)
                    {
                        writers[index].Write(batch.Buffers[index]);
                    }

                    bytes += batch.ByteCount;
                    progress(batch.RecordCount, batch.AmountHundredths);
                    batch.Clear();
                    empty.TryWrite(batch);
                    if (bytes > BytesPerTransaction)
                    {
                        End();
                    }
                }

                if (transaction is not null && Stopwatch.GetElapsedTime(begun) > LongTurn)
                {
                    End();
                }
            }

            End();
        }
        finally
        {
            transaction?.Dispose();
            foreach (SqliteBulkWriter writer in writers)
            {
                writer.Dispose();
            }
        }

        void End()
        {
            transaction?.Commit();
            transaction?.Dispose();
            transaction = null;
        }
    }

    private sealed class Sink(StagingPass pass, ChannelWriter<StagingBatch> filled, ChannelReader<StagingBatch> empty, CancellationToken stop) : IStagingSink
    {
        public StagingBatch Batch { get; private set; } = new(pass._tables);

        public void RecordEnded()
        {
            if (Batch.ByteCount >= BatchBytes)
            {
                Flush();
            }
        }

        public long NextRecordKey()
        {
            long key = Interlocked.Increment(ref pass._nextRecordKey);
            return key <= pass.LastRecordKey
                ? key
                : throw new InvalidOperationException($"{pass.Source}: the reader found more records than were counted at landing; nothing was published.");
        }

        public void Flush()
        {
            filled.WriteAsync(Batch, stop).AsTask().GetAwaiter().GetResult();
            Batch = empty.TryRead(out StagingBatch? used) ? used : new StagingBatch(pass._tables);
        }
    }

    private string Source => source.FeedCode;

    private long LastRecordKey => lastRecordKey;
}
