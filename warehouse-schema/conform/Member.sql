-- Participants: from enrolment with their attributes since the card began; from claims and check-ups, only that the person exists. Feeds dim.Member.
CREATE VIEW conform.Member
AS
SELECT
    enrolment.LoadRunKey,
    enrolment.MemberToken,
    COALESCE(sex.SexKey, -1) AS SexKey,
    enrolment.BirthYear,
    COALESCE(commune.AdministrativeUnitKey, -1) AS CommuneKey,
    COALESCE(commune.AdministrativeUnitDurableKey, -1) AS CommuneDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    COALESCE(facility.FacilityKey, -1) AS RegisteredFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS RegisteredFacilityDurableKey,
    COALESCE(household.HouseholdKey, -1) AS HouseholdKey,
    enrolment.GT_THE_TU AS EffectiveDateKey,
    0 AS IsInferred,
    1 AS ObservationPrecedence, -- enrolment is the only feed that tells of a person; claims and check-ups only mention one
    CAST(enrolment.NGAY_TRICH AS varchar(30)) AS ObservationOrder, -- of two rows for one day the later extract holds
    enrolment.SourceFileKey,
    enrolment.RecordNumber
FROM staging.VssEnrolment AS enrolment
LEFT JOIN dim.Sex AS sex
    ON sex.SexCode = enrolment.GIOI_TINH
LEFT JOIN dim.AdministrativeUnit AS commune
    ON commune.UnitCode = enrolment.MA_XA
    AND enrolment.NGAY_TRICH BETWEEN commune.ValidFromDateKey AND commune.ValidToDateKey -- the code is one of the day of the extract
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = enrolment.CardGroupCode
    AND enrolment.GT_THE_TU BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = enrolment.MA_DKBD
    AND enrolment.GT_THE_TU BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Household AS household
    ON household.HouseholdToken = enrolment.HouseholdToken
WHERE enrolment.Disposition = 0
    AND enrolment.LayoutCode = 'Extract'
    AND SUBSTRING(enrolment.MemberToken, 1, 1) <> 'x'
UNION ALL
-- A D03 list names no commune and no household: it must not wipe out what an extract told. Of who was erased (a token that begins with x) nothing is told again.
SELECT
    listed.LoadRunKey,
    listed.MemberToken,
    -1,
    0,
    -1,
    -1,
    -1,
    -1,
    -1,
    -1,
    19900101,
    1,
    0,
    '',
    -1,
    0
FROM staging.VssEnrolment AS listed
WHERE listed.Disposition = 0
    AND (listed.LayoutCode <> 'Extract' OR SUBSTRING(listed.MemberToken, 1, 1) = 'x')
GROUP BY listed.LoadRunKey, listed.MemberToken
UNION ALL
SELECT
    claim.LoadRunKey,
    claim.MemberToken,
    -1,
    0,
    -1,
    -1,
    -1,
    -1,
    -1,
    -1,
    19900101,
    1,
    0,
    '',
    -1,
    0
FROM staging.VssClaim AS claim
WHERE claim.Disposition = 0
    AND claim.MemberToken <> ''
GROUP BY claim.LoadRunKey, claim.MemberToken
UNION ALL
SELECT
    checked.LoadRunKey,
    checked.MemberToken,
    -1,
    0,
    -1,
    -1,
    -1,
    -1,
    -1,
    -1,
    19900101,
    1,
    0,
    '',
    -1,
    0
FROM staging.MohCheckups AS checked
WHERE checked.Disposition = 0
    AND checked.MemberToken <> ''
GROUP BY checked.LoadRunKey, checked.MemberToken;
