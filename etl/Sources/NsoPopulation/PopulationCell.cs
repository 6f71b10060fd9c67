using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A published value with what its place says; the subject of the rules for values.</summary>
/// <param name="Number">Null when the value is no number that can be held.</param>
/// <param name="Listing">Of which time the table lists the provinces.</param>
/// <param name="IsTaken">Average population of a province as a whole; all other values are counted but not stored.</param>
internal sealed record PopulationCell(int RecordNumber, StatValue Value, decimal? Number, bool IsTaken, PopulationArea Area, PopulationYear Year, int CurrentYear, ProvinceListing Listing)
{
    /// <summary>Whether the province had its code at the end of the year.</summary>
    public bool IsCodeOfItsYear => UnitCodes.Embedded.Resolve(Area.Code!, (Year.Number * 10_000) + 1231).Outcome == UnitCodeOutcome.Resolved;

    /// <summary>Whether the table lists the provinces of another time than the year's, so that the code may mean the province with or without those that were merged into it.</summary>
    public bool IsCodeOfAnotherTime =>
        UnitCodes.Embedded.Resolve(Area.Code!, 0).Outcome == UnitCodeOutcome.Ambiguous && Listing != (Year.Number >= UnitCodes.Embedded.FirstNewDateKey / 10_000 ? ProvinceListing.New : ProvinceListing.Old);

    /// <summary>Thousands to persons, rounded half away from zero; of a value that is not taken, the control total.</summary>
    public long Thousandfold => (long)Math.Round(Number!.Value * 1000, MidpointRounding.AwayFromZero);
}
