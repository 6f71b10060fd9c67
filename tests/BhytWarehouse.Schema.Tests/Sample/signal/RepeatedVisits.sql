-- R99             Repeated visits
-- Vietnamese      Khám lặp lại
-- Suspicion       one number was paid twice
-- Basis           a visit is payable once
-- Known innocent  two facilities number alike
-- Amount at risk  the later payment
-- Alarm           1 always
-- Needs           nothing
-- Scope           peers
-- Version         1, 2026-01-01
-- Valid           from 20260101
CREATE VIEW signal.RepeatedVisits
AS
SELECT
    'R99'                AS RuleCode,
    later.VisitKey,
    later.FundPaidAmount AS AmountAtRisk,
    CONCAT('Same number as visit ', earlier.VisitKey) AS Evidence
FROM fact.Visit AS later
INNER JOIN fact.Visit AS earlier
    ON earlier.VisitNumber = later.VisitNumber
    AND earlier.VisitKey < later.VisitKey
WHERE NOT EXISTS (SELECT 1 FROM fact.Visit AS between_ WHERE between_.VisitNumber = later.VisitNumber AND between_.VisitKey > earlier.VisitKey AND between_.VisitKey < later.VisitKey);
