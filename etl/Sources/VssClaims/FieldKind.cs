namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>What the text of a field stands for.</summary>
public enum FieldKind
{
    Text = 0,
    Integer = 1,

    /// <summary>đồng, at most two decimals.</summary>
    Amount = 2,

    /// <summary>A quantity or unit price, at most three decimals.</summary>
    Quantity = 3,

    /// <summary>Per hundred, at most two decimals.</summary>
    Percent = 4,

    /// <summary>yyyyMMddHHmm.</summary>
    Time = 5,

    /// <summary>yyyyMMddHHmm where month and day may be 0000.</summary>
    BirthTime = 6,
}
