-- The rules of suspicion: what each looks for, on which legal basis, and whether it could be evaluated.
-- Grain  one row per rule
-- Caution  a rule that does not apply found nothing because its reference data is missing
-- Conserves  rows of dim.SignalRule by RuleCode, VersionDateKey where SignalRuleKey > 0
CREATE VIEW mart.SignalRule
AS
SELECT
    signalRule.RuleCode,
    signalRule.RuleName,
    signalRule.RuleNameVietnamese,
    signalRule.SubjectCode,
    signalRule.Suspicion,
    signalRule.LegalBasis,
    signalRule.KnownInnocent,
    signalRule.AmountMeaning,
    signalRule.AlarmMeaning,
    signalRule.VersionNumber,
    signalRule.VersionDateKey,
    signalRule.ValidFromDateKey,
    signalRule.ValidToDateKey,
    signalRule.StateCode,
    signalRule.NotApplicableReason
FROM dim.SignalRule AS signalRule
WHERE signalRule.SignalRuleKey > 0;
