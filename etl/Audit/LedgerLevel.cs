namespace BhytWarehouse.Etl.Audit;

/// <summary>The levels at which everything received is accounted for.</summary>
public enum LedgerLevel
{
    File = 1,

    /// <summary>A dossier (HOSO) in VssClaims, a row or cell elsewhere.</summary>
    Record = 2,

    /// <summary>A table of a dossier (FILEHOSO); unused by feeds without them.</summary>
    Document = 3,

    /// <summary>A row inside a document.</summary>
    Line = 4,

    /// <summary>Hundredths of đồng asked from the fund (T_BHTT of XML1); for a feed without money its control total, such as people, in hundredths.</summary>
    Amount = 5,
}
