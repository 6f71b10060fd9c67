-- Care types in warehouse vocabulary: attribute 1 is the section of form 01/BH, attribute 2 whether the 80a list takes it. Feeds dim.CareType.
CREATE VIEW conform.CareType
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS CareTypeCode,
    listed.CodeName AS CareTypeName,
    listed.CodeNameVietnamese AS CareTypeNameVietnamese,
    listed.Attribute1 AS SettlementSection,
    CAST(listed.Attribute2 AS smallint) AS IsInpatient,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'CareType';
