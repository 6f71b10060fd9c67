namespace BhytWarehouse.Etl.Matching;

/// <summary>What a matching of the whole star came to.</summary>
/// <param name="Standing">Links that stand now.</param>
/// <param name="ForReview">Of these the links that somebody should look at.</param>
/// <param name="Made">Links that did not stand before, or stood with another kind, status or evidence.</param>
/// <param name="Withdrawn">Links that were closed; they stay in the table.</param>
public sealed record WarehouseMatches(int Residents, int Insured, int Standing, int ForReview, int Made, int Withdrawn);
