using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>Participants and their cards, as the social insurance agency extracts them: one row per validity of a card.</summary>
public sealed class VssEnrolmentSource : ISource
{
    public string FeedCode => "VssEnrolment";

    public IReadOnlyList<string> FileExtensions { get; } = [".csv"];

    public IReadOnlyList<StagingTable> Tables => VssEnrolmentContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["AdministrativeUnit", "Facility", "ParticipantGroup", "Household", "Member"];

    public IReceivedCounter CreateCounter() => new VssEnrolmentReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new VssEnrolmentReader(reading);
}
