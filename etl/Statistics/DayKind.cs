namespace BhytWarehouse.Etl.Statistics;

/// <summary>What kind of day it is for those who work in Viet Nam. Anything but an ordinary day teaches nothing about ordinary ones.</summary>
public enum DayKind
{
    /// <summary>A working day or a usual weekend.</summary>
    Ordinary,

    /// <summary>A public holiday, the day that stands in for one that fell on a weekend, or a day off that is made up for on a Saturday.</summary>
    Holiday,

    /// <summary>Up to two days before and after a holiday: long weekends, bridges, and the crowd of the first day after.</summary>
    AroundHoliday,

    /// <summary>The lunar new year, from the second day before to the fourth after its first day: the statutory days off fall in it whichever way they are laid.</summary>
    Tet,

    /// <summary>Ten days before and after those: patients go home before Tết and come back late.</summary>
    AroundTet,

    /// <summary>A Saturday worked for a day off elsewhere.</summary>
    MadeUpWorkday,
}
