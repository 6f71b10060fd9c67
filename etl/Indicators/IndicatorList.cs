using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Writes what the headers of the indicators say to dim.Indicator, because report tables need their names and how they come to a quarter and a year.</summary>
internal static class IndicatorList
{
    public static void Write(SqliteConnection connection)
    {
        connection.Run("DELETE FROM dim_Indicator WHERE IndicatorKey > 0");
        int key = 0;
        foreach (WarehouseObject indicator in IndicatorRun.Indicators)
        {
            string hidden = indicator.Header.GetValueOrDefault("Hides", "");
            connection.Run(
                """
                INSERT INTO dim_Indicator (IndicatorKey, IndicatorCode, IndicatorName, NumeratorMeaning, DenominatorMeaning, CautionText, PeriodCode, UnitsCode, IsNumeratorHidden, IsDenominatorHidden)
                VALUES (@key, @code, @name, @numerator, @denominator, @caution, @period, @units, @hidesNumerator, @hidesDenominator)
                """,
                ("@key", ++key), ("@code", indicator.Code!), ("@name", indicator.Title!), ("@numerator", indicator.Header["Numerator"]), ("@denominator", indicator.Header["Denominator"]), ("@caution", indicator.Header["Caution"]),
                ("@period", CodeOf(indicator)), ("@units", UnitsRules.Of(indicator).ToString()), ("@hidesNumerator", hidden.Contains("Numerator", StringComparison.Ordinal) ? 1 : 0), ("@hidesDenominator", hidden.Contains("Denominator", StringComparison.Ordinal) ? 1 : 0));
        }
    }

    private static string CodeOf(WarehouseObject indicator) => indicator.Header["Period"] switch
    {
        "flow" => "Flow",
        "stock" => "Stock",
        "flow over stock" => "FlowOverStock",
        string other => throw new InvalidOperationException($"indicator.{indicator.Name}: Period is '{other}'; expected flow, stock or flow over stock. Correct the header."),
    };
}
