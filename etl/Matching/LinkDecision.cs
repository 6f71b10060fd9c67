namespace BhytWarehouse.Etl.Matching;

/// <summary>What an operator decided about two identities; it outweighs every evidence.</summary>
public sealed record LinkDecision(long OneKey, long OtherKey, bool IsOnePerson);
