using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>Participants and their cards, as the social insurance agency extracts them: one row per validity of a card.</summary>
public sealed class VssEnrolmentSource : ISource
{
    public string FeedCode => "VssEnrolment";

    public SourceDescription Description { get; } = new(
        "Vietnam Social Security",
        "participants and the validity of their cards",
        "người tham gia và thời hạn thẻ BHYT",
        "monthly",
        "one validity of one card",
        "Luật BHYT 25/2008/QH12 with its amendments; QĐ 595/QĐ-BHXH 2017, QĐ 490/QĐ-BHXH 2023",
        "provincial social security, collection and card office (phòng Quản lý thu - sổ, thẻ)",
        "rows", "dòng", "đồng of support", "đồng hỗ trợ");

    public IReadOnlyList<string> FileExtensions { get; } = [".csv"];

    public IReadOnlyList<StagingTable> Tables => VssEnrolmentContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["AdministrativeUnit", "Facility", "ParticipantGroup", "Household", "Member", "MemberIdentity"];

    public FeedDelivery Delivery => VssEnrolmentDelivery.Star;

    public IReadOnlyList<RuleText> Rules { get; } = [.. VssEnrolmentRules.File.Select(rule => RuleText.Of(rule.Rule)), .. VssEnrolmentRules.Outline.Concat(VssEnrolmentRules.Row).Concat(VssEnrolmentRules.Recurrence).Select(rule => RuleText.Of(rule.Rule))];

    public IReceivedCounter CreateCounter() => new VssEnrolmentReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new VssEnrolmentReader(reading);
}
