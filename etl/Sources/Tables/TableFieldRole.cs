namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What a field does besides being staged.</summary>
public enum TableFieldRole
{
    None = 0,

    /// <summary>Rows of one file with equal keys are the same record.</summary>
    Key = 1,

    /// <summary>Counted by the ledger; several are added up.</summary>
    Control = 2,

    /// <summary>The facility by which the ledger is sliced.</summary>
    Facility = 3,

    /// <summary>The month, or the day in it, by which the ledger is sliced.</summary>
    Month = 4,
}
