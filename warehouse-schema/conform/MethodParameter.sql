-- What methods take as given: attribute 1 the figure, attribute 2 where it is from. Feeds dim.MethodParameter.
CREATE VIEW conform.MethodParameter
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS ParameterCode,
    listed.CodeName AS ParameterName,
    listed.CodeNameVietnamese AS ParameterNameVietnamese,
    CAST(listed.Attribute1 AS decimal(18, 4)) AS ParameterValue,
    listed.Attribute2 AS LegalBasis,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'MethodParameter';
