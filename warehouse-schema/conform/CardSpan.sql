-- Card validity rows of enrolment extracts in warehouse vocabulary. Feeds fact.CardSpan.
CREATE VIEW conform.CardSpan
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.CardToken,
    COALESCE(member.MemberKey, -1) AS MemberKey,
    COALESCE(member.MemberDurableKey, -1) AS MemberDurableKey,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    COALESCE(facility.FacilityKey, -1) AS RegisteredFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS RegisteredFacilityDurableKey,
    COALESCE(sex.SexKey, -1) AS SexKey,
    staged.BirthYear,
    staged.GT_THE_TU AS SpanStartDateKey,
    staged.GT_THE_DEN AS SpanEndDateKey,
    staged.CardBenefitCode AS BenefitCode,
    staged.PHUONG_AN AS PlanCode,
    staged.NSTW_HO_TRO AS CentralSupportAmount,
    staged.NSDP_HO_TRO AS LocalSupportAmount,
    staged.NGAY_TRICH AS ExtractDateKey
FROM staging.VssEnrolment AS staged
LEFT JOIN dim.Member AS member
    ON member.MemberToken = staged.MemberToken
    AND staged.GT_THE_TU BETWEEN member.ValidFromDateKey AND member.ValidToDateKey
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = staged.MA_XA
    AND staged.NGAY_TRICH BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey -- an extract names communes as they are called on its day, whenever the card began
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.CardGroupCode
    AND staged.GT_THE_TU BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_DKBD
    AND staged.GT_THE_TU BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = staged.GIOI_TINH
WHERE staged.Disposition = 0;
