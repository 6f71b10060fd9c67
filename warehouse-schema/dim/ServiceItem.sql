-- Grain: one row per technical service or medical supply code that a claim names.
-- Key  ServiceItemCode, ServiceItemType
CREATE TABLE dim.ServiceItem
(
    ServiceItemKey  int            NOT NULL,
    ServiceItemCode nvarchar(255)  NOT NULL, -- MA_DICH_VU, or MA_VAT_TU for a supply
    ServiceItemType varchar(10)    NOT NULL, -- Service or Supply
    ServiceItemName nvarchar(1024) NOT NULL, -- as claims write it; of several spellings the last in the alphabet
    UnitName        nvarchar(50)   NOT NULL,
    IsInferred      smallint       NOT NULL,
    LoadRunKey      int            NOT NULL,
    CONSTRAINT PK_dim_ServiceItem PRIMARY KEY (ServiceItemKey),
    CONSTRAINT UQ_dim_ServiceItem_Code UNIQUE (ServiceItemCode, ServiceItemType)
);
