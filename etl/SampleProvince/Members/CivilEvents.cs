namespace BhytWarehouse.SampleProvince.Members;

/// <summary>What changes the number of residents of a commune, in the order of the tables of counts.</summary>
internal static class CivilEvents
{
    public const int Birth = 0;
    public const int Death = 1;
    public const int ArrivalFromOutside = 2;
    public const int DepartureFromProvince = 3;
    public const int MoveIn = 4;
    public const int MoveOut = 5;
    public const int Count = 6;

    public static readonly string[] Codes = ["BIRTH", "DEATH", "ARRIVAL", "DEPARTURE", "MOVE-IN", "MOVE-OUT"];

    /// <summary>Births and arrivals add, the others take away.</summary>
    public static readonly int[] Signs = [1, -1, 1, -1, 1, -1];
}
