using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>The figures that SQL does not fit, each by a method of etl/Statistics, written within the transaction of the figures and after the views of indicator.*.</summary>
internal static class StatisticRun
{
    public static void Take(SqliteConnection connection, FigureChanges changes, CancellationToken cancellationToken)
    {
        new CostGrowths(connection).Take();
        CardSurvivals.Take(connection);
        BudgetForecasts.Take(connection);
        if (changes.HasChanged("fact.CoveragePath"))
        {
            CoveragePaths.Take(connection);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
