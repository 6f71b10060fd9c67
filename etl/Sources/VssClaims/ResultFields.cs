namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Places of the fields that the gate and the star use in results (XML4).</summary>
internal static class ResultFields
{
    public static readonly ContractTable Table = VssClaimsContract.Tables[4];
    public static readonly int MA_LK = Table.IndexOf("MA_LK");
    public static readonly int MA_DICH_VU = Table.IndexOf("MA_DICH_VU");
}
