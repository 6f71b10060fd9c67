using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>Changes a limit of a rule, and has the rule evaluated whole the next time.</summary>
public sealed class SignalLimits(SqliteConnection connection)
{
    /// <returns>The limit before.</returns>
    public decimal Set(WarehouseSignal signal, string name, decimal value)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        new SignalRegister(connection).BringUpToDate();
        decimal before = new SignalBook(connection).Thresholds(signal.Code).Single(limit => limit.Name == name).Value;
        connection.Run(
            "UPDATE dim_SignalThreshold SET ThresholdValue = @value, IsSet = CASE WHEN ProposedValue = @value THEN 0 ELSE 1 END WHERE RuleCode = @rule AND ThresholdName = @name",
            ("@value", (double)value), ("@rule", signal.Code), ("@name", name));
        connection.Run("UPDATE dim_SignalRule SET EvaluatedLoadRunKey = -1 WHERE RuleCode = @rule", ("@rule", signal.Code));
        transaction.Commit();
        return before;
    }
}
