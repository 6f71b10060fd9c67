-- Grain: one row per base salary (lương cơ sở, mức tham chiếu) and the time in which it holds.
-- Key  BaseSalaryCode, ValidFromDateKey
-- Caution  ships with the product (etl/CodeLists/BaseSalary.csv)
CREATE TABLE dim.BaseSalary
(
    BaseSalaryKey            int            NOT NULL,
    BaseSalaryCode           varchar(10)    NOT NULL, -- REF, the only one
    BaseSalaryName           nvarchar(255)  NOT NULL, -- with the decree
    BaseSalaryNameVietnamese nvarchar(255)  NOT NULL,
    BaseSalaryAmount         decimal(18, 2) NOT NULL, -- đồng a month
    ValidFromDateKey         int            NOT NULL,
    ValidToDateKey           int            NOT NULL,
    IsInferred               smallint       NOT NULL,
    LoadRunKey               int            NOT NULL,
    CONSTRAINT PK_dim_BaseSalary PRIMARY KEY (BaseSalaryKey),
    CONSTRAINT UQ_dim_BaseSalary_Code UNIQUE (BaseSalaryCode, ValidFromDateKey)
);
