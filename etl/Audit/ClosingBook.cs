using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The closings of settlement months, and whether what they froze is still there as it was.</summary>
public sealed class ClosingBook(SqliteConnection connection)
{
    private static readonly (string Fact, string Order)[] Frozen = [("ClaimAtClosing", "ClaimKey"), ("IndicatorValueAtClosing", "ValueNumber")];

    /// <summary>By month, then number.</summary>
    public IReadOnlyList<PeriodClosing> Closings() =>
        connection.Rows(
            """
            SELECT closing.PeriodClosingKey, closing.MonthKey, closing.ClosingNumber, closing.ClosedDateKey, closing.AsOfLoadRunKey, closing.ClaimCount, closing.LineCount, closing.FundPaidAmount, closing.FacilityChargeAmount,
                closing.IndicatorValueCount, closing.HeldDossierCount, closing.HeldAmount, closing.FrozenHash, closing.ActionNumber, COALESCE(reopening.ReopenedDateKey, -1), COALESCE(reopening.ActionNumber, 0)
            FROM fact_PeriodClosing AS closing LEFT JOIN fact_PeriodReopening AS reopening ON reopening.PeriodClosingKey = closing.PeriodClosingKey
            ORDER BY closing.MonthKey, closing.ClosingNumber
            """,
            reader => new PeriodClosing(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetDecimal(7), reader.GetDecimal(8),
                reader.GetInt64(9), reader.GetInt64(10), reader.GetDecimal(11), reader.GetString(12), reader.GetInt64(13), reader.GetInt32(14), reader.GetInt64(15)));

    /// <summary>The last closing of a month; null when it was never closed.</summary>
    public PeriodClosing? Last(int monthKey) => Closings().LastOrDefault(closing => closing.MonthKey == monthKey);

    /// <summary>Closings whose rows are no longer those that were frozen.</summary>
    public IReadOnlyList<PeriodClosing> Changed() => [.. Closings().Where(closing => HashOf(closing.Key) != closing.FrozenHash)];

    /// <summary>SHA-256 of every value of every row that a closing froze, in the order of their keys.</summary>
    public string HashOf(int periodClosingKey)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        StringBuilder text = new();
        foreach ((string fact, string order) in Frozen)
        {
            WarehouseObject table = WarehouseSchema.Find("fact", fact);
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => column.Name))} FROM {table.SqliteName} WHERE PeriodClosingKey = @key ORDER BY {order}";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("@key", periodClosingKey);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Clear().Append(fact);
                for (int column = 0; column < reader.FieldCount; column++)
                {
                    text.Append('\u001f').Append(CultureInfo.InvariantCulture, $"{reader.GetValue(column)}");
                }

                hash.AppendData(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
