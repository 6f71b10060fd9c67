-- Alerts by rule, facility and month, and how far reviewers came with them.
-- Grain  one row per rule, month and facility that the rule names; alerts about persons are counted, never shown
-- Caution  a suspicion is no verdict; one claim may stand under several rules: amounts add up within a rule only
-- Conserves  AlertCount = rows, VeryHighAlertCount = CASE WHEN AlarmLevel = 3 THEN 1 ELSE 0 END, NewAlertCount = CASE WHEN ReviewStateCode = 'New' THEN 1 ELSE 0 END, ConfirmedAlertCount = CASE WHEN ReviewStateCode = 'Confirmed' THEN 1 ELSE 0 END, InnocentAlertCount = CASE WHEN ReviewStateCode IN ('Explained', 'FalseAlarm') THEN 1 ELSE 0 END, RiskAmount = AmountAtRisk, ConfirmedRiskAmount = CASE WHEN ReviewStateCode = 'Confirmed' THEN AmountAtRisk ELSE 0 END of fact.ClaimAlert by RuleCode = SignalRule(SignalRuleKey).RuleCode, MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode among SubjectCode = 'Claim';
-- Conserves  AlertCount = rows, VeryHighAlertCount = CASE WHEN AlarmLevel = 3 THEN 1 ELSE 0 END, NewAlertCount = CASE WHEN ReviewStateCode = 'New' THEN 1 ELSE 0 END, ConfirmedAlertCount = CASE WHEN ReviewStateCode = 'Confirmed' THEN 1 ELSE 0 END, InnocentAlertCount = CASE WHEN ReviewStateCode IN ('Explained', 'FalseAlarm') THEN 1 ELSE 0 END, RiskAmount = AmountAtRisk, ConfirmedRiskAmount = CASE WHEN ReviewStateCode = 'Confirmed' THEN AmountAtRisk ELSE 0 END of fact.MemberAlert by RuleCode = SignalRule(SignalRuleKey).RuleCode, MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode among SubjectCode = 'Member';
-- Conserves  AlertCount = rows, VeryHighAlertCount = CASE WHEN AlarmLevel = 3 THEN 1 ELSE 0 END, NewAlertCount = CASE WHEN ReviewStateCode = 'New' THEN 1 ELSE 0 END, ConfirmedAlertCount = CASE WHEN ReviewStateCode = 'Confirmed' THEN 1 ELSE 0 END, InnocentAlertCount = CASE WHEN ReviewStateCode IN ('Explained', 'FalseAlarm') THEN 1 ELSE 0 END, RiskAmount = AmountAtRisk, ConfirmedRiskAmount = CASE WHEN ReviewStateCode = 'Confirmed' THEN AmountAtRisk ELSE 0 END of fact.PractitionerAlert by RuleCode = SignalRule(SignalRuleKey).RuleCode, MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode among SubjectCode = 'Practitioner';
-- Conserves  AlertCount = rows, VeryHighAlertCount = CASE WHEN AlarmLevel = 3 THEN 1 ELSE 0 END, NewAlertCount = CASE WHEN ReviewStateCode = 'New' THEN 1 ELSE 0 END, ConfirmedAlertCount = CASE WHEN ReviewStateCode = 'Confirmed' THEN 1 ELSE 0 END, InnocentAlertCount = CASE WHEN ReviewStateCode IN ('Explained', 'FalseAlarm') THEN 1 ELSE 0 END, RiskAmount = AmountAtRisk, ConfirmedRiskAmount = CASE WHEN ReviewStateCode = 'Confirmed' THEN AmountAtRisk ELSE 0 END of fact.FacilityAlert by RuleCode = SignalRule(SignalRuleKey).RuleCode, MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode among SubjectCode = 'Facility'
CREATE VIEW mart.AlertMonth
AS
WITH alert AS
(
    SELECT claim.SignalRuleKey, claim.MonthKey, claim.FacilityKey, claim.AmountAtRisk, claim.AlarmLevel, claim.ReviewStateCode FROM fact.ClaimAlert AS claim
    UNION ALL
    SELECT member.SignalRuleKey, member.MonthKey, member.FacilityKey, member.AmountAtRisk, member.AlarmLevel, member.ReviewStateCode FROM fact.MemberAlert AS member
    UNION ALL
    SELECT practitioner.SignalRuleKey, practitioner.MonthKey, practitioner.FacilityKey, practitioner.AmountAtRisk, practitioner.AlarmLevel, practitioner.ReviewStateCode FROM fact.PractitionerAlert AS practitioner
    UNION ALL
    SELECT facility.SignalRuleKey, facility.MonthKey, facility.FacilityKey, facility.AmountAtRisk, facility.AlarmLevel, facility.ReviewStateCode FROM fact.FacilityAlert AS facility
)
SELECT
    signalRule.RuleCode,
    signalRule.RuleName,
    signalRule.RuleNameVietnamese,
    signalRule.SubjectCode,
    alert.MonthKey,
    treating.FacilityCode,
    treating.FacilityName,
    CAST(COUNT(*) AS int) AS AlertCount,
    CAST(SUM(CASE WHEN alert.AlarmLevel = 3 THEN 1 ELSE 0 END) AS int) AS VeryHighAlertCount,
    CAST(SUM(CASE WHEN alert.ReviewStateCode = 'New' THEN 1 ELSE 0 END) AS int) AS NewAlertCount,
    CAST(SUM(CASE WHEN alert.ReviewStateCode = 'Confirmed' THEN 1 ELSE 0 END) AS int) AS ConfirmedAlertCount,
    CAST(SUM(CASE WHEN alert.ReviewStateCode IN ('Explained', 'FalseAlarm') THEN 1 ELSE 0 END) AS int) AS InnocentAlertCount,
    CAST(SUM(alert.AmountAtRisk) AS decimal(18, 2)) AS RiskAmount,
    CAST(SUM(CASE WHEN alert.ReviewStateCode = 'Confirmed' THEN alert.AmountAtRisk ELSE 0 END) AS decimal(18, 2)) AS ConfirmedRiskAmount
FROM alert
INNER JOIN dim.SignalRule AS signalRule
    ON signalRule.SignalRuleKey = alert.SignalRuleKey
INNER JOIN dim.Facility AS treating
    ON treating.FacilityKey = alert.FacilityKey
GROUP BY
    signalRule.RuleCode,
    signalRule.RuleName,
    signalRule.RuleNameVietnamese,
    signalRule.SubjectCode,
    alert.MonthKey,
    treating.FacilityCode,
    treating.FacilityName;
