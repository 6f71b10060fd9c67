using BhytWarehouse.SampleProvince.Claims;

namespace BhytWarehouse.SampleProvince.Settlements;

/// <summary>One dossier of a settlement list. Amounts in hundredths of a đồng.</summary>
internal sealed record SettlementRow(string ClaimNumber, ClaimedDossier Dossier, long Asked, long Disallowed, string Reason)
{
    public long Settled => Asked - Disallowed;

    /// <summary>Of form 01/BH.</summary>
    public string Section => Dossier.CareType switch
    {
        "02" or "05" or "08" => "II",
        "04" or "09" => "III",
        "03" => "IV",
        _ => "I",
    };
}
