namespace BhytWarehouse.Etl.Audit;

/// <summary>Counts what a file brought. An implementation may not use its source's reader, tokenizer or contract: it is the witness against them.</summary>
public interface IReceivedCounter
{
    /// <summary>Reads the file once, in bounded memory, and never throws on content: what cannot be counted is left out, and then the reader must refuse it.</summary>
    /// <remarks>The level File is added by the caller.</remarks>
    ReceivedCount Count(Stream content, CancellationToken cancellationToken);
}
