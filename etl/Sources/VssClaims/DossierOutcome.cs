namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>What became of a dossier.</summary>
internal enum DossierOutcome
{
    Accepted = 1,
    Rejected = 2,

    /// <summary>Its summary follows QĐ 4210, so the whole file does.</summary>
    Decree4210 = 3,
}
