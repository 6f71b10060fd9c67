namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A published value with what its place says; the subject of the rules for values.</summary>
/// <param name="Number">Null when the value is no number that can be held.</param>
/// <param name="IsTaken">Average population of a province as a whole; all other values are counted but not stored.</param>
internal sealed record PopulationCell(int RecordNumber, StatValue Value, decimal? Number, bool IsTaken, PopulationArea Area, PopulationYear Year, int CurrentYear)
{
    /// <summary>Thousands to persons, rounded half away from zero; of a value that is not taken, the control total.</summary>
    public long Thousandfold => (long)Math.Round(Number!.Value * 1000, MidpointRounding.AwayFromZero);
}
