namespace BhytWarehouse.Etl.Star;

/// <summary>Which version of a record counts.</summary>
/// <param name="Identity">Columns that say it is the same thing (facility and claim number).</param>
/// <param name="Order">Expressions over the fact's columns, later ones greater; the time of receipt and the file's hash follow by themselves.</param>
/// <param name="Content">Columns that say it has the same content; the same content again is a duplicate.</param>
/// <param name="OrderColumns">Columns behind <paramref name="Order"/> that a later duplicate carries forward, so that a version in between cannot win afterwards.</param>
/// <param name="Facts">All facts whose rows go when the record is replaced.</param>
public sealed record FactVersions(IReadOnlyList<string> Identity, IReadOnlyList<string> Order, IReadOnlyList<string> Content, IReadOnlyList<string> OrderColumns, IReadOnlyList<FactDelivery> Facts);
