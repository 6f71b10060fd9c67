namespace BhytWarehouse.Etl.Matching;

/// <summary>What two identities are compared by.</summary>
public enum MatchField : byte
{
    Name,
    Birth,
    CitizenId,
    InsuranceNumber,
    Sex,
    Place,
}
