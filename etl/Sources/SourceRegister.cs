using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources;

/// <summary>Every feed, with how it reaches the star.</summary>
public sealed class SourceRegister
{
    private readonly Dictionary<string, (ISource Source, FeedDelivery Delivery)> _feeds;

    public SourceRegister(params ReadOnlySpan<(ISource Source, FeedDelivery Delivery)> feeds)
    {
        _feeds = new Dictionary<string, (ISource, FeedDelivery)>(StringComparer.OrdinalIgnoreCase);
        foreach ((ISource source, FeedDelivery delivery) in feeds)
        {
            _feeds.Add(source.FeedCode, (source, delivery));
        }
    }

    /// <summary>The feeds in the order in which `run` takes them: who is insured and how many people there are before what was paid for them.</summary>
    public static SourceRegister All { get; } = new(
        (new NsoPopulation.NsoPopulationSource(), FeedDelivery.NsoPopulation),
        (new VssEnrolment.VssEnrolmentSource(), FeedDelivery.VssEnrolment),
        (new VssClaims.VssClaimsSource(), FeedDelivery.VssClaims));

    public IEnumerable<ISource> Sources => _feeds.Values.Select(feed => feed.Source);

    public ISource this[string feedCode] =>
        _feeds.TryGetValue(feedCode, out (ISource Source, FeedDelivery Delivery) feed)
            ? feed.Source
            : throw new ArgumentException($"There is no feed '{feedCode}'; there are {string.Join(", ", _feeds.Keys)}.", nameof(feedCode));

    public FeedDelivery DeliveryOf(string feedCode) => _feeds[feedCode].Delivery;
}
