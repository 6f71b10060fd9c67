namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What has to happen to a file, dossier or row. None of the refused ones may change a figure.</summary>
public enum FaultExpectation
{
    /// <summary>Loads.</summary>
    Accept,

    /// <summary>Loads with its amounts as stated, and is reported.</summary>
    Warn,

    /// <summary>The dossier (or row) is refused, its neighbours load.</summary>
    RejectRecord,

    /// <summary>Nothing of the file loads.</summary>
    RejectFile,

    /// <summary>The bytes of another file under a second name.</summary>
    DuplicateFile,
}
