namespace BhytWarehouse.Jobs.PowerBI;

public enum RefreshStepKind
{
    Resumed,
    Asked,
    Accepted,
    LookedFor,
    Polled,
    Evicted,
}
