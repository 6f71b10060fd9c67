-- Participant groups: the list (attribute 1 payer, attribute 2 usual benefit digit), and the letters that cards and paying units show without being listed. Feeds dim.ParticipantGroup.
CREATE VIEW conform.ParticipantGroup
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS GroupCode,
    listed.CodeName AS ParticipantGroupName,
    listed.CodeNameVietnamese AS ParticipantGroupNameVietnamese,
    CAST(listed.Attribute1 AS smallint) AS PayerCode,
    listed.Attribute2 AS BenefitCode,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'ParticipantGroup'
UNION ALL
SELECT
    mentioned.LoadRunKey,
    mentioned.CardGroupCode,
    '',
    '',
    0,
    '',
    19900101,
    99991231,
    1
FROM
(
    SELECT claim.LoadRunKey, claim.CardGroupCode FROM staging.VssClaim AS claim WHERE claim.Disposition = 0
    UNION
    SELECT enrolment.LoadRunKey, enrolment.CardGroupCode FROM staging.VssEnrolment AS enrolment WHERE enrolment.Disposition = 0
    UNION
    SELECT ledger.LoadRunKey, ledger.GroupCode FROM staging.VssContributions AS ledger WHERE ledger.Disposition = 0
) AS mentioned
WHERE mentioned.CardGroupCode <> ''
    AND NOT EXISTS (SELECT 1 FROM dim.ParticipantGroup AS known WHERE known.GroupCode = mentioned.CardGroupCode);
