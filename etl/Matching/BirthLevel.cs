namespace BhytWarehouse.Etl.Matching;

/// <summary>How two birth dates agree.</summary>
public enum BirthLevel : byte
{
    Unknown,
    Day,

    /// <summary>Both know only the year.</summary>
    YearOnlyBoth,

    /// <summary>One knows only the year.</summary>
    YearOnlyOne,

    DayMonthSwapped,
    DayWrong,
    MonthWrong,
    YearWrong,

    /// <summary>The year and nothing else.</summary>
    Year,

    Different,
}
