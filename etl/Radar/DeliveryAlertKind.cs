namespace BhytWarehouse.Etl.Radar;

/// <summary>In which way something is missing, or there too often.</summary>
public enum DeliveryAlertKind
{
    /// <summary>Nothing came by when it always had.</summary>
    Silence,

    /// <summary>Far less came than expected.</summary>
    Drop,

    /// <summary>Far more came than expected: doubled figures are wrong too.</summary>
    Surge,

    /// <summary>A day or period is missing inside a series that went on.</summary>
    Gap,

    /// <summary>A whole list has far fewer entries or members than the one before.</summary>
    Shrinkage,

    /// <summary>Who was always there is not in the newest file.</summary>
    Absence,
}
