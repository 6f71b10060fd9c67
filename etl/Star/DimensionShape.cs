using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Star;

/// <summary>A dimension as the schema describes it.</summary>
/// <param name="DurableKeyColumn">Null for a dimension without history.</param>
/// <param name="TypeTwo">Attributes whose change begins a version.</param>
/// <param name="TypeOne">Attributes that every version shows as told last.</param>
/// <param name="Roles">Keys of versions of other dimensions, worked out from their durable keys.</param>
internal sealed record DimensionShape(string Dimension, string Table, string View, string KeyColumn, string? DurableKeyColumn, IReadOnlyList<string> NaturalKey, IReadOnlyList<string> TypeTwo, IReadOnlyList<string> TypeOne, IReadOnlyList<WarehouseRole> Roles, IReadOnlySet<string> Given)
{
    private const string LifeFromColumn = "LifeFromDateKey";
    private const string LifeToColumn = "LifeToDateKey";

    public bool IsVersioned => DurableKeyColumn is not null;

    /// <summary>Whether what is told of a member is kept, so that the order of arrival does not matter. A code list is replaced by its next edition instead.</summary>
    public bool IsObserved => IsVersioned || Given.Contains("ObservationOrder");

    public IReadOnlyList<string> Attributes => [.. TypeTwo, .. TypeOne];

    public IReadOnlyList<string> RoleColumns => [.. Roles.Select(role => role.KeyColumn)];

    /// <summary>The first day of a member, as SQL: of its natural key where that says so (a code that names another thing later), else the beginning of time.</summary>
    public string LifeFrom(string prefix) => NaturalKey.Contains(LifeFromColumn) ? prefix + LifeFromColumn : Timeline.BeginningDateKey.ToString(CultureInfo.InvariantCulture);

    public string LifeTo(string prefix) => NaturalKey.Contains(LifeToColumn) ? prefix + LifeToColumn : Timeline.OpenEndDateKey.ToString(CultureInfo.InvariantCulture);

    public (int From, int To) LifeOf(IReadOnlyList<object> naturalKey)
    {
        int At(string column, int otherwise) => NaturalKey.ToList().IndexOf(column) is >= 0 and var at ? Convert.ToInt32(naturalKey[at], CultureInfo.InvariantCulture) : otherwise;
        return (At(LifeFromColumn, Timeline.BeginningDateKey), At(LifeToColumn, Timeline.OpenEndDateKey));
    }

    public static DimensionShape Of(string dimension)
    {
        WarehouseObject table = WarehouseSchema.Find("dim", dimension);
        WarehouseObject view = WarehouseSchema.Find("conform", dimension);
        string[] naturalKey = Listed(table.Header["Key"]);
        string? durable = table.Columns.Any(column => column.Name == dimension + "DurableKey") ? dimension + "DurableKey" : null;
        IReadOnlyList<WarehouseRole> roles = durable is null ? [] : WarehouseRole.Of(table);
        HashSet<string> own = [dimension + "Key", "LoadRunKey", "IsInferred", .. naturalKey, .. roles.Select(role => role.KeyColumn)];
        if (durable is not null)
        {
            own.UnionWith([durable, "EffectiveDateKey", "ValidFromDateKey", "ValidToDateKey", "IsCurrent"]);
        }

        string[] attributes = [.. table.Columns.Select(column => column.Name).Where(name => !own.Contains(name))];
        string[] typeTwo = table.Header.TryGetValue("Type 2", out string? listed) ? Listed(listed) : attributes;
        return new DimensionShape(dimension, SqliteWarehouse.Table("dim", dimension), SqliteWarehouse.Table("conform", dimension), dimension + "Key", durable, naturalKey,
            [.. attributes.Where(typeTwo.Contains)], [.. attributes.Where(name => !typeTwo.Contains(name))], roles, view.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal));
    }

    private static string[] Listed(string columns) => [.. columns.Split(',').Select(part => part.Trim())];
}
