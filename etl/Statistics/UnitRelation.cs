namespace BhytWarehouse.Etl.Statistics;

/// <summary>What became of an old unit in a new one, as the conversion table says in words.</summary>
public enum UnitRelation
{
    /// <summary>All of it went into the new unit.</summary>
    Whole,

    /// <summary>A part of its land and people.</summary>
    Part,

    /// <summary>A part of its land; of people nothing is said.</summary>
    PartArea,

    /// <summary>A part of its land and all of its people.</summary>
    PartAreaAllPeople,

    /// <summary>The same unit under the same name.</summary>
    Kept,

    /// <summary>The same unit under another name.</summary>
    Renamed,

    /// <summary>The same unit, now of another type (a xã that became a phường).</summary>
    TypeChanged,

    /// <summary>An island district without communes became a special zone.</summary>
    Island,

    /// <summary>New land, without a unit before it.</summary>
    NewLand,
}
