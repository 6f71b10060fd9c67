using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources;

/// <summary>Reads, judges and stages the files of one feed, one after another, on one thread.</summary>
public interface ISourceReader : IDisposable
{
    /// <summary>Reads one file to its end. Rows go to the sink record by record; when the file is refused in the end, the caller removes what it staged.</summary>
    /// <exception cref="IOException">The file could not be read: the load fails, nothing is judged.</exception>
    FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken);
}
