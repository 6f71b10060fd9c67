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

    /// <summary>Day and month, and all digits of the year but one.</summary>
    YearDigitWrong,


    /// <summary>The year and nothing else.</summary>
    Year,

    Different,
}
