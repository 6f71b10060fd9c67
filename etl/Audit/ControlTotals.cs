using System.Globalization;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The control totals of the report tables: taken when the figures are computed, part of what Power BI reads, and what its answers are held against.</summary>
public sealed partial class ControlTotals(SqliteConnection connection)
{
    /// <summary>The measure that counts rows.</summary>
    public const string Rows = "Rows";

    /// <summary>The report table that holds the totals themselves; it has none of its own.</summary>
    public const string Table = "ControlTotal";

    /// <summary>Told the name of each report table before its totals are taken, for measuring.</summary>
    public Action<string>? PartBegan { get; init; }

    /// <summary>The number of the figure run whose totals stand in the warehouse; 0 before the first.</summary>
    public int FigureRunNumber => (int)connection.ScalarLong("SELECT COALESCE(MAX(FigureRunNumber), 0) FROM fact_ControlTotal");

    /// <summary>The newest publication that the figures include; 0 before the first.</summary>
    public int PublicationNumber => (int)connection.ScalarLong("SELECT COALESCE(MAX(PublicationNumber), 0) FROM fact_ControlTotal");

    /// <summary>The columns of a report table that have a total: its measures, and its months, days and years, whose sum tells when a row moves between them.</summary>
    public static IReadOnlyList<string> MeasuresOf(WarehouseObject mart) =>
        [.. mart.Columns.Where(column => column.SqliteType != "TEXT" && (ConservationLaw.IsMeasure(column.Name) || Period().IsMatch(column.Name))).Select(column => column.Name)];

    public IReadOnlyList<ControlTotal> Read() =>
        connection.Rows("SELECT TableName, MeasureName, CAST(ROUND(ControlQuantity * 100, 0) AS bigint) FROM fact_ControlTotal ORDER BY TableName, MeasureName", reader => new ControlTotal(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));

    /// <summary>What the report tables hold at this moment.</summary>
    public IReadOnlyList<ControlTotal> Compute() => [.. WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Name != Table).SelectMany(Compute)];

    /// <summary>Takes the totals of a new figure run, within the transaction of its figures: of the report tables that can show anything else now, and of those cut by facility only the facilities whose dossiers changed.</summary>
    internal void Write(FigureChanges changes)
    {
        int number = FigureRunNumber + 1;
        long publication = connection.ScalarLong("SELECT COALESCE(MAX(PublicationNumber), 0) FROM audit_LoadRun");
        if (changes.IsEverything)
        {
            connection.Run("DELETE FROM fact_ControlTotal");
        }

        foreach (WarehouseObject mart in WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Name != Table && changes.HasChanged($"mart.{item.Name}")))
        {
            connection.Run("DELETE FROM fact_ControlTotal WHERE TableName = @table", ("@table", mart.Name));
            foreach (ControlTotal total in FacilitySlices.AreOf(mart) ? ComputeSlices(mart, changes) : Compute(mart))
            {
                connection.Run(
                    "INSERT INTO fact_ControlTotal (TableName, MeasureName, ControlQuantity, FigureRunNumber, PublicationNumber) VALUES (@table, @measure, @quantity, @number, @publication)",
                    ("@table", total.Table), ("@measure", total.Measure), ("@quantity", Quantity(total.Hundredths)), ("@number", number), ("@publication", publication));
            }
        }

        connection.Run("UPDATE fact_ControlTotal SET FigureRunNumber = @number, PublicationNumber = @publication", ("@number", number), ("@publication", publication));
    }

    /// <summary>The totals of a report table by facility, kept in audit.FiguredTotal, and what they come to.</summary>
    private List<ControlTotal> ComputeSlices(WarehouseObject mart, FigureChanges changes)
    {
        PartBegan?.Invoke($"totals mart.{mart.Name}");
        bool isPart = changes.AreOnlyDossiers($"mart.{mart.Name}");
        connection.Run($"DELETE FROM audit_FiguredTotal WHERE TableName = @table{(isPart ? $" AND FacilityCode IN ({DossierReach.FacilityCodes})" : "")}", ("@table", mart.Name));
        IReadOnlyList<string> measures = [.. MeasuresOf(mart).Prepend(Rows)];
        foreach ((string facility, long[] sums) in connection.Rows(
            $"SELECT FacilityCode, {Sums(mart)} FROM {(isPart ? changes.Dossiers!.OfFacilities.ViewOf(mart) : mart.SqliteName)} GROUP BY FacilityCode",
            reader => (reader.GetString(0), Enumerable.Range(1, measures.Count).Select(reader.GetInt64).ToArray())))
        {
            for (int index = 0; index < measures.Count; index++)
            {
                connection.Run(
                    "INSERT INTO audit_FiguredTotal (TableName, FacilityCode, MeasureName, HundredthCount) VALUES (@table, @facility, @measure, @hundredths)",
                    ("@table", mart.Name), ("@facility", facility), ("@measure", measures[index]), ("@hundredths", sums[index]));
            }
        }

        Dictionary<string, long> whole = connection.Rows(
            "SELECT MeasureName, SUM(HundredthCount) FROM audit_FiguredTotal WHERE TableName = @table GROUP BY MeasureName", reader => (reader.GetString(0), reader.GetInt64(1)), ("@table", mart.Name)).ToDictionary(row => row.Item1, row => row.Item2);
        return [.. measures.Select(measure => new ControlTotal(mart.Name, measure, whole.GetValueOrDefault(measure)))];
    }

    private static string Sums(WarehouseObject mart) =>
        $"CAST(COUNT(*) AS bigint) * 100{string.Concat(MeasuresOf(mart).Select(measure => $", COALESCE(SUM(CAST(ROUND({measure} * 100, 0) AS bigint)), 0)"))}";

    /// <summary>Takes the totals of report tables again, within the transaction of what changed them between two figure runs, such as a reviewer's decision.</summary>
    public void Restate(params ReadOnlySpan<string> tables)
    {
        foreach (string table in tables)
        {
            foreach (ControlTotal total in Compute(WarehouseSchema.Find("mart", table)))
            {
                connection.Run("UPDATE fact_ControlTotal SET ControlQuantity = @quantity WHERE TableName = @table AND MeasureName = @measure", ("@table", table), ("@measure", total.Measure), ("@quantity", Quantity(total.Hundredths)));
            }
        }
    }

    /// <summary>Tells that a run changed no figure, such as the closing of a month: the figures are as new as it is.</summary>
    public void CarryForward(int publicationNumber) => connection.Run("UPDATE fact_ControlTotal SET PublicationNumber = @publication", ("@publication", publicationNumber));

    /// <summary>Report tables that no longer hold what they held when the figures were computed.</summary>
    public IReadOnlyList<FigureDifference> Differences()
    {
        Dictionary<(string, string), long> now = Compute().ToDictionary(total => (total.Table, total.Measure), total => total.Hundredths);
        return [.. Read().Where(total => now.GetValueOrDefault((total.Table, total.Measure)) != total.Hundredths)
            .Select(total => new FigureDifference("mart." + total.Table, total.Measure, "", string.Create(CultureInfo.InvariantCulture, $"control total of figure run {FigureRunNumber}"), total.Hundredths, now.GetValueOrDefault((total.Table, total.Measure))))];
    }

    private IEnumerable<ControlTotal> Compute(WarehouseObject mart)
    {
        PartBegan?.Invoke($"totals mart.{mart.Name}");
        IReadOnlyList<string> measures = MeasuresOf(mart);
        long[] sums = connection.Rows(
            $"SELECT {Sums(mart)} FROM {mart.SqliteName}",
            reader => Enumerable.Range(0, measures.Count + 1).Select(reader.GetInt64).ToArray()).Single();
        return measures.Prepend(Rows).Select((measure, index) => new ControlTotal(mart.Name, measure, sums[index]));
    }

    /// <summary>Whole quantities are bound as integers: a double would lose the last digits of the largest.</summary>
    private static object Quantity(long hundredths) => hundredths % 100 == 0 ? hundredths / 100 : hundredths / 100d;

    [GeneratedRegex("(MonthKey|DateKey|YearNumber|QuarterNumber|BasisYear)$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
