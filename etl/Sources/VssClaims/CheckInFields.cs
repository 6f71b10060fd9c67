namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Places of the fields that the gate and the star use in check-in rows (XML0).</summary>
internal static class CheckInFields
{
    public static readonly ContractTable Table = VssClaimsContract.Tables[0];
    public static readonly int MA_LK = Table.IndexOf("MA_LK");
    public static readonly int MA_CSKCB = Table.IndexOf("MA_CSKCB");
}
