namespace BhytWarehouse.Etl.Matching;

/// <summary>One field's part in a link: what agreed or not, and how many bits it weighs.</summary>
/// <param name="Code">As in EvidenceWeights.csv: letter of the field and sign of the level.</param>
/// <param name="Bits">Base-2 logarithm of how much more often the level occurs between entries of one person than between entries of two; negative speaks against.</param>
public readonly record struct EvidenceItem(MatchField Field, string Code, double Bits);
