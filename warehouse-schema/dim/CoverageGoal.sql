-- Grain: one row per year for which a law or resolution sets a coverage that every province and commune is to reach, and the time in which it holds.
-- Key  GoalYear, ValidFromDateKey
-- Caution  ships with the product (etl/CodeLists/CoverageGoal.csv); a target that a decision assigns (fact.CoverageTarget) goes before it
CREATE TABLE dim.CoverageGoal
(
    CoverageGoalKey    int           NOT NULL,
    GoalYear           int           NOT NULL,
    GoalName           nvarchar(255) NOT NULL,
    GoalNameVietnamese nvarchar(255) NOT NULL,
    GoalRate           decimal(9, 5) NOT NULL, -- 0.95 for 95 %
    LegalBasis         nvarchar(255) NOT NULL,
    ValidFromDateKey   int           NOT NULL,
    ValidToDateKey     int           NOT NULL,
    IsInferred         smallint      NOT NULL,
    LoadRunKey         int           NOT NULL,
    CONSTRAINT PK_dim_CoverageGoal PRIMARY KEY (CoverageGoalKey),
    CONSTRAINT UQ_dim_CoverageGoal_Year UNIQUE (GoalYear, ValidFromDateKey)
);
