using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Star;

/// <summary>Rows of two facts that must say the same of one record, such as a claim and its lines; asked of the star itself after delivery.</summary>
/// <remarks>Catches what the account cannot see: a line whose amount was lost or that stands under another month keeps every count right.</remarks>
/// <param name="Fact">The fact with one row per record.</param>
/// <param name="Disagreeing">A query for the records from @first to @last that disagree: SourceFileKey, RecordNumber, then two quantities for each of <paramref name="Pairs"/>, as its level counts them.</param>
/// <param name="Pairs">What is compared, and by how much the two may differ.</param>
public sealed record StarAgreement(FactDelivery Fact, string Disagreeing, IReadOnlyList<(LedgerLevel Level, string FirstName, string SecondName, long Tolerance)> Pairs);
