namespace BhytWarehouse.Etl.Star;

/// <summary>Which version of a record counts.</summary>
/// <param name="Identity">Columns that say it is the same thing (facility and claim number).</param>
/// <param name="Order">Expressions over the row, called "record", later ones greater; the time of receipt and the file's hash follow by themselves.</param>
/// <param name="Content">Columns that say it has the same content; the same content again is a duplicate.</param>
/// <param name="OrderColumns">Columns behind <paramref name="Order"/> that a later duplicate carries forward, so that a version in between cannot win afterwards.</param>
/// <param name="FacilityCode">Expression over the row for the ledger; '' where the feed has no facility.</param>
/// <param name="MonthKey">Expression over the row for the ledger; -1 where the feed has no month.</param>
/// <param name="Facts">All facts whose rows go when the record is replaced.</param>
public sealed record FactVersions(IReadOnlyList<string> Identity, IReadOnlyList<string> Order, IReadOnlyList<string> Content, IReadOnlyList<string> OrderColumns, string FacilityCode, string MonthKey, IReadOnlyList<FactDelivery> Facts)
{
    /// <summary>Whether a held record names itself as the fact does: Identity is a facility and the record's code, and SubmissionDateKey comes first in Order.</summary>
    public bool NamesHeldRecords { get; init; }

    /// <summary>Where records stand that were withdrawn; null where the feed's records cannot be.</summary>
    public WithdrawnRecords? Withdrawn { get; init; }
}
