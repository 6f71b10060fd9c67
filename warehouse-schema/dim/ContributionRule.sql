-- Grain: one row per participant group, place among the members of a household (0 where it makes no difference), and the time in which the rule holds: what is paid for a person, and which part of it the person pays.
-- Key  GroupCode, HouseholdNumber, ValidFromDateKey
-- Caution  ships with the product (etl/CodeLists/ContributionRule.csv): state support as the law has it at least, a province may add to it; groups whose employer or insurance agency pays are not here, since no list tells who belongs to them
CREATE TABLE dim.ContributionRule
(
    ContributionRuleKey            int           NOT NULL,
    GroupCode                      varchar(2)    NOT NULL,
    HouseholdNumber                smallint      NOT NULL, -- 1 to 5 of a household that pays itself, 5 for every further one; else 0
    ContributionRuleName           nvarchar(255) NOT NULL,
    ContributionRuleNameVietnamese nvarchar(255) NOT NULL,
    ContributionRate               decimal(9, 5) NOT NULL, -- of the base salary, a month
    OwnRate                        decimal(9, 5) NOT NULL, -- part of it that the person pays; 0 where the state pays all
    LegalBasis                     nvarchar(255) NOT NULL,
    ValidFromDateKey               int           NOT NULL,
    ValidToDateKey                 int           NOT NULL,
    IsInferred                     smallint      NOT NULL,
    LoadRunKey                     int           NOT NULL,
    CONSTRAINT PK_dim_ContributionRule PRIMARY KEY (ContributionRuleKey),
    CONSTRAINT UQ_dim_ContributionRule_Code UNIQUE (GroupCode, HouseholdNumber, ValidFromDateKey)
);
