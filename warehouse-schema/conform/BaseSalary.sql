-- Base salaries by validity: attribute 1 is the amount a month. Feeds dim.BaseSalary.
CREATE VIEW conform.BaseSalary
AS
SELECT
    listed.LoadRunKey,
    listed.Code AS BaseSalaryCode,
    listed.CodeName AS BaseSalaryName,
    listed.CodeNameVietnamese AS BaseSalaryNameVietnamese,
    CAST(listed.Attribute1 AS decimal(18, 2)) AS BaseSalaryAmount,
    listed.ValidFromDateKey,
    listed.ValidToDateKey,
    0 AS IsInferred
FROM conform.CodeListEntry AS listed
WHERE listed.ListName = 'BaseSalary';
