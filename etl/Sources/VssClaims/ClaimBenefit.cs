namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The share of the cost inside the scope that card, entitlement and exemption let the fund bear.</summary>
/// <remarks>Luật BHYT art. 22 with its amendments: the card's level, times the share of the entitlement; all of it at a commune station, below 15 % of the base salary, or for who is exempt from co-payment.</remarks>
internal static class ClaimBenefit
{
    /// <summary>What cannot be told: no full card, or an entitlement without a share.</summary>
    public const long Unknown = -1;

    private const long Whole = 10_000;

    /// <summary>In hundredths of a percent, the exemption of small encounters included.</summary>
    public static long MostRate(Dossier dossier)
    {
        long card = CardRate(dossier.Summary);
        long share = Share(dossier.Summary);
        return card == Unknown || share == Unknown ? Unknown
            : IsAtStation(dossier.Summary) || (share == Whole && IsSmall(dossier)) ? Whole
            : card * share / Whole;
    }

    /// <summary>Whether the only way to 100 % would have been a small encounter, which this one is not.</summary>
    public static bool TakesSmallEncounter(Dossier dossier) =>
        dossier.Conduct.MostBenefitRate == Whole
        && CardRate(dossier.Summary) is > 0 and < Whole
        && Share(dossier.Summary) == Whole
        && !IsAtStation(dossier.Summary)
        && !IsSmall(dossier);

    public static long SmallEncounter(ClaimSummary claim) => claim.Lists.BaseSalary.TryValue("REF"u8, claim.DischargeDateKey, out long salary) ? salary * 15 : 0;

    /// <summary>45 base salaries: what insurance pays at most for the supplies of one service.</summary>
    public static long PackageCeiling(ClaimSummary claim) => claim.Lists.BaseSalary.TryValue("REF"u8, claim.DischargeDateKey, out long salary) ? salary * 100 * 45 : 0;

    private static bool IsSmall(Dossier dossier) => dossier.Sums.CoveredCharge < SmallEncounter(dossier.Summary);

    private static bool IsAtStation(ClaimSummary claim) => claim[SummaryFields.MA_DOITUONG_KCB].SequenceEqual("1.2"u8);

    /// <summary>The best of the cards of the stay: a new one may have been issued during it.</summary>
    private static long CardRate(ClaimSummary claim)
    {
        if (!claim.HasFullCard)
        {
            return Unknown;
        }

        ReadOnlySpan<byte> exemptFrom = claim[SummaryFields.NGAY_MIEN_CCT];
        if (exemptFrom.Length >= 8 && FieldText.TryInteger(exemptFrom[..8], out long from) && from <= claim.DischargeDateKey)
        {
            return Whole;
        }

        long best = Unknown;
        ReadOnlySpan<byte> cards = claim[SummaryFields.MA_THE_BHYT];
        while (FieldText.TryNext(ref cards, out ReadOnlySpan<byte> card))
        {
            if (card.Length == 15 && claim.Lists.BenefitLevel.TryValue(card.Slice(2, 1), claim.DischargeDateKey, out long percent))
            {
                best = Math.Max(best, percent * 100);
            }
        }

        return best;
    }

    private static long Share(ClaimSummary claim)
    {
        ReadOnlySpan<byte> entitlement = claim[SummaryFields.MA_DOITUONG_KCB];
        if (!claim.Lists.Entitlement.TryValue(entitlement, claim.DischargeDateKey, out long percent))
        {
            return Unknown;
        }

        // Who refers himself to a specialised facility has his share only when admitted.
        return entitlement.SequenceEqual("3.1"u8) && !claim.IsInpatient ? 0 : percent * 100;
    }
}
