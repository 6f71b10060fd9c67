-- Age bands: attributes 1 and 2 are the first and last age. Feeds dim.AgeBand.
CREATE VIEW conform.AgeBand
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS AgeBandCode,
    listed.CodeName AS AgeBandName,
    listed.CodeNameVietnamese AS AgeBandNameVietnamese,
    CAST(listed.Attribute1 AS smallint) AS FromAge,
    CAST(listed.Attribute2 AS smallint) AS ToAge,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'AgeBand';
