-- What each report table held in all when the figures were computed: a report shows it beside its own sum, and both must be equal.
-- Grain  one row per report table and measure, and one for the count of its rows (Rows)
-- Caution  compare with the unfiltered sum of the same table and measure; of keys (months, years) the sum is a check digit
-- Conserves  rows, ControlQuantity, FigureRunNumber of fact.ControlTotal by TableName, MeasureName
CREATE VIEW mart.ControlTotal
AS
SELECT
    control.TableName,
    control.MeasureName,
    control.ControlQuantity,
    control.FigureRunNumber
FROM fact.ControlTotal AS control;
