-- Grain: one row per version of a department of a facility.
-- Key  FacilityCode, DepartmentCode
-- Type 2  DepartmentName, ExamTableCount, ApprovedBedCount, ActualBedCount, IsInForce
-- Caution  the first version is taken to hold from the beginning; EffectiveDateKey says since when the register has it
CREATE TABLE dim.Department
(
    DepartmentKey        int           NOT NULL,
    DepartmentDurableKey int           NOT NULL,
    FacilityCode         varchar(5)    NOT NULL,
    DepartmentCode       nvarchar(50)  NOT NULL, -- MA_KHOA
    DepartmentName       nvarchar(255) NOT NULL, -- empty while only claims have mentioned it
    ExamTableCount       int           NOT NULL, -- BAN_KHAM
    ApprovedBedCount     int           NOT NULL, -- GIUONG_PD
    ActualBedCount       int           NOT NULL, -- GIUONG_TK
    IsInForce            smallint      NOT NULL, -- 0 after the register's row ended with no other following; 1 else, and while only mentioned
    EffectiveDateKey     int           NOT NULL,
    ValidFromDateKey     int           NOT NULL,
    ValidToDateKey       int           NOT NULL,
    IsCurrent            smallint      NOT NULL,
    IsInferred           smallint      NOT NULL,
    LoadRunKey           int           NOT NULL,
    CONSTRAINT PK_dim_Department PRIMARY KEY (DepartmentKey),
    CONSTRAINT UQ_dim_Department_Version UNIQUE (DepartmentCode, FacilityCode, ValidFromDateKey)
);
