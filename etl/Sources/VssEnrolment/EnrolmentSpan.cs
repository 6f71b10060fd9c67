using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>What a row says of the validity of a card, in the words of whichever form it came.</summary>
internal static class EnrolmentSpan
{
    public const string Increase = "increase";
    public const string Decrease = "decrease";
    public const int OpenEndDateKey = 99991231;
    public const int FirstDateKey = 19900101;
    public const int LastDateKey = 20401231;

    public static int Start(TableRow row) => row.Layout == "Extract" ? row.DateKey("GT_THE_TU") : (row.MonthKey("TU_THANG") * 100) + 1;

    /// <summary>An end that is left open or lies beyond the calendar of the warehouse is open.</summary>
    public static int End(TableRow row)
    {
        if (row.Layout == "Extract")
        {
            int end = row.DateKey("GT_THE_DEN");
            return end is 0 or > LastDateKey ? OpenEndDateKey : end;
        }

        if (Plan(row) == "GH" || row.Count("SO_THANG") == 0)
        {
            return Start(row);
        }

        int month = row.MonthKey("TU_THANG");
        long lastMonth = (month / 100 * 12L) + (month % 100) - 2 + row.Count("SO_THANG");
        if (lastMonth / 12 > LastDateKey / 10_000)
        {
            return OpenEndDateKey;
        }

        int year = (int)(lastMonth / 12);
        int monthOfYear = (int)(lastMonth % 12) + 1;
        return (year * 10_000) + (monthOfYear * 100) + DateTime.DaysInMonth(year, monthOfYear);
    }

    /// <summary>The form tells increases from decreases by the block in which a row stands; whether an increase is new or renewed it does not tell, and it counts as new.</summary>
    public static string Plan(TableRow row) => row.Layout != "D03" ? row.Text("PHUONG_AN") : row.Block switch { Increase => "TM", Decrease => "GH", _ => "" };

    /// <summary>A list is dated by its month, an import sheet by the first month of the row; their first day comes before every extract of that month, which knows better.</summary>
    public static long ExtractDateKey(TableRow row)
    {
        int key = row.Layout switch
        {
            "Extract" => row.DateKey("NGAY_TRICH"),
            "D03" => row.MonthKey("KY") > 0 ? (row.MonthKey("KY") * 100) + 1 : 0,
            _ => row.MonthKey("TU_THANG") > 0 ? (row.MonthKey("TU_THANG") * 100) + 1 : 0,
        };
        return key > 0 ? key : -100;
    }
}
