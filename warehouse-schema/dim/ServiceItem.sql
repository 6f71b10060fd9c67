-- Grain: one row per technical service or medical supply code, of the catalogues or only named by a claim.
-- Key  ServiceItemCode, ServiceItemType
-- Caution  prices and who may do it when stand in fact.CatalogueEntry; a code no catalogue has is inferred
CREATE TABLE dim.ServiceItem
(
    ServiceItemKey   int            NOT NULL,
    ServiceItemCode  nvarchar(255)  NOT NULL, -- MA_DICH_VU, or MA_VAT_TU for a supply
    ServiceItemType  varchar(10)    NOT NULL, -- Service or Supply
    ServiceItemName  nvarchar(1024) NOT NULL, -- of the catalogue; else as claims write it, of several spellings the last in the alphabet
    UnitName         nvarchar(50)   NOT NULL,
    SurgeryClassCode nvarchar(20)   NOT NULL, -- PHAN_LOAI_PTTT of an operation or procedure; empty else
    IsInferred       smallint       NOT NULL, -- 1 while no catalogue has it
    LoadRunKey       int            NOT NULL,
    CONSTRAINT PK_dim_ServiceItem PRIMARY KEY (ServiceItemKey),
    CONSTRAINT UQ_dim_ServiceItem_Code UNIQUE (ServiceItemCode, ServiceItemType)
);
