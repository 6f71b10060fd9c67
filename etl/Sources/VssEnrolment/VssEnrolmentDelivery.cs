using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>How staged card validities reach fact.CardSpan, and from there fact.EnrolmentMonth.</summary>
internal static class VssEnrolmentDelivery
{
    private static readonly FactDelivery CardSpan = new("CardSpan", "CardSpanKey", 1, "staging_VssEnrolment AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later extract of the same card and start date replaces the row.</summary>
    public static FeedDelivery Star { get; } = new("VssEnrolment", "VssEnrolment", "", "VssEnrolmentAccount",
        [
            CardSpan with
            {
                Versions = new FactVersions(["CardToken", "SpanStartDateKey"], ["record.ExtractDateKey"],
                    ["MemberDurableKey", "CommuneDurableKey", "ParticipantGroupKey", "RegisteredFacilityDurableKey", "SexKey", "BirthYear", "SpanEndDateKey", "BenefitCode", "PlanCode", "CentralSupportAmount", "LocalSupportAmount"],
                    ["ExtractDateKey"], "''", "record.ExtractDateKey / 100", [CardSpan]),
            },
        ],
        [
            new(LedgerLevel.Record, CardSpan, "1"),
            new(LedgerLevel.Amount, CardSpan, "CAST(ROUND((row.CentralSupportAmount + row.LocalSupportAmount) * 100) AS INTEGER)"),
        ],
        ["EnrolmentMonth"])
    {
        Codes =
        [
            new(CardSpan, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(CardSpan, "staged.GIOI_TINH", "SexKey", "Sex", "SexCode"),
            new(CardSpan, "staged.MA_DKBD", "RegisteredFacilityKey", "Facility", "FacilityCode"),
            new(CardSpan, "staged.NGAY_TRICH", "ExtractDateKey"),
            new(CardSpan, "staged.GT_THE_TU", "SpanStartDateKey"),
            new(CardSpan, "staged.GT_THE_DEN", "SpanEndDateKey"),
        ],
    };
}
