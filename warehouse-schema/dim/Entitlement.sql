-- Grain: one row per visit entitlement (MA_DOITUONG_KCB) and the time in which it has this meaning.
-- Key  EntitlementCode, ValidFromDateKey
CREATE TABLE dim.Entitlement
(
    EntitlementKey int NOT NULL,
    EntitlementCode varchar(5) NOT NULL,
    EntitlementName nvarchar(255) NOT NULL,
    EntitlementNameVietnamese nvarchar(255) NOT NULL,
    BenefitShare smallint NOT NULL, -- percent of the card's level that the fund pays; -1 where the code list names none
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_Entitlement PRIMARY KEY (EntitlementKey),
    CONSTRAINT UQ_dim_Entitlement_Code UNIQUE (EntitlementCode, ValidFromDateKey)
);
