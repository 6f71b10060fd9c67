namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>Of the residents of a commune: those entitled to a group, of them those with any valid card, and those who hold a card of the group.</summary>
public sealed record EntitledTruth(int Entitled, int Covered, int Holders);
