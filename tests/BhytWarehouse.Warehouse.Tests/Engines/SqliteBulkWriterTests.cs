using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Engines;

public sealed class SqliteBulkWriterTests
{
    private static readonly StagingTable Table = new("scratch", "Value", ["Name", "Amount", "Quantity", "Number"]);

    [Fact]
    public void Write_ValuesOfEveryKind_AreStoredAsTheyAre()
    {
        using ScratchHome home = new();
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        connection.Run("CREATE TABLE scratch_Value (Name TEXT, Amount NUMERIC, Quantity NUMERIC, Number INTEGER)");
        RowBuffer rows = new(Table);
        foreach ((string name, long hundredths, long thousandths, long number) in ((string, long, long, long)[])[("", 0, 0, 0), ("Nguyễn\0", -1, 1, long.MinValue), ("a'b", 123_456_789_012_345, 333_333, long.MaxValue), ("đ", 100, 2_500, -1)])
        {
            rows.Text(name);
            rows.Hundredths(hundredths);
            rows.Thousandths(thousandths);
            rows.Integer(number);
            rows.EndRow();
        }

        using (SqliteBulkWriter writer = new(connection, Table))
        {
            writer.Write(rows).ShouldBe(4);
        }

        connection.Rows("SELECT Name, Amount, Quantity, Number FROM scratch_Value ORDER BY rowid", reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetInt64(3)))
            .ShouldBe([("", 0m, 0m, 0L), ("Nguyễn\0", -0.01m, 0.001m, long.MinValue), ("a'b", 1_234_567_890_123.45m, 333.333m, long.MaxValue), ("đ", 1m, 2.5m, -1L)]);
        connection.ScalarLong("SELECT COUNT(*) FROM scratch_Value WHERE Name IS NULL").ShouldBe(0);
        connection.ScalarLong("SELECT COUNT(*) FROM scratch_Value WHERE typeof(Amount) NOT IN ('integer', 'real') OR typeof(Quantity) NOT IN ('integer', 'real')").ShouldBe(0);
    }

    [Fact]
    public void EndRow_WithAValueMissing_Throws()
    {
        RowBuffer rows = new(Table);
        rows.Text("only one");

        Should.Throw<InvalidOperationException>(rows.EndRow).Message.ShouldContain("scratch.Value");
    }
}
