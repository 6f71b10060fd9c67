using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>Average population by province and year, as the statistics office publishes it.</summary>
public sealed class NsoPopulationSource : ISource
{
    public string FeedCode => "NsoPopulation";

    public IReadOnlyList<string> FileExtensions { get; } = [".json"];

    public IReadOnlyList<StagingTable> Tables => NsoPopulationContract.Tables;

    public IReadOnlyList<string> Dimensions { get; } = ["AdministrativeUnit", "PopulationBasis"];

    public IReceivedCounter CreateCounter() => new NsoPopulationReceivedCounter();

    public ISourceReader CreateReader(SourceReading reading) => new NsoPopulationReader(reading);
}
