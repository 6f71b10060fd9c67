namespace BhytWarehouse.Etl.Star;

/// <summary>A code of the publisher that must be found again in the star: how many rows carry it there may not be more than were staged with it.</summary>
/// <remarks>
/// Catches what counts and amounts cannot see: a row that stands under another commune, sex or care type keeps both. A code that no member knows may become the unknown member, so
/// the star may know less of one code, never more.
/// </remarks>
/// <param name="Staged">An expression over the row called "staged".</param>
/// <param name="Column">The fact's column: the key of a member, or the code itself.</param>
/// <param name="Dimension">X of dim.X whose key the column is; empty where the column holds the code itself.</param>
/// <param name="Code">The member's column that holds the code.</param>
public sealed record StarCode(FactDelivery Fact, string Staged, string Column, string Dimension = "", string Code = "");
