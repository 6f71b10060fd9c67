using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Claims that facilities send to the insurance gateway: envelopes of QĐ 130/QĐ-BYT with its amendments QĐ 4750 and QĐ 3176.</summary>
public sealed class VssClaimsSource : ISource
{
    private static readonly HashSet<string> RecordElements = new(StringComparer.Ordinal) { "HOSO", "TRANG_THAI_KCB" };

    public string FeedCode => "VssClaims";

    public SourceDescription Description { get; } = new(
        "Vietnam Social Security",
        "claims of facilities: dossiers with their drugs, services and papers",
        "hồ sơ đề nghị thanh toán của cơ sở khám chữa bệnh",
        "daily; complete for a month by day 5 of the next",
        "one dossier (one encounter)",
        "QĐ 130/QĐ-BYT 2023, QĐ 4750/QĐ-BYT 2023, QĐ 3176/QĐ-BYT 2024; TT 48/2017/TT-BYT",
        new Office("provincial social security, assessment office (phòng Giám định BHYT)", "BHXH tỉnh, phòng Giám định BHYT"),
        "dossiers", "hồ sơ", "đồng asked of fund", "đồng đề nghị quỹ") { SilentAfterDays = 3 };

    public IReadOnlyList<string> FileExtensions { get; } = [".xml"];

    public IReadOnlyList<StagingTable> Tables => VssClaimsTables.All;

    public IReadOnlyList<string> Dimensions { get; } = ["Facility", "AdministrativeUnit", "ParticipantGroup", "Member", "Practitioner", "Department", "Diagnosis", "ServiceItem", "Drug"];

    public FeedDelivery Delivery => VssClaimsDelivery.Star;

    public IReadOnlyList<RuleText> Rules { get; } = VssClaimsRules.All;

    public IReceivedCounter CreateCounter() => new VssClaimsReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new VssClaimsReader(reading);

    public IReadOnlyList<RecordField> FieldsOf(string fileName, Stream content, RecordPlace place, CancellationToken cancellationToken) =>
        EnvelopeFields.Of(content, RecordElements, place, MayShow);

    /// <summary>An address names people too: communes of residence stay masked.</summary>
    private static bool? MayShow(string document, string field)
    {
        int table = VssClaimsContract.TableNumber(Encoding.UTF8.GetBytes(document));
        int index = table < 0 ? -1 : VssClaimsContract.Tables[table].IndexOf(Encoding.UTF8.GetBytes(field));
        return index < 0 ? null : VssClaimsContract.Tables[table].Fields[index].MayBeShown && !field.Contains("CU_TRU", StringComparison.Ordinal);
    }
}
