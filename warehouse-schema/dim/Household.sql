-- Grain: one row per household (hộ gia đình) that a participant declares.
-- Key  HouseholdToken
-- Tokens  HouseholdToken
CREATE TABLE dim.Household
(
    HouseholdKey   bigint   NOT NULL,
    HouseholdToken char(32) NOT NULL,
    IsInferred     smallint NOT NULL,
    LoadRunKey     int      NOT NULL,
    CONSTRAINT PK_dim_Household PRIMARY KEY (HouseholdKey),
    CONSTRAINT UQ_dim_Household_Token UNIQUE (HouseholdToken)
);
