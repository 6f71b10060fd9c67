-- How participants and residents are written: keyed tokens only. Feeds dim.WrittenIdentity.
CREATE VIEW conform.WrittenIdentity
AS
SELECT
    enrolment.LoadRunKey,
    'VSS' AS RegisterCode,
    enrolment.MemberToken AS PersonToken,
    SUBSTRING(enrolment.MatchTokens, 1, 16) AS WritingToken,
    SUBSTRING(enrolment.MatchTokens, 17, 268) AS MatchTokens,
    enrolment.NGAY_TRICH AS LastDateKey,
    1 AS IsInferred -- of several mentions the last day is kept, whatever the order of arrival
FROM staging.VssEnrolment AS enrolment
WHERE enrolment.Disposition = 0
    AND enrolment.MatchTokens <> '' -- nothing is kept of how an erased person is written
UNION ALL
SELECT
    resident.LoadRunKey,
    'MPS',
    resident.SO_DDCNToken,
    SUBSTRING(resident.MatchTokens, 1, 16),
    SUBSTRING(resident.MatchTokens, 17, 268),
    resident.NGAY_SO_LIEU,
    1
FROM staging.MpsResidents AS resident
WHERE resident.Disposition = 0
    AND resident.LayoutCode = 'Persons'
    AND resident.MatchTokens <> '';
