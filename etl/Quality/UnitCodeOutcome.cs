namespace BhytWarehouse.Etl.Quality;

/// <summary>What a code of a unit says, with or without a date beside it.</summary>
public enum UnitCodeOutcome
{
    /// <summary>It names one unit, or one unit that kept its code through the reform.</summary>
    Resolved,

    /// <summary>It has no date and can name two units: refuse it.</summary>
    Ambiguous,

    /// <summary>No unit has the code on the day, or ever.</summary>
    Unknown,
}
