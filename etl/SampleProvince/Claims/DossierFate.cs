namespace BhytWarehouse.SampleProvince.Claims;

internal enum DossierFate
{
    Counts,
    Superseded,
    Duplicate,
    Rejected,

    /// <summary>In a file that is refused as a whole.</summary>
    Lost,
}
