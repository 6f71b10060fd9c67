using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Claims that facilities send to the insurance gateway: envelopes of QĐ 130/QĐ-BYT with its amendments QĐ 4750 and QĐ 3176.</summary>
public sealed class VssClaimsSource : ISource
{
    public string FeedCode => "VssClaims";

    public IReadOnlyList<string> FileExtensions { get; } = [".xml"];

    public IReadOnlyList<StagingTable> Tables => VssClaimsTables.All;

    public IReadOnlyList<string> Dimensions { get; } = ["Facility", "AdministrativeUnit", "ParticipantGroup", "Member", "Practitioner", "Department", "Diagnosis", "ServiceItem", "Drug"];

    public IReceivedCounter CreateCounter() => new VssClaimsReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new VssClaimsReader(reading);
}
