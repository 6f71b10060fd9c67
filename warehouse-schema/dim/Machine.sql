-- Grain: one row per version of a machine (thiết bị) of a facility.
-- Key  FacilityCode, MachineCode
-- Type 2  MachineName, ManufactureYear, FirstUseYear, IsInForce
-- Caution  the first version is taken to hold from the beginning; EffectiveDateKey says since when the register has it
CREATE TABLE dim.Machine
(
    MachineKey        int           NOT NULL,
    MachineDurableKey int           NOT NULL,
    FacilityCode      varchar(5)    NOT NULL,
    MachineCode       nvarchar(50)  NOT NULL, -- MA_MAY
    MachineName       nvarchar(255) NOT NULL,
    ManufactureYear   int           NOT NULL, -- 0 where the register does not tell
    FirstUseYear      int           NOT NULL,
    IsInForce         smallint      NOT NULL, -- 0 after the register's row ended with no other following
    EffectiveDateKey  int           NOT NULL,
    ValidFromDateKey  int           NOT NULL,
    ValidToDateKey    int           NOT NULL,
    IsCurrent         smallint      NOT NULL,
    IsInferred        smallint      NOT NULL,
    LoadRunKey        int           NOT NULL,
    CONSTRAINT PK_dim_Machine PRIMARY KEY (MachineKey),
    CONSTRAINT UQ_dim_Machine_Version UNIQUE (MachineCode, FacilityCode, ValidFromDateKey)
);
