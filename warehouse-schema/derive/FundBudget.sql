-- The estimate of each year, province and facility: what the first decision assigned, and what is in force after the last one. A decision of kind A or R ends those before it,
-- one of kind S adds to them. Decisions are taken in the order of their day, then of their number. Feeds the snapshot fact.FundBudget.
-- Conserves  DecisionCount = rows of fact.BudgetDecision by YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey;
-- Conserves  AssignedAmount = EstimateAmount of fact.BudgetDecision by YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey where NOT EXISTS (SELECT 1 FROM fact.BudgetDecision AS earlier WHERE own.YearNumber = earlier.YearNumber AND own.AdministrativeUnitDurableKey = earlier.AdministrativeUnitDurableKey AND own.FacilityDurableKey = earlier.FacilityDurableKey AND (earlier.DecisionDateKey < own.DecisionDateKey OR (earlier.DecisionDateKey = own.DecisionDateKey AND earlier.DecisionNumber < own.DecisionNumber)));
-- Conserves  EstimateAmount of fact.BudgetDecision by YearNumber, AdministrativeUnitDurableKey, FacilityDurableKey where NOT EXISTS (SELECT 1 FROM fact.BudgetDecision AS later WHERE own.YearNumber = later.YearNumber AND own.AdministrativeUnitDurableKey = later.AdministrativeUnitDurableKey AND own.FacilityDurableKey = later.FacilityDurableKey AND later.DecisionKindCode <> 'S' AND (later.DecisionDateKey > own.DecisionDateKey OR (later.DecisionDateKey = own.DecisionDateKey AND later.DecisionNumber > own.DecisionNumber)))
CREATE VIEW derive.FundBudget
AS
WITH ordered AS
(
    SELECT
        decision.YearNumber,
        decision.AdministrativeUnitDurableKey,
        decision.FacilityDurableKey,
        decision.AdministrativeUnitKey,
        decision.FacilityKey,
        decision.DecisionKindCode,
        decision.DecisionDateKey,
        decision.EstimateAmount,
        ROW_NUMBER() OVER (PARTITION BY decision.YearNumber, decision.AdministrativeUnitDurableKey, decision.FacilityDurableKey ORDER BY decision.DecisionDateKey, decision.DecisionNumber) AS DecisionOrder
    FROM fact.BudgetDecision AS decision
),
ended AS
(
    SELECT
        ordered.YearNumber,
        ordered.AdministrativeUnitDurableKey,
        ordered.FacilityDurableKey,
        ordered.AdministrativeUnitKey,
        ordered.FacilityKey,
        ordered.DecisionDateKey,
        ordered.EstimateAmount,
        ordered.DecisionOrder,
        MAX(CASE WHEN ordered.DecisionKindCode = 'S' THEN 1 ELSE ordered.DecisionOrder END) OVER (PARTITION BY ordered.YearNumber, ordered.AdministrativeUnitDurableKey, ordered.FacilityDurableKey) AS FirstInForce
    FROM ordered
)
SELECT
    ended.YearNumber,
    ended.AdministrativeUnitDurableKey,
    ended.FacilityDurableKey,
    MAX(ended.AdministrativeUnitKey) AS AdministrativeUnitKey,
    MAX(ended.FacilityKey) AS FacilityKey,
    SUM(CASE WHEN ended.DecisionOrder = 1 THEN ended.EstimateAmount ELSE 0 END) AS AssignedAmount,
    SUM(CASE WHEN ended.DecisionOrder >= ended.FirstInForce THEN ended.EstimateAmount ELSE 0 END) AS EstimateAmount,
    COUNT(*) AS DecisionCount,
    MAX(ended.DecisionDateKey) AS LastDecisionDateKey
FROM ended
GROUP BY ended.YearNumber, ended.AdministrativeUnitDurableKey, ended.FacilityDurableKey;
