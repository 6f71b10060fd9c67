using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Fixtures;

/// <summary>An empty warehouse in memory into which the rows of a case are put, and taken out again after it.</summary>
public sealed class FixtureWarehouse : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=False");
    private readonly int _proposedThresholds;

    public FixtureWarehouse()
    {
        _connection.Open();
        _connection.Run(WarehouseSchema.SqliteScript);
        foreach (WarehouseSignalThreshold threshold in WarehouseSignal.All.SelectMany(signal => signal.Thresholds))
        {
            _connection.Run(
                "INSERT INTO dim_SignalThreshold (SignalThresholdKey, RuleCode, ThresholdName, ThresholdValue, ProposedValue, Meaning, IsSet) VALUES (@key, @rule, @name, @value, @value, @meaning, 0)",
                ("@key", ++_proposedThresholds), ("@rule", threshold.RuleCode), ("@name", threshold.Name), ("@value", (double)threshold.ProposedValue), ("@meaning", threshold.Meaning));
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>For what reads more than one view.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>A row of a case that is written in code.</summary>
    public static Dictionary<string, object> Row(params (string Column, object Value)[] columns) => columns.ToDictionary(column => column.Column, column => column.Value, StringComparer.Ordinal);

    /// <summary>What the view gives when these rows are there.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object>> Rows(string view, IEnumerable<(string Table, IReadOnlyDictionary<string, object> Row)> given)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        Put(given);
        List<IReadOnlyDictionary<string, object>> rows = _connection.Rows(
            $"SELECT * FROM {Find(view).SqliteName}",
            reader => (IReadOnlyDictionary<string, object>)Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal));
        transaction.Rollback();
        return rows;
    }

    /// <summary>Puts rows in, with a default in every column that is not named.</summary>
    public void Put(IEnumerable<(string Table, IReadOnlyDictionary<string, object> Row)> given)
    {
        Dictionary<string, int> counts = [];
        Dictionary<decimal, (IReadOnlyDictionary<string, object> Claim, int Lines)> claims = [];
        foreach ((string table, IReadOnlyDictionary<string, object> row) in given)
        {
            int number = counts[table] = counts.GetValueOrDefault(table) + 1;
            Dictionary<string, object> whole = Whole(Find(table), row, number, claims);
            if (table == "fact.Claim")
            {
                claims[Convert.ToDecimal(whole["ClaimKey"], CultureInfo.InvariantCulture)] = (whole, 0);
            }

            Insert(Find(table), whole);
        }
    }

    /// <summary>The row with a default in every column that is not named: unknown for keys, 0 or empty else; see signal/README.md.</summary>
    private static Dictionary<string, object> Whole(WarehouseObject table, IReadOnlyDictionary<string, object> row, int number, Dictionary<decimal, (IReadOnlyDictionary<string, object> Claim, int Lines)> claims)
    {
        Dictionary<string, object> whole = table.Columns.ToDictionary(column => column.Name, Default, StringComparer.Ordinal);
        foreach ((string column, object value) in row)
        {
            whole.ShouldContainKey(column, $"{table.Schema}.{table.Name} has no column {column}");
            whole[column] = value;
        }

        bool Named(string column) => row.ContainsKey(column);
        string key = table.PrimaryKey[0];
        if (!Named(key) && key.EndsWith("Key", StringComparison.Ordinal) && key[..^3] == table.Name)
        {
            whole[key] = number;
        }

        if (table is { Schema: "fact", Name: "Claim" })
        {
            Follow("DischargeDateKey", "AdmissionDateKey", value => value);
            Follow("AdmissionDateKey", "DischargeDateKey", value => value);
            Follow("SettlementMonthKey", "DischargeDateKey", value => Math.Truncate(value / 100));
            whole["ClaimNumber"] = Named("ClaimNumber") ? whole["ClaimNumber"] : $"C{whole["ClaimKey"]}";
        }

        if (table is { Schema: "fact", Name: "ClaimLine" })
        {
            decimal claimKey = Convert.ToDecimal(whole["ClaimKey"], CultureInfo.InvariantCulture);
            foreach (string one in (string[])["Quantity", "ServicePaymentRate", "ReimbursementRate", "BenefitRate"])
            {
                whole[one] = Named(one) ? whole[one] : 1;
            }

            whole["SourceTable"] = Named("SourceTable") ? whole["SourceTable"] : "XML3";
            if (claims.TryGetValue(claimKey, out (IReadOnlyDictionary<string, object> Claim, int Lines) of))
            {
                claims[claimKey] = (of.Claim, of.Lines + 1);
                whole["LineNumber"] = Named("LineNumber") ? whole["LineNumber"] : of.Lines + 1;
                foreach (string same in (string[])["ClaimNumber", "SettlementMonthKey", "TreatingFacilityKey", "TreatingFacilityDurableKey"])
                {
                    whole[same] = Named(same) ? whole[same] : of.Claim[same];
                }

                whole["ClaimLineKey"] = Named("ClaimLineKey") ? whole["ClaimLineKey"] : (claimKey * 100_000) + of.Lines + 1;
            }
        }

        foreach (string column in table.Columns.Select(column => column.Name).Where(column => column.EndsWith("DurableKey", StringComparison.Ordinal)))
        {
            string version = column[..^"DurableKey".Length] + "Key";
            if (whole.ContainsKey(version))
            {
                Follow(column, version, value => value);
                Follow(version, column, value => value);
            }
        }

        return whole;

        void Follow(string column, string leader, Func<decimal, decimal> as_)
        {
            if (!Named(column) && Convert.ToDecimal(whole[leader], CultureInfo.InvariantCulture) is > 0 and var value && Convert.ToDecimal(whole[column], CultureInfo.InvariantCulture) == -1)
            {
                whole[column] = as_(value);
            }
        }
    }

    private static object Default(WarehouseColumn column) => column.Name switch
    {
        "ValidFromDateKey" or "EffectiveDateKey" => 19900101,
        "ValidToDateKey" => 99991231,
        "IsCurrent" => 1,
        _ when column.SqliteType == "TEXT" => "",
        _ when column.Name.EndsWith("Key", StringComparison.Ordinal) || column.Name.EndsWith("Minute", StringComparison.Ordinal) => -1,
        _ => 0,
    };

    private void Insert(WarehouseObject table, Dictionary<string, object> row)
    {
        if (table is { Schema: "dim", Name: "SignalThreshold" })
        {
            // The limit of the case stands in the place of the one that the header proposes, under a key of its own.
            _connection.Run(
                "DELETE FROM dim_SignalThreshold WHERE SignalThresholdKey <= @proposed AND RuleCode = @rule AND ThresholdName = @name",
                ("@proposed", _proposedThresholds), ("@rule", row["RuleCode"]), ("@name", row["ThresholdName"]));
            row["SignalThresholdKey"] = _proposedThresholds + Convert.ToInt64(row["SignalThresholdKey"], CultureInfo.InvariantCulture);
        }

        string[] columns = [.. row.Keys];
        using SqliteCommand insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table.SqliteName} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";
        foreach ((string column, object value) in row)
        {
            insert.Parameters.AddWithValue("@" + column, value switch
            {
                decimal number when decimal.Truncate(number) == number => (long)number,
                decimal number => (double)number,
                _ => value,
            });
        }

        try
        {
            insert.ExecuteNonQuery();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new InvalidOperationException(
                $"{table.Schema}.{table.Name}: the case gives a row that the warehouse cannot hold beside those before it or its unknown member ({exception.Message}): {string.Join(", ", row.Select(column => $"{column.Key}={column.Value}"))}. Name the columns that tell the rows apart.",
                exception);
        }
    }

    private static WarehouseObject Find(string name) => WarehouseSchema.Find(name[..name.IndexOf('.', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
}
