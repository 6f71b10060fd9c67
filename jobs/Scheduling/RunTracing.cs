using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Notes in the book of which facilities and months the loads of runs are, by the account of the warehouse. What a crash left out is noted the next time.</summary>
internal sealed class RunTracing(WarehouseHome home, RunBook book)
{
    public void CatchUp()
    {
        IReadOnlyList<int> loads = book.Untraced();
        if (loads.Count == 0)
        {
            return;
        }

        using SqliteConnection connection = home.Warehouse.OpenReader();
        LoadTrace trace = new(connection);
        foreach (int load in loads)
        {
            book.Trace(load, trace.Slices(load));
        }
    }
}
