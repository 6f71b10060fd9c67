namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What the text of a field stands for.</summary>
public enum TableFieldKind
{
    Text = 0,

    /// <summary>Capital letters, digits, point, hyphen, underscore.</summary>
    Code = 1,

    /// <summary>Digits, exactly as many as the field's length.</summary>
    Digits = 2,

    Date = 3,

    Month = 4,

    Year = 5,

    /// <summary>đồng, at most two decimals.</summary>
    Amount = 6,

    /// <summary>A whole number, not negative.</summary>
    Count = 7,

    /// <summary>At most three decimals.</summary>
    Number = 8,

    Flag = 9,

    /// <summary>1 male, 2 female, 3 not determined.</summary>
    Sex = 10,

    /// <summary>A date of which only the year may be known; only the year is staged.</summary>
    BirthDate = 11,

    Card = 12,

    BhxhNumber = 13,

    CitizenId = 14,

    PersonName = 15,
}
