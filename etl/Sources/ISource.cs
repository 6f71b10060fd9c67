using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources;

/// <summary>One feed: what it is called, how its files are counted and read, what it fills.</summary>
public interface ISource
{
    /// <summary>Publisher and content, such as VssClaims.</summary>
    string FeedCode { get; }

    /// <summary>Who publishes it, how often, under which law: the feed's line in the source register.</summary>
    SourceDescription Description { get; }

    /// <summary>The endings of files that belong to the feed, such as .xml; others in a folder are reported, not read.</summary>
    IReadOnlyList<string> FileExtensions { get; }

    /// <summary>The tables its reader fills, by position in <see cref="StagingBatch.Buffers"/>; the last two are Finding and Quarantine.</summary>
    IReadOnlyList<StagingTable> Tables { get; }

    /// <summary>The dimensions that delivery brings up to date before the facts, in order: conform.X → dim.X.</summary>
    IReadOnlyList<string> Dimensions { get; }

    /// <summary>How its staged rows reach the star and are counted there.</summary>
    FeedDelivery Delivery { get; }

    /// <summary>Every rule of its gate.</summary>
    IReadOnlyList<RuleText> Rules { get; }

    IReceivedCounter CreateCounter();

    /// <summary>A reader for one thread.</summary>
    ISourceReader CreateReader(SourceReading reading);

    /// <summary>One record of a landed file, field by field, with what the contract says of each; empty where the form lets no record be taken apart.</summary>
    /// <remarks>For <see cref="MaskedField"/> alone: nothing else may show a text of it.</remarks>
    IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) => [];
}
