using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources;

/// <summary>One line of the source register: what the feed is, who answers for it, and what its ledger counts.</summary>
/// <param name="Publisher">The agency, such as "Vietnam Social Security".</param>
/// <param name="Title">What it holds, in a few words.</param>
/// <param name="Cadence">How often it is due, such as "monthly, by day 5".</param>
/// <param name="Grain">One record is one …</param>
/// <param name="LegalBasis">The document that orders or allows the hand-over.</param>
/// <param name="Contact">The office to ask, never a person; it answers for the rules of the feed that name no other.</param>
/// <param name="Records">What the ledger's records are, such as "rows".</param>
/// <param name="ControlTotal">What the ledger's amounts are, such as "đồng of support"; a feed without money names its control total, such as "people".</param>
public sealed record SourceDescription(
    string Publisher,
    string Title,
    string TitleVietnamese,
    string Cadence,
    string Grain,
    string LegalBasis,
    Office Contact,
    string Records,
    string RecordsVietnamese,
    string ControlTotal,
    string ControlTotalVietnamese)
{
    /// <summary>Days without a new file after which its silence is an alert, the cadence and some patience; 0 for a feed that comes when something happens.</summary>
    public int SilentAfterDays { get; init; }
}
