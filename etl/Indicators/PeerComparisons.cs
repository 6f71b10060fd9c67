using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Takes derive.PeerMeasure into fact.PeerComparison, each figure beside those of the facility's peers and its own of a year before.</summary>
internal static class PeerComparisons
{
    /// <summary>A facility with less than this in the denominator (visits, stays, or đồng of charge for shares of money) is not compared: its figure is chance.</summary>
    private const decimal LeastVisits = 30;
    private const decimal LeastCharge = 10_000_000;

    private const string Columns = "MonthKey, FacilityDurableKey, CareTypeKey, ChapterLetter, MeasureCode, Numerator, Denominator";

    private static readonly string[] SharesOfMoney = ["DrugShare", "TestShare", "SupplyShare"];

    public static void Take(SqliteConnection connection, FigureChanges changes)
    {
        // A facility whose dossiers did not change keeps its own figures; what they are compared with is taken anew for everybody.
        WarehouseObject view = WarehouseSchema.Find("derive", "PeerMeasure");
        bool isPart = changes.AreOnlyDossiers("derive.PeerMeasure");
        string measures = isPart
            ? $"SELECT {Columns} FROM {changes.Dossiers!.OfFacilities.ViewOf(view)} UNION ALL SELECT {Columns} FROM fact_PeerComparison WHERE FacilityDurableKey NOT IN ({DossierReach.Facilities})"
            : $"SELECT {Columns} FROM {view.SqliteName}";
        Dictionary<int, (int Key, string Peers)> facilities = connection.Rows(
            "SELECT FacilityDurableKey, FacilityKey, ProfessionalLevel, FormerLine FROM dim_Facility WHERE IsCurrent = 1 AND FacilityKey > 0",
            reader => (reader.GetInt32(0), (reader.GetInt32(1), reader.GetString(2).Length == 0 ? "" : $"{reader.GetString(2)}/{reader.GetString(3)}"))).ToDictionary(row => row.Item1, row => row.Item2);
        List<Measured> measured = connection.Rows(
            measures,
            reader => new Measured(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetDecimal(5), reader.GetDecimal(6)));
        Dictionary<Measured, (int Peers, double Median, double Spread, double Score)> compared = [];
        foreach (IGrouping<(int, int, string, string, string), Measured> group in measured.Where(figure => IsEnough(figure) && facilities[figure.Facility].Peers.Length > 0)
            .GroupBy(figure => (figure.Month, figure.CareType, figure.Chapter, figure.Measure, facilities[figure.Facility].Peers)))
        {
            Measured[] peers = [.. group];
            if (RobustScores.Of([.. peers.Select(figure => figure.Figure)]) is { } scores)
            {
                for (int index = 0; index < peers.Length; index++)
                {
                    compared[peers[index]] = (peers.Length, scores.Median, scores.Spread, scores.Scores[index]);
                }
            }
        }

        Dictionary<(int, int, int, string, string), double> figures = measured.Where(IsEnough).ToDictionary(figure => (figure.Month, figure.Facility, figure.CareType, figure.Chapter, figure.Measure), figure => figure.Figure);
        connection.Run("DELETE FROM fact_PeerComparison");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText =
            """
            INSERT INTO fact_PeerComparison (PeerComparisonKey, MonthKey, FacilityKey, FacilityDurableKey, CareTypeKey, ChapterLetter, MeasureCode, Numerator, Denominator, PeerCount, PeerMedian, PeerSpread, RobustScore, LastYearFigure, MethodCode)
            VALUES (@key, @month, @version, @facility, @care, @chapter, @measure, @numerator, @denominator, @peers, @median, @spread, @score, @last, @method)
            """;
        SqliteParameter[] parameters = [.. "@key @month @version @facility @care @chapter @measure @numerator @denominator @peers @median @spread @score @last @method".Split(' ').Select(name => insert.Parameters.Add(new SqliteParameter(name, null)))];
        long key = 0;
        foreach (Measured figure in measured.OrderBy(figure => (figure.Month, figure.Facility, figure.CareType)).ThenBy(figure => figure.Chapter, StringComparer.Ordinal).ThenBy(figure => figure.Measure, StringComparer.Ordinal))
        {
            (int peers, double median, double spread, double score) = compared.GetValueOrDefault(figure);
            object[] values =
            [
                ++key, figure.Month, facilities[figure.Facility].Key, figure.Facility, figure.CareType, figure.Chapter, figure.Measure, (double)figure.Numerator, (double)figure.Denominator,
                peers, Math.Round(median, 6), Math.Round(spread, 6), Math.Round(score, 3), Math.Round(figures.GetValueOrDefault((figure.Month - 100, figure.Facility, figure.CareType, figure.Chapter, figure.Measure), -1), 6), RobustScores.Method,
            ];
            for (int index = 0; index < values.Length; index++)
            {
                parameters[index].Value = values[index];
            }

            insert.ExecuteNonQuery();
        }
    }

    private static bool IsEnough(Measured figure) => figure.Denominator >= (SharesOfMoney.Contains(figure.Measure) ? LeastCharge : LeastVisits);

    private sealed record Measured(int Month, int Facility, int CareType, string Chapter, string Measure, decimal Numerator, decimal Denominator)
    {
        public double Figure => (double)(Numerator / Denominator);
    }
}
