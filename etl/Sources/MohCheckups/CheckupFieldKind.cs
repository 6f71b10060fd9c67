namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>How a field of a check-up is written.</summary>
public enum CheckupFieldKind
{
    Text = 0,

    /// <summary>Digits only.</summary>
    Number = 1,

    /// <summary>yyyyMMdd, or yyyyMMddHHmm of which the day is taken.</summary>
    Day = 2,

    /// <summary>Letters, digits, dot, hyphen, underscore. Its list is not published, so anything else could be words about a person and is left out.</summary>
    Code = 3,
}
