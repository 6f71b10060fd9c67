-- Sex codes. Feeds dim.Sex.
CREATE VIEW conform.Sex
AS
SELECT
    listed.LoadRunKey,
    CAST(listed.Code AS smallint) AS SexCode,
    listed.CodeName AS SexName,
    listed.CodeNameVietnamese AS SexNameVietnamese,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'Sex';
