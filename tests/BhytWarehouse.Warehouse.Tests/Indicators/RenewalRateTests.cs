using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

public sealed class RenewalRateTests
{
    [Fact]
    public void RenewalRate_CardsThatEnd_TellsRenewedFromLapsed()
    {
        IReadOnlyList<(int Month, long Numerator, long Denominator)> rows = Rows(
            (1, "a", 20250101, 20250515, "4"), (1, "b", 20250516, 20260515, "4"),
            (2, "c", 20250101, 20250520, "4"), (2, "d", 20250522, 20260520, "4"),
            (3, "e", 20250101, 20250531, "4"),
            (4, "f", 20250101, 20250601, ""),
            (5, "g", 20250101, 99991231, "4"));

        rows.ShouldBe([(202505, 1, 3)]);
    }

    [Fact]
    public void RenewalRate_NoCardThatEnds_HasNoRow() => Rows((1, "a", 20250101, 20251231, "4")).ShouldBeEmpty();

    private static List<(int Month, long Numerator, long Denominator)> Rows(params (int Member, string Card, int Start, int End, string Benefit)[] spans)
    {
        using SqliteConnection connection = new("Data Source=:memory:;Foreign Keys=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = WarehouseSchema.SqliteScript;
        command.ExecuteNonQuery();
        for (int index = 0; index < spans.Length; index++)
        {
            (int member, string card, int start, int end, string benefit) = spans[index];
            string[] columns = [.. WarehouseSchema.Find("fact", "CardSpan").Columns.Select(column => column.Name)];
            string Value(string column) => column switch
            {
                "CardSpanKey" => $"{index + 1}",
                "CardToken" => $"'{card}'",
                "MemberDurableKey" or "MemberKey" => $"{member}",
                "SpanStartDateKey" => $"{start}",
                "SpanEndDateKey" => $"{end}",
                "BenefitCode" => $"'{benefit}'",
                "PlanCode" => "'TM'",
                "ExtractDateKey" => index == 0 ? "20250430" : "20250630",
                _ => "-1",
            };
            command.CommandText = $"INSERT INTO fact_CardSpan ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(Value))})";
            command.ExecuteNonQuery();
        }

        command.CommandText = "SELECT MonthKey, SUM(Numerator), SUM(Denominator) FROM indicator_RenewalRate GROUP BY MonthKey ORDER BY MonthKey";
        using SqliteDataReader reader = command.ExecuteReader();
        List<(int, long, long)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return rows;
    }
}
