using System.Text.Json;
using System.Text.Json.Serialization;

namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What the files contain, from the books of the generator, never from reading them again.</summary>
public sealed record SampleTruth
{
    public const string FileName = "truth.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required SampleProvinceOptions Options { get; init; }
    public required IReadOnlyList<FacilityTruth> Facilities { get; init; }

    /// <summary>Ordered by facility and month.</summary>
    public required IReadOnlyList<FacilityMonthTruth> Months { get; init; }

    /// <summary>Dossiers that count in the end.</summary>
    public required long CurrentDossiers { get; init; }

    /// <summary>HOSO written in files that are XML envelopes of the feed, refused files and the repeated file left out.</summary>
    public required long WrittenDossiers { get; init; }

    /// <summary>Valid versions that a newer valid one replaced, whichever arrived first.</summary>
    public required long SupersededDossiers { get; init; }

    /// <summary>The same content of a dossier again in another file; the file repeated as a whole is not in this figure.</summary>
    public required long DuplicateDossiers { get; init; }

    /// <summary>HOSO to be refused one by one; both HOSO of one MA_LK count.</summary>
    public required long RejectedDossiers { get; init; }

    /// <summary>Check-ins in files with the root of their own.</summary>
    public required long CheckIns { get; init; }

    /// <summary>Rows of XML0 … XML14 inside the dossiers that count.</summary>
    public required IReadOnlyDictionary<string, long> DocumentRows { get; init; }

    public required IReadOnlyList<FileTruth> Files { get; init; }
    public required IReadOnlyList<FaultTruth> Faults { get; init; }

    /// <summary>The day before the start and then each month of the period.</summary>
    public required IReadOnlyList<CoverageTruth> Coverage { get; init; }

    /// <summary>By month and commune, the same days as <see cref="Coverage"/>.</summary>
    public required IReadOnlyList<ResidentTruth> Residents { get; init; }

    /// <summary>By month and school.</summary>
    public required IReadOnlyList<SchoolTruth> Schools { get; init; }

    public required IReadOnlyList<PopulationTruth> PublishedPopulation { get; init; }

    /// <summary>Figures reported to the health sector that count in the end.</summary>
    public required IReadOnlyList<StatisticTruth> ReportedStatistics { get; init; }

    /// <summary>Every ledger, ordered by month and unit.</summary>
    public required IReadOnlyList<ContributionTruth> Contributions { get; init; }

    /// <summary>Of the first quarter; a facility that is not settled yet is missing.</summary>
    public required IReadOnlyList<SettlementTruth> Settlements { get; init; }

    /// <summary>A facility without an estimate is missing.</summary>
    public required IReadOnlyList<BudgetTruth> Budgets { get; init; }

    /// <summary>By facility and month of the portal's receipt.</summary>
    public required IReadOnlyList<ReportingTruth> Reporting { get; init; }

    /// <summary>Facilities, departments, practitioners and machines with their days.</summary>
    public IReadOnlyList<RegisterTruth> Registers { get; init; } = [];

    /// <summary>What each facility may use, with its price and days, and the list of diagnoses.</summary>
    public IReadOnlyList<CatalogueTruth> Catalogues { get; init; } = [];

    /// <summary>By month and facility.</summary>
    public IReadOnlyList<DigitalUseTruth> DigitalUse { get; init; } = [];

    /// <summary>By quarter, facility and survey form.</summary>
    public IReadOnlyList<SatisfactionTruth> Satisfaction { get; init; } = [];

    /// <summary>By quarter and facility.</summary>
    public IReadOnlyList<ComplaintTruth> Complaints { get; init; } = [];

    /// <summary>By decision and who was inspected.</summary>
    public IReadOnlyList<InspectionTruth> Inspections { get; init; } = [];

    /// <summary>Health check-ups by month, facility and payer, corrections included.</summary>
    public IReadOnlyList<CheckupTruth> Checkups { get; init; } = [];

    /// <summary>People reached by a check-up for the first time in the year, by month and commune.</summary>
    public IReadOnlyList<PreventiveCareTruth> PreventiveCare { get; init; } = [];

    /// <summary>Planted abuse and its look-alikes.</summary>
    public IReadOnlyList<PlantTruth> Plants { get; init; } = [];

    public static async Task<SampleTruth> ReadAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync<SampleTruth>(stream, Format, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidDataException($"{path} holds the JSON value null; expected the truth of a sample province. Make the sample again.");
        }
    }

    internal async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = File.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, this, Format, cancellationToken).ConfigureAwait(false);
        }
    }
}
