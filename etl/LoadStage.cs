namespace BhytWarehouse.Etl;

/// <summary>What a load is doing, for whoever watches it.</summary>
public enum LoadStage
{
    Landing = 1,
    Reading = 2,
    Delivering = 3,
    Reconciling = 4,
}
