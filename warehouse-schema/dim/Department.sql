-- Grain: one row per department code of a facility.
-- Key  FacilityCode, DepartmentCode
CREATE TABLE dim.Department
(
    DepartmentKey  int          NOT NULL,
    FacilityCode   varchar(5)   NOT NULL,
    DepartmentCode nvarchar(50) NOT NULL, -- MA_KHOA
    IsInferred     smallint     NOT NULL,
    LoadRunKey     int          NOT NULL,
    CONSTRAINT PK_dim_Department PRIMARY KEY (DepartmentKey),
    CONSTRAINT UQ_dim_Department_Code UNIQUE (DepartmentCode, FacilityCode)
);
