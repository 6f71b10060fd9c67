using BhytWarehouse.Etl.Engines.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Fixtures;

/// <summary>A case holds what it says it holds: a row that another would replace is refused, not swallowed.</summary>
public sealed class FixtureWarehouseTests(FixtureWarehouse warehouse) : IClassFixture<FixtureWarehouse>
{
    [Theory]
    [InlineData("dim.Facility", "FacilityCode", "00003")]
    [InlineData("fact.DigitalUse", "FacilityKey", 3)]
    [InlineData("fact.CardSpan", "CardToken", "a")]
    [InlineData("dim.AdministrativeUnit", "AdministrativeUnitKey", -1)]
    public void Rows_TwoOfOneNaturalKey_IsRefused(string table, string column, object value)
    {
        Dictionary<string, object> row = new() { [column] = value is int number ? (decimal)number : value };

        InvalidOperationException refused = Should.Throw<InvalidOperationException>(() => warehouse.Rows("indicator.DigitalCheckInRate", [(table, row), (table, row)]));

        refused.Message.ShouldStartWith($"{table}: the case gives a row that the warehouse cannot hold beside those before it");
        refused.Message.ShouldContain($"{column}={value}");
    }

    [Fact]
    public void Rows_LimitOfACase_StandsInPlaceOfTheProposedOneAndNoOther()
    {
        const string Limits = "SELECT COUNT(*), SUM(ThresholdValue) FROM dim_SignalThreshold";
        (long Count, double Sum) Told() => warehouse.Connection.Rows(Limits, reader => (reader.GetInt64(0), reader.GetDouble(1)))[0];
        (string rule, string name, double proposed) = warehouse.Connection.Rows(
            "SELECT RuleCode, ThresholdName, ThresholdValue FROM dim_SignalThreshold ORDER BY SignalThresholdKey DESC LIMIT 1", reader => (reader.GetString(0), reader.GetString(1), reader.GetDouble(2)))[0];
        (long count, double sum) = Told();
        Dictionary<string, object> limit = new() { ["RuleCode"] = rule, ["ThresholdName"] = name, ["ThresholdValue"] = 5m };
        warehouse.Connection.Run("SAVEPOINT one");

        warehouse.Put([("dim.SignalThreshold", limit)]);

        Told().ShouldBe((count, sum - proposed + 5));
        Should.Throw<InvalidOperationException>(() => warehouse.Put([("dim.SignalThreshold", limit)]));
        warehouse.Connection.Run("ROLLBACK TO one");
    }
}
