using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Warehouse.Tests.Staging;

public sealed class StagingTableTests
{
    public static TheoryData<string> Feeds => [.. SourceRegister.All.Sources.Select(source => source.FeedCode)];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Columns_OfEveryTableASourceFills_AreThoseOfTheSchemaInOrder(string feed)
    {
        foreach (StagingTable table in SourceRegister.All[feed].Tables)
        {
            string[] columns = [.. WarehouseSchema.Find(table.Schema, table.Name).Columns.Select(column => column.Name)];
            // The quarantine's last columns are filled by the load from the count at landing and have defaults.
            (table.Name == "Quarantine" ? columns[..table.Columns.Count] : columns).ShouldBe(table.Columns, table.ToString());
        }
    }
}
