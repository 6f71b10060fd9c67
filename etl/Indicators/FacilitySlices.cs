using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Which views are cut by facility, as the Slices tag of their header says: each row is of one facility, and comes of the dossiers of that facility alone.</summary>
internal static class FacilitySlices
{
    private const string Tag = "Slices";

    public static bool AreOf(WarehouseObject view) => view.Header.TryGetValue(Tag, out string? slices) && slices == "facility";

    /// <summary>Whether a slice of a law of conservation, written over the figure, tells the facility.</summary>
    public static bool IsOfFacility(string slice) => slice is "Facility(FacilityKey).FacilityDurableKey" or "FacilityCode";

    /// <summary>What a view reads; a table reads itself.</summary>
    public static IReadOnlyList<string> TablesOf(string name) => name.Split('.')[0] is "fact" or "dim" ? [name] : ViewReads.All[name];
}
